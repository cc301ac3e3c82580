package org.tallystick.simulators.netsuite.internal.suiteql;

import java.util.Locale;

/** A word of a query. A parameter's text is its index, counted from 0. */
record Token(Kind kind, String text) {
    enum Kind {
        NAME,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL,
        END
    }

    boolean is(String keywordOrSymbol) {
        return (kind == Kind.NAME || kind == Kind.SYMBOL) && text.equalsIgnoreCase(keywordOrSymbol);
    }

    String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }
}
