package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.testkit.store.StoreContract;

/** The contract as the role that docs/postgresql.md sets up for a running host, by the statements of that page itself. */
class PostgresGrantsTest extends StoreContract {

    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final PostgresOptions OPTIONS = PostgresOptions.ofDefaults();

    private static HikariDataSource runtime;

    @BeforeAll
    static void setUpAsDocumented() throws Exception {
        List<String> steps = documentedSteps();
        assertThat(steps).as("roles and schema; grants; the check").hasSize(3);
        PostgresServer.execute(PostgresServer.database(), steps.get(0));
        JdbcStore.postgres(PostgresServer.database("tallystick_owner"), OPTIONS).close();
        PostgresServer.execute(PostgresServer.database("tallystick_owner"), steps.get(1));
        runtime = PostgresServer.of(PostgresServer.database("tallystick_runtime"));
    }

    @AfterAll
    static void stop() {
        runtime.close();
    }

    @Override
    protected Store openStore() throws SQLException {
        PostgresServer.empty(OPTIONS.schema());
        return JdbcStore.postgres(runtime, OPTIONS.withSchemaMode(SchemaMode.VALIDATE));
    }

    @Test
    void theCheckOfThePageShowsWhatTheRoleMay() throws Exception {
        assertThat(PostgresServer.query(
                        PostgresServer.database(), documentedSteps().get(2)))
                .isEqualTo("hub_schema_history");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE tallystick.hub_of_mine (id TEXT)",
                "ALTER TABLE tallystick.hub_record ADD COLUMN mine TEXT",
                "DROP TABLE tallystick.hub_record",
                "TRUNCATE tallystick.hub_record",
                "CREATE INDEX mine ON tallystick.hub_record (version)",
                "CREATE SCHEMA mine",
                "INSERT INTO tallystick.hub_schema_history VALUES (7, 'mine', 'now', 'sum')",
                "DELETE FROM tallystick.hub_schema_history"
            })
    void theRoleCannotChangeTheSchema(String sql) {
        assertThatThrownBy(() -> PostgresServer.execute(runtime, sql))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState())
                                .as("insufficient privilege: %s", e.getMessage())
                                .isEqualTo("42501"));
    }

    @Test
    void applyNeedsNoMoreWhereThereIsNothingToApply() {
        JdbcStore.postgres(runtime, OPTIONS.withSchemaMode(SchemaMode.APPLY)).close();
    }

    @Test
    void applyThatLacksARightSaysWhere() {
        PostgresOptions other = OPTIONS.withSchema(PostgresServer.newSchema());

        assertThatThrownBy(() -> JdbcStore.postgres(runtime, other))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("CREATE SCHEMA")
                .hasMessageContaining("this role lacks a right. See the grants in docs/postgresql.md");
    }

    private static List<String> documentedSteps() throws IOException {
        String page = Files.readString(Path.of("../../docs/postgresql.md"));
        return SQL.matcher(page)
                .results()
                .map((MatchResult step) -> step.group(1))
                .toList();
    }
}
