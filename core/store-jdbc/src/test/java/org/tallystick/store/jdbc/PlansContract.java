package org.tallystick.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Blanking.Walk;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.Which;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Records;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;

/** What a database reads for a page or a key: as much as was asked for, however much the hub holds. */
abstract class PlansContract {

    static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    static final int PAGE = 1_000;

    /** For a larger part of such small tables PostgreSQL may rightly read one. */
    private static final int SHORT = 100;

    private static final int ROWS = 20_000;

    private static final String OF_THREE_FLOWS =
            "CASE WHEN g <= 5000 THEN 'crm/Customer' WHEN g <= 15000 THEN 'psa/TimeEntry' ELSE 'wd/Resource' END, 'd' || (100000 + g)";
    private static final String MOMENT = "'2026-09-01T12:00:00.000000000Z'";

    final ExplainedSource explained;

    PlansContract(ExplainedSource explained) {
        this.explained = explained;
    }

    abstract Store store();

    /** Does a statement in the hub. */
    abstract void execute(String sql) throws SQLException;

    /** Makes the statistics that the database has of a table after a while. */
    abstract void analyze(String table) throws SQLException;

    /** All that is read is a page, by an index that has its order. */
    abstract void readsPages(String plan, String index);

    /** No table is read from end to end. */
    abstract void readsNoTable(String plan);

    /** Rows for the numbers from 1, as a query that begins with SELECT and reads g. */
    final void fill(String into, String select) throws SQLException {
        execute("WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n WHERE g < %d) INSERT INTO %s %s FROM n"
                .formatted(ROWS, into, select));
        analyze(into.substring(0, into.indexOf(' ')));
    }

    /** As in a first load: the database saw them when all were planned. */
    final void aBacklog() throws SQLException {
        fill(
                "hub_delivery (target, type, record_id, external_key, state, fingerprint, extensions, generation, attempts, due_at,"
                        + " adopted, partition)",
                "SELECT 'erp', 'Invoice', 'psa/Invoice/r' || (100000 + g), 'INV-' || (100000 + g), 'PLANNED', 'print', '{}', 1, 0, "
                        + MOMENT + ", 0, g % 8");
    }

    @Test
    void whatIsDueIsReadInTheOrderOfItsIndex() throws SQLException {
        aBacklog();

        assertThat(deliveries(
                        tx -> tx.due("erp", "Invoice", Set.of(State.PLANNED, State.RETRY), Deliveries.ALL, NOON, PAGE)))
                .isEqualTo(PAGE);
        readsPages(plan(), "hub_delivery_open");
    }

    @Test
    void anEnginesPartOfWhatIsDueIsReadInTheOrderOfItsIndex() throws SQLException {
        aBacklog();

        assertThat(deliveries(tx ->
                        tx.due("erp", "Invoice", Set.of(State.PLANNED, State.RETRY), Set.of(0, 1, 2, 3), NOON, PAGE)))
                .isEqualTo(PAGE);
        readsPages(plan(), "hub_delivery_open");
    }

    @Test
    void whatIsInAStateIsReadInTheOrderOfItsIndex() throws SQLException {
        aBacklog();

        assertThat(deliveries(tx ->
                        tx.inState("erp", "Invoice", Set.of(State.PLANNED, State.BLOCKED), Deliveries.ALL, null, PAGE)))
                .isEqualTo(PAGE);
        readsPages(plan(), "hub_delivery_open");
    }

    @Test
    void aPageOfCasesIsReadInTheOrderOfItsIndex() throws SQLException {
        cases();
        Which open =
                new Which(null, null, null, null, null, Set.of(Cases.State.OPEN, Cases.State.ASSIGNED), null, null);

        int found = in(tx -> tx.cases().page(open, 0, PAGE).size());

        assertThat(found).isEqualTo(PAGE);
        readsPages(plan(), "hub_case_state");
    }

    @Test
    void aPageOfProcessesIsReadInTheOrderOfItsIndex() throws SQLException {
        fill(
                "hub_process (key, definition, definition_version, step, state, is_back, data, since_at, attempts, started_by)",
                "SELECT 'p' || g, 'setup', 1, 'first', CASE WHEN g % 2 = 0 THEN 'DONE' ELSE 'STUCK' END, 0, '{}', "
                        + MOMENT + ", 0, 'host'");

        int found = in(tx -> tx.processes()
                .page(Set.of(Processes.State.WAITING, Processes.State.STUCK), "", PAGE)
                .size());

        assertThat(found).isEqualTo(PAGE);
        readsPages(plan(), "hub_process_state");
    }

    @Test
    void whatIsOpenAfterARunIsReadWithoutWhatWasClosedBefore() throws SQLException {
        exceptions();

        int open = in(tx -> tx.exceptions().openAfter(24).size());

        assertThat(open).isEqualTo(10);
        assertThat(plan()).contains("hub_exception_closed").satisfies(this::readsNoTable);
    }

    @Test
    void recordsAreFoundByTheIndexOfThoseThatHaveAKey() throws SQLException {
        documents();

        int found = in(tx -> tx.records()
                .findByKey("TimeEntry", Records.Key.KEY2, List.of("day-7", "day-8"))
                .size());

        assertThat(found).isEqualTo(20);
        assertThat(plan()).contains("hub_record_key2").satisfies(this::readsNoTable);
    }

