package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Store;

/** The host keeps its rows in a schema of its own, beside the hub's. */
class PostgresInboxTest extends InboxContract {

    private final PostgresOptions options = PostgresOptions.ofDefaults().withSchema(PostgresServer.newSchema());

    @Override
    Store openStore() throws SQLException {
        PostgresServer.execute(
                PostgresServer.pool(), "DROP TABLE IF EXISTS host_customer; CREATE TABLE host_customer (id TEXT)");
        return JdbcStore.postgres(PostgresServer.pool(), options);
    }

    @AfterEach
    void drop() throws SQLException {
        PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(options.schema()));
    }

    @Override
    JdbcInbox inbox() {
        return JdbcInbox.postgres(options);
    }

    @Override
    Connection hostConnection() throws SQLException {
        return PostgresServer.database().getConnection();
    }

    /** F-CUR-17: numbers are given in one order and committed in the other. */
    @Test
    void cur17_whatIsCommittedLateWithALowerNumberIsNotMissed() throws SQLException {
        YearMonth august = YearMonth.of(2026, 8);
        try (Connection slow = begin();
                Connection quick = begin()) {
            inbox().put(slow, customer("C1", "slow"));
            inbox().put(quick, customer("C2", "quick"));
            quick.commit();
            run(august);
            assertThat(names()).containsExactly("quick");

            slow.commit();
        }
        run(august.plusMonths(1));
        assertThat(names()).containsExactlyInAnyOrder("quick", "slow");
    }

    @Test
    void aHostNeedsTheRightToInsertAndNoOther() throws SQLException {
        String role = "host_of_" + options.schema();
        PostgresServer.execute(
                PostgresServer.database(),
                "CREATE ROLE %s LOGIN; GRANT USAGE ON SCHEMA %s TO %s; GRANT INSERT ON %s.hub_inbox TO %s"
                        .formatted(role, options.schema(), role, options.schema(), role));
        try (Connection host = PostgresServer.database(role).getConnection()) {
            host.setAutoCommit(false);
            inbox().put(host, customer("C1", "Acme"));
            host.commit();
        }
        PostgresServer.execute(PostgresServer.database(), "DROP OWNED BY %s; DROP ROLE %s".formatted(role, role));
        run(YearMonth.of(2026, 8));

        assertThat(names()).containsExactly("Acme");
    }

    /** A host that takes its time keeps no run waiting. */
    @Test
    void anOpenTransactionOfTheHostsDoesNotHoldTheHub() throws SQLException {
        try (Connection slow = begin()) {
            inbox().put(slow, customer("C1", "slow"));
            run(YearMonth.of(2026, 8));
            slow.rollback();
        }
        assertThat(names()).isEmpty();
    }
}
