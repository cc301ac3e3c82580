package org.tallystick.store.jdbc;

import java.util.Objects;

/**
 * How a hub on PostgreSQL is opened.
 *
 * @param schema the schema that holds its tables, one hub per schema; exactly as written, so case matters
 * @param schemaMode what is done about the tables
 */
public record PostgresOptions(String schema, SchemaMode schemaMode) {

    /** The longest name that PostgreSQL keeps whole, in bytes. */
    private static final int LONGEST = 63;

    public PostgresOptions {
        Objects.requireNonNull(schemaMode, "schemaMode");
        if (!schema.matches("[A-Za-z_][A-Za-z0-9_]*") || schema.length() > LONGEST || schema.startsWith("pg_")) {
            throw new IllegalArgumentException(
                    "Schema \"%s\": give a name of 1 to %d letters of ASCII, digits and _, not first a digit or pg_"
                            .formatted(schema, LONGEST));
        }
    }

    /** Schema {@code tallystick}, {@link SchemaMode#APPLY}. */
    public static PostgresOptions ofDefaults() {
        return new PostgresOptions("tallystick", SchemaMode.APPLY);
    }

    public PostgresOptions withSchema(String name) {
        return new PostgresOptions(name, schemaMode);
    }

    public PostgresOptions withSchemaMode(SchemaMode mode) {
        return new PostgresOptions(schema, mode);
    }
}
