package org.tallystick.store.jdbc;

/** What is done about the tables when a hub is opened. */
public enum SchemaMode {
    /** Makes what is missing: the tables of a new hub, or what a newer version of this library adds. Needs the right to create tables. */
    APPLY,
    /** Creates nothing, and refuses a hub whose tables are not those of this library. Needs no right but to read. */
    VALIDATE,
    /** Looks at nothing. A table that is missing then shows at its first use. */
    OFF
}
