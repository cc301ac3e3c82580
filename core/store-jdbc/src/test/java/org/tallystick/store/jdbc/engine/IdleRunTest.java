package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.ExplainedSource;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;

/** A run in which nothing is new reads no table from end to end that grows with what the hub holds, on PostgreSQL. */
class IdleRunTest {

    private static final String ROWS = "FROM generate_series(1, 20000) g";
    private static final String MOMENT = "'2026-08-01T12:00:00.000000000Z'";

    private final String schema = PostgresServer.newSchema();
    private final ExplainedSource explained = ExplainedSource.ofPostgres();
    private final Store store = JdbcStore.postgres(
            explained.explained(PostgresServer.pool()),
            PostgresOptions.ofDefaults().withSchema(schema));
    private final PaperSource<Customer> crm = new PaperSource<>();
    private final Tallystick tally = Bench.engine(store, new ManualTime())
            .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm, PaperSystem.INCREMENTS))
            .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, new PaperTarget<>()))
            .ingest(RecordType.CUSTOMER, from("crm"))
            .deliver(RecordType.CUSTOMER, to("erp"))
            .build();

    @AfterEach
    void close() {
        tally.close();
    }

    @Test
    void whatTheHubHoldsIsNotReadWhenNothingIsNew() throws SQLException {
        crm.says(Papers.account("C1", 1, "Acme"));
        tally.run(AUGUST);
        yearsOfWork();
        tally.run(SEPTEMBER);
        explained.plans();

        Run run = tally.run(OCTOBER);

        List<String> plans = explained.plans();
        assertThat(run.exceptions()).isEmpty();
        assertThat(plans).isNotEmpty().noneMatch(IdleRunTest::readsAllThatGrows);
    }

    private static boolean readsAllThatGrows(String plan) {
        return plan.matches(
                "(?s).*Seq Scan on hub_(audit|case|crosswalk|delivery|document|exception|process|record|transition).*");
    }

    /** Of customers that are as they were, exceptions that are settled, and processes that are done. */
    private void yearsOfWork() throws SQLException {
        fill(
                "hub_document (flow, id, version, hash, rule_set, state)",
                "'crm/customer', 'K' || g, 1, 'hash', '', 'MAPPED'");
        fill(
                "hub_document (flow, id, version, hash, rule_set, state)",
                "'psa/project', 'P' || g, 1, 'hash', '', 'MAPPED'");
        fill(
                "hub_record (type, id, flow, document_id, version, fingerprint, feed_position, seen, decided)",
                "'customer', 'k' || g, 'crm/customer', 'K' || g, 1, 'print', 100 + g, NULL, NULL");
        fill(
                "hub_crosswalk (system, type, remote_id, record_id, link_number)",
                "'crm', 'customer', 'K' || g, 'k' || g, 1");
        fill(
                "hub_delivery (target, type, record_id, external_key, state, fingerprint, extensions, generation, attempts, due_at, adopted)",
                "'erp', 'customer', 'k' || g, 'crm/K' || g, 'APPLIED', 'print', '{}', 1, 0, " + MOMENT + ", 0");
        fill(
                "hub_exception (id, scope, code, subject, owner, message, remedy, details, opened_by, closed_by)",
                "g, 'ingest/crm/customer/K' || g, 'CODE', 'crm/customer/K' || g, 'sales', 'broken', 'mend', '{}', 1, 1");
        fill(
                "hub_case (id, scope, code, subject, field, ordinal, system, type, owner, message, remedy, details, cluster, state, due, times,"
                        + " first_seen_at, last_seen_at, gone_at)",
                "g, 'ingest/crm/customer/K' || g, 'CODE', 'crm/customer/K' || g, '', 1, 'crm', 'customer', 'sales', 'broken', 'mend', '{}', 'c',"
                        + " 'FIXED', 'NOTHING', 1, %1$s, %1$s, %1$s".formatted(MOMENT));
        fill(
                "hub_process (key, definition, definition_version, step, state, is_back, data, since_at, attempts, started_by)",
                "'p' || g, 'setup', 1, 'last', 'DONE', 0, '{}', " + MOMENT + ", 0, 'host'");
    }

    private void fill(String into, String values) throws SQLException {
        PostgresServer.execute(
                PostgresServer.pool(),
                "INSERT INTO %1$s.%2$s SELECT %3$s %4$s; ANALYZE %1$s.%5$s"
                        .formatted(schema, into, values, ROWS, into.substring(0, into.indexOf(' '))));
    }
}
