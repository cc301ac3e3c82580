package org.tallystick.simulators.salesforce.internal.schema;

import java.util.Locale;

/** The type of a field, as {@code describe} names it in lower case. */
public enum FieldType {
    ID,
    STRING,
    TEXTAREA,
    /** Cannot be filtered or sorted by; {@code describe} calls it {@code textarea} too. */
    LONGTEXTAREA,
    PICKLIST,
    EMAIL,
    URL,
    BOOLEAN,
    INT,
    DOUBLE,
    CURRENCY,
    PERCENT,
    DATE,
    DATETIME,
    REFERENCE;

    public boolean isText() {
        return switch (this) {
            case STRING, TEXTAREA, LONGTEXTAREA, PICKLIST, EMAIL, URL -> true;
            case ID, BOOLEAN, INT, DOUBLE, CURRENCY, PERCENT, DATE, DATETIME, REFERENCE -> false;
        };
    }

    public boolean isNumber() {
        return switch (this) {
            case INT, DOUBLE, CURRENCY, PERCENT -> true;
            case ID, STRING, TEXTAREA, LONGTEXTAREA, PICKLIST, EMAIL, URL, BOOLEAN, DATE, DATETIME, REFERENCE -> false;
        };
    }

    public boolean isId() {
        return this == ID || this == REFERENCE;
    }

    public String describeName() {
        return this == LONGTEXTAREA ? "textarea" : name().toLowerCase(Locale.ROOT);
    }

    static FieldType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
