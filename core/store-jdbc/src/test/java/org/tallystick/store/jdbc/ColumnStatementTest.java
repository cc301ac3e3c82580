package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ColumnStatementTest {

    private static final String INSERT = "INSERT INTO page (id, kind, number) VALUES (?, ?, ?)";
    private static final String UPSERT =
            INSERT + " ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, number = excluded.number";
    private static final String UPDATE = "UPDATE page SET kind = ?, number = ? WHERE id = ?";

    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        connection = PostgresServer.pool().getConnection();
        connection.createStatement().execute("CREATE TEMP TABLE page (id TEXT PRIMARY KEY, kind TEXT, number BIGINT)");
    }

    @AfterEach
    void giveBack() throws Exception {
        connection.createStatement().execute("DROP TABLE page");
        connection.close();
    }

    @Test
    void aColumnWhoseValuesAreAllTheSameIsOneValue() {
        List<@Nullable Object[]> rows = List.of(row("a", "k", 1), row("b", "k", 1));

        assertThat(ColumnStatement.of(INSERT, rows).text())
                .isEqualTo("INSERT INTO page (id, kind, number) SELECT v.c0, ?, ? FROM unnest(?) AS v (c0)");
        assertThat(ColumnStatement.of(UPDATE, List.of(row("k", 1, "a"), row("k", 1, "b")))
                        .text())
                .isEqualTo("UPDATE page SET kind = ?, number = ? FROM unnest(?) AS v (c2) WHERE id = v.c2");
    }

    @Test
    void eachMixOfColumnsIsWrittenAsItIs() throws Exception {
        write(INSERT, row("a", "k", 1), row("b", "k", 1));
        write(INSERT, row("c", "k", 2), row("d", "l", 2));
        write(INSERT, row("e", null, null), row("f", null, null));
        write(INSERT, row("g", null, 3), row("h", "m", null));

        assertThat(written())
                .containsExactly(
                        "a k 1", "b k 1", "c k 2", "d l 2", "e null null", "f null null", "g null 3", "h m null");
    }

    @Test
    void whatIsThereIsReplacedAndUpdated() throws Exception {
        write(INSERT, row("a", "k", 1), row("b", "k", 1));
        write(UPSERT, row("b", "l", 2), row("c", "l", 3));
        write(UPDATE, row("m", 4, "a"), row("m", 5, "c"));

        assertThat(written()).containsExactly("a m 4", "b l 2", "c m 5");
    }

    @Test
    void rowsThatAreTheSameInAllColumnsAreAsManyAsTheyWere() throws Exception {
        connection.createStatement().execute("ALTER TABLE page DROP CONSTRAINT page_pkey");

        write(INSERT, row("a", "k", 1), row("a", "k", 1));

        assertThat(written()).containsExactly("a k 1", "a k 1");
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private void write(String statement, @Nullable Object[]... rows) throws Exception {
        ColumnStatement page = ColumnStatement.of(statement, List.of(rows));
        try (PreparedStatement prepared = connection.prepareStatement(page.text())) {
            page.set(prepared);
            assertThat(prepared.executeUpdate()).isEqualTo(rows.length);
        }
    }

    private List<String> written() throws Exception {
        List<String> rows = new ArrayList<>();
        try (ResultSet row =
                connection.createStatement().executeQuery("SELECT id, kind, number FROM page ORDER BY id")) {
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
            }
        }
        return rows;
    }
}
