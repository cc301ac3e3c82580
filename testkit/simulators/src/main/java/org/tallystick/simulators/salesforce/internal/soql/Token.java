package org.tallystick.simulators.salesforce.internal.soql;

/**
 * One token of a query.
 *
 * @param text as written; of a string, what its quotes enclose, escapes and all
 * @param column of its first character, from 1
 */
record Token(Kind kind, String text, int column) {

    enum Kind {
        NAME,
        STRING,
        NUMBER,
        DATE,
        DATETIME,
        SYMBOL,
        END
    }

    /** Whether this is the keyword or symbol, in any case. */
    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }
}
