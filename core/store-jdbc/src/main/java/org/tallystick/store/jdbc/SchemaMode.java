package org.tallystick.store.jdbc;

/** What is done about the tables when a hub is opened. The version and the encoding of a PostgreSQL are looked at in every mode. */
public enum SchemaMode {
    /**
     * Makes what is missing: the tables of a new hub, or what a newer version of this library adds; then looks at them as {@link #VALIDATE} does. Needs the
     * right to create tables only while something is missing.
     */
    APPLY,
    /** Creates nothing, and refuses a hub whose tables are not those of this library. Needs no right but to read. */
    VALIDATE,
    /** Looks at no table. One that is missing then shows at its first use. */
    OFF
}