    @Test
    void whatWasNeverPlannedIsFoundByTheKeysOfDeliveries() throws SQLException {
        String someInvoices = "SELECT CASE WHEN g % 100 = 0 THEN 'Invoice' ELSE 'TimeEntry' END, 'r' || (100000 + g)";
        fill(
                "hub_delivery (type, record_id, target, external_key, state, fingerprint, extensions, generation, attempts, due_at,"
                        + " adopted)",
                someInvoices
                        + ", CASE WHEN g % 1000 = 0 THEN 'reports' ELSE 'erp' END, 'K-' || g, 'APPLIED', 'print', '{}', 1, 0, "
                        + MOMENT + ", 0");
        fill(
                "hub_record (type, id, version, fingerprint, feed_position, seen, decided)",
                someInvoices + ", 1, 'print', g, '{}', '='");

        int found = in(tx ->
                tx.records().unplanned("Invoice", Set.of("reports"), "", PAGE).size());

        assertThat(found).isEqualTo(20);
        assertThat(explained.plans()).isNotEmpty().allSatisfy(this::readsNoTable);
    }

    @Test
    void aDocumentThatIsSetAsideIsReadWithoutTheOthers() throws SQLException {
        documents();

        int found = in(tx ->
                tx.documents().setAside("psa/TimeEntry", List.of("d105007")).size());

        assertThat(found).isEqualTo(1);
        assertThat(plan()).doesNotContain("hub_document_set_aside (flow=?)").satisfies(this::readsNoTable);
    }

    @Test
    void liveDocumentsAreCountedInTheOrderOfTheKey() throws SQLException {
        documents();

        int live = in(tx -> tx.documents().countLive("psa/TimeEntry", PAGE));

        assertThat(live).isEqualTo(PAGE);
        assertThat(plan()).satisfies(this::readsNoTable);
    }

    @Test
    void textIsBlankedAPageAtATime() throws SQLException {
        documents();

        Walk walk = in(tx -> tx.blanking().rawUpTo(30_000, new Walk(false, "psa/TimeEntry", "d110000", 0), SHORT));

        assertThat(walk.blanked()).isEqualTo(SHORT - 1);
        assertThat(explained.plans())
                .hasSize(2)
                .allSatisfy(this::readsNoTable)
                .last()
                .asString()
                .contains("hub_record_document");
    }

    @Test
    void wordingsAreBlankedAPageAtATime() throws SQLException {
        cases();
        exceptions();

        Walk walk =
                in(tx -> tx.blanking().wordingsGoneBefore(NOON.plusSeconds(1), new Walk(false, "", "10000", 0), SHORT));

        assertThat(walk.blanked()).isEqualTo(SHORT);
        assertThat(explained.plans()).hasSize(4).allSatisfy(this::readsNoTable);
    }

    private void cases() throws SQLException {
        fill(
                "hub_case (id, scope, code, subject, field, ordinal, system, type, owner, message, remedy, details, cluster, state, due, times,"
                        + " first_seen_at, last_seen_at, gone_at)",
                "SELECT g, 'deliver/erp/Invoice/r' || g, 'CODE', 'psa/Invoice/' || g, '', 1, 'erp', 'Invoice', 'finance', 'broken', 'mend', '{}', 'c',"
                        + " CASE WHEN g % 2 = 0 THEN 'FIXED' ELSE 'OPEN' END, 'NOTHING', 1, " + MOMENT + ", " + MOMENT
                        + ", " + MOMENT);
        fill(
                "hub_case_action (case_id, number, at, action, actor, reason, from_state, to_state)",
                "SELECT g, 1, " + MOMENT + ", 'GONE', 'hub', 'away', 'OPEN', 'FIXED'");
    }

    private void exceptions() throws SQLException {
        fill(
                "hub_exception (id, scope, code, subject, owner, message, remedy, details, opened_by, closed_by)",
                "SELECT g, 'deliver/erp/Invoice/r' || g, 'CODE', 'psa/Invoice/' || g, 'finance', 'broken', 'mend', '{}', g / 1000,"
                        + " CASE WHEN g % 2000 <> 0 THEN g / 1000 + 1 END");
    }

    private void documents() throws SQLException {
        fill(
                "hub_document (flow, id, version, hash, rule_set, state, raw)",
                "SELECT " + OF_THREE_FLOWS
                        + ", 1, 'hash', 'rules', CASE WHEN g % 1000 = 7 THEN 'SET_ASIDE' ELSE 'MAPPED' END,"
                        + " 'text'");
        fill(
                "hub_record (type, id, flow, document_id, version, fingerprint, key2, feed_position, seen, decided)",
                "SELECT 'TimeEntry', 'r' || g, " + OF_THREE_FLOWS + ", 1, 'print', 'day-' || (g % 2000), g, '{}', '='");
    }

    final <T> T in(Function<StoreTransaction, T> work) {
        explained.plans();
        return store().inTransaction(work);
    }

    private int deliveries(Function<Deliveries, List<?>> work) {
        return in(tx -> work.apply(tx.deliveries()).size());
    }

    static long count(String plan, String pattern) {
        return Pattern.compile(pattern).matcher(plan).results().count();
    }

    final String plan() {
        List<String> plans = explained.plans();
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }
}
