package org.tallystick.store.jdbc;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** SQLite: the database has one writer, and a commit that fails is undone. */
final class SqliteDialect implements Dialect {

    static final String NOT_WRITABLE =
            "it cannot be written. Give this user the right to write the file and its directory";

    /** SQLite has neither statement. */
    private static final Pattern STORAGE = Pattern.compile("ALTER INDEX|ALTER COLUMN");

    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public String clock() {
        return "NULL";
    }

    @Override
    public String tableQuery() {
        return "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?";
    }

    @Override
    public String columnQuery() {
        return "SELECT 1 FROM pragma_table_info(?) WHERE name = ?";
    }

    @Override
    public Optional<String> ofArray(String query) {
        return Optional.empty();
    }

    @Override
    public boolean hasArrays() {
        return false;
    }

    @Override
    public Optional<String> afterInsert(String insert, int rows) {
        return Optional.empty();
    }

    /** They do here. */
    @Override
    public String inEitherCase(String statement) {
        return statement;
    }

    @Override
    public boolean isConcerned(String statement) {
        return !STORAGE.matcher(statement).find();
    }

    @Override
    public String ddl(String statement) {
        return statement;
    }

    /** Source of the codes: SQLite, "Result and Error Codes". */
    @Override
    public String explain(SQLException e) {
        String why = switch (e.getErrorCode() & 0xff) {
            case 5 -> "another program keeps it locked. End that program";
            case 8, 14 -> NOT_WRITABLE;
            case 10 -> "the disk failed. Check it, and the files beside the hub";
            case 11 -> "it is damaged. Restore it from a backup";
            case 13 -> "the disk is full. Make room";
            case 26 -> "it is not a SQLite database. Name another file, or move this one away";
            default -> "the database or its driver (org.xerial:sqlite-jdbc) refused";
        };
        return "%s. (%s)".formatted(why, e.getMessage());
    }

    @Override
    public boolean isConnectionLost(SQLException e) {
        return false;
    }

    @Override
    public boolean leavesCommitOpen(SQLException e) {
        return false;
    }
}
