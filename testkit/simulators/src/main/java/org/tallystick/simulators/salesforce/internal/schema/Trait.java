package org.tallystick.simulators.salesforce.internal.schema;

/** A property that a field has or has not. */
enum Trait {
    /** May never be null in a written record. */
    REQUIRED("required"),
    /** Formula, roll-up, auto-number or system field. */
    READ_ONLY("readOnly"),
    /** May be given to a new record and not changed. */
    CREATE_ONLY("createOnly"),
    /** The org gives each new record the next number. */
    AUTO_NUMBER("autoNumber"),
    EXTERNAL_ID("externalId"),
    UNIQUE("unique"),
    ID_LOOKUP("idLookup"),
    /** Upper and lower case are different values; of text fields only. */
    CASE_SENSITIVE("caseSensitive");

    final String key;

    Trait(String key) {
        this.key = key;
    }
}
