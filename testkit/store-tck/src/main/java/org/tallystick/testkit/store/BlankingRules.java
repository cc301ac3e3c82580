package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.document;
import static org.tallystick.testkit.store.Rows.problem;
import static org.tallystick.testkit.store.Rows.process;
import static org.tallystick.testkit.store.Rows.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Blanking.Walk;
import org.tallystick.engine.store.Breaks.BreakRow;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.IntentRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;

/** What every store must do with what is blanked. */
abstract class BlankingRules extends StoreRules {

    @Test
    void required_s95_theTextOfMappedDocumentsIsBlankedUpToAPosition() {
        write(tx -> {
            tx.documents()
                    .put(List.of(
                            document("old", Documents.State.MAPPED),
                            document("new", Documents.State.MAPPED),
                            document("bad", Documents.State.SET_ASIDE),
                            document("left-out", Documents.State.MAPPED),
                            document("old-elsewhere", Documents.State.MAPPED),
                            document("new-elsewhere", Documents.State.MAPPED)));
            tx.records().put(List.of(of("1", "psa/TimeEntry", "old"), of("2", "psa/TimeEntry", "bad")));
            tx.records().put(List.of(of("3", "psa/TimeEntry", "new")));
            tx.crosswalk()
                    .link(Map.of(
                            new RefKey("psa", "TimeEntry", "old-elsewhere"), "1",
                            new RefKey("psa", "TimeEntry", "new-elsewhere"), "3"));
        });

        assertThat(walk((tx, walk) -> tx.blanking().rawUpTo(2, walk, 2)))
                .as("with the record that it gave, or is linked to, or without any")
                .isEqualTo(3);
        assertThat(walk((tx, walk) -> tx.blanking().rawUpTo(2, walk, 2)))
                .as("once")
                .isZero();
        assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry")))
                .as("what is set aside keeps its text")
                .allMatch(row -> row.raw() != null);
    }

    @Test
    void required_s198_formerVersionsOfDocumentsThatDidNotChangeAreRemoved() {
        write(tx -> {
            tx.documents()
                    .put(List.of(
                            version("psa/TimeEntry", "old", 3, Documents.State.MAPPED),
                            version("psa/TimeEntry", "gone", 3, Documents.State.DELETED),
                            version("psa/TimeEntry", "bad", 3, Documents.State.SET_ASIDE),
                            version("psa/TimeEntry", "open", 3, Documents.State.MAPPED),
                            version("psa/TimeEntry/decided", "open", 2, Documents.State.MAPPED),
                            version("psa/TimeEntry", "new", 3, Documents.State.MAPPED)));
            for (String id : List.of("old", "gone", "bad", "open", "new")) {
                tx.documents().put(versions(id));
                tx.records().put(List.of(of(id, "psa/TimeEntry", id)));
            }
        });

        assertThat(walk((tx, walk) -> tx.blanking().formerVersionsUpTo(4, walk, 2)))
                .isEqualTo(5);
        assertThat(walk((tx, walk) -> tx.blanking().formerVersionsUpTo(4, walk, 2)))
                .as("once")
                .isZero();
        assertThat(list(tx -> List.copyOf(tx.documents()
                        .find(
                                "psa/TimeEntry/versions",
                                Stream.of("old", "gone", "bad", "open", "new")
                                        .flatMap(id -> versions(id).stream().map(DocumentRow::id))
                                        .toList())
                        .keySet())))
                .as("the newest and the decided version, what is set aside, and what changed later")
                .containsExactlyInAnyOrder(
                        "old@3", "gone@3", "bad@1", "bad@2", "bad@3", "open@2", "open@3", "new@1", "new@2", "new@3");
        assertThat(list(tx -> tx.documents().liveIds("psa/TimeEntry"))).hasSize(4);
    }

    @Test
    void required_s96_theWordingOfExceptionsThatAreGoneIsBlanked() {
        CaseRow gone = problem(0, "RULE_7", "erp", "customer", Cases.State.FIXED, Cases.Due.NOTHING);
        CaseRow there = problem(0, "RULE_8", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING);
        write(tx -> {
            tx.exceptions().replace(gone.said().scope(), List.of(gone.said(), there.said()), 1);
            tx.exceptions().replace(gone.said().scope(), List.of(there.said()), 2);
            tx.cases().put(List.of(goneAt(gone, NOON), there));
            tx.cases()
                    .append(List.of(new ActionRow(
                            1, NOON, "EDITED", "Ada", "why", Cases.State.OPEN, Cases.State.FIXED, "[{}]", "{}")));
        });

        assertThat(walk((tx, walk) -> tx.blanking().wordingsGoneBefore(NOON, walk, 1)))
                .isZero();
        assertThat(walk((tx, walk) -> tx.blanking().wordingsGoneBefore(NOON.plusSeconds(1), walk, 1)))
                .isEqualTo(1);

        assertThat(one(tx -> tx.cases().find(1)).orElseThrow().said().message()).isEmpty();
        assertThat(one(tx -> tx.cases().find(2)).orElseThrow().said()).isEqualTo(there.said());
        assertThat(list(tx -> tx.exceptions().openAfter(1)))
                .extracting(ExceptionRow::code, ExceptionRow::message)
                .containsExactly(
                        tuple("RULE_7", ""), tuple("RULE_8", there.said().message()));
        assertThat(list(tx -> tx.cases().actions(1))).singleElement().satisfies(action -> {
            assertThat(action.payload()).isNull();
            assertThat(action.reason()).isEqualTo("why");
        });
    }

    @Test
    void required_s97_whatIsKeptAboutARecordIsBlanked() {
        write(tx -> {
            tx.documents().put(List.of(document("doc-r1", Documents.State.SET_ASIDE)));
            tx.records().put(List.of(record("r1"), record("r2")));
            tx.deliveries().put(List.of(withProblem("r1"), withProblem("r2")));
            tx.cases().put(List.of(problem(0, "RULE_7", "erp", "customer", Cases.State.OPEN, Cases.Due.NOTHING)));
        });

        write(tx -> tx.blanking().about("TimeEntry", "r1", List.of("erp/customer/RULE_7")));

        assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry"))).allMatch(row -> row.raw() == null);
        assertThat(list(tx -> tx.deliveries().inState("erp", "TimeEntry", Set.of(State.REJECTED), ALL, null, 9)))
                .extracting(DeliveryRow::recordId, DeliveryRow::problem)
                .containsExactlyInAnyOrder(tuple("r1", null), tuple("r2", "told Ada"));
        assertThat(one(tx -> tx.cases().find(1)).orElseThrow().said().message()).isEmpty();
    }

    @Test
    void required_s98_everyTextThatNamesTheWordIsBlanked() {
        write(tx -> {
            tx.deliveries().put(List.of(withProblem("r1")));
            tx.breaks().replace("erp", "Invoice", List.of(new BreakRow("erp", "Invoice", "I1", "KIND", "Ada_ owes")));
            tx.breaks().replace("erp", "Memo", List.of(new BreakRow("erp", "Memo", "I2", "KIND", "Adam owes")));
        });

        assertThat(store().<Integer>inTransaction(tx -> tx.blanking().mentions("Ada_")))
                .isEqualTo(1);
        assertThat(list(tx -> tx.breaks().open())).extracting(BreakRow::message).containsExactly("", "Adam owes");
        assertThat(store().<Integer>inTransaction(tx -> tx.blanking().mentions("told Ada")))
                .isEqualTo(1);
    }

    /** It may be replayed, and deciders look for what it is about; a process goes on with what it was given. */
    @Test
    void required_s218_whatIsNeededLosesTheWordAndNothingElse() {
        ProcessRow process = process("p", Processes.State.RUNNING, null);
        write(tx -> {
            tx.documents()
                    .put(List.of(new DocumentRow(
                            "psa/TimeEntry",
                            "bad",
                            1,
                            "hash",
                            "rules-1",
                            "{\"by\":\"Ada_\",\"for\":\"E1\",\"mail\":\"ADA_@x\"}",
                            Documents.State.SET_ASIDE)));
            tx.processes().put(with(process, "{\"invoice\":\"I1\",\"reason\":\"hours of ada_ are wrong\"}"));
        });

        assertThat(store().<Integer>inTransaction(tx -> tx.blanking().mentions("Ada_")))
                .isEqualTo(2);

        assertThat(list(tx -> tx.documents().setAside("psa/TimeEntry")))
                .extracting(DocumentRow::raw)
                .containsExactly("{\"by\":\"erased\",\"for\":\"E1\",\"mail\":\"erased@x\"}");
        assertThat(one(tx -> tx.processes().find("p")).orElseThrow())
                .isEqualTo(with(process, "{\"invoice\":\"I1\",\"reason\":\"hours of erased are wrong\"}"));
    }

    @Test
    void required_s99_aBatchInFlightThatNamesTheRecordOrTheWordIsFound() {
        write(tx -> tx.deliveries()
                .putIntent(new IntentRow("i1", "erp", "Invoice", List.of("r1"), "key {\"name\":\"Ada\"}", NOON, true)));

        assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r1", "nobody")))
                .containsExactly("erp");
        assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r2", "Ada"))).containsExactly("erp");
        assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r2", "nobody")))
                .isEmpty();

        write(tx -> {
            tx.crosswalk().link(Map.of(new RefKey("app", "Invoice", "a1"), "r3"));
            tx.inbox().append(List.of(new InboxRow(0, "app", "Invoice", "a1", "{\"by\":\"Eve\"}")));
        });
        assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r3", "nobody")))
                .as("a host has put it and no run has moved it on")
                .containsExactly("the hub");
        assertThat(list(tx -> tx.blanking().inFlight("Invoice", "r2", "eve"))).containsExactly("the hub");
    }

    @Test
    void required_s100_recordsThatHaveTheWordAreNamed() {
        write(tx -> tx.records()
                .put(List.of(
                        record("b", null, "{\"by\":\"Ada\"}"), record("a", null, "{\"by\":\"Ada\"}"), record("c"))));

        assertThat(list(tx -> tx.blanking().recordsWith("Ada", 9))).containsExactly("TimeEntry/a", "TimeEntry/b");
        assertThat(list(tx -> tx.blanking().recordsWith("Ada", 1))).containsExactly("TimeEntry/a");
    }

    private static List<DocumentRow> versions(String id) {
        return Stream.of(1L, 2L, 3L)
                .map(no -> version("psa/TimeEntry/versions", id + "@" + no, no, Documents.State.MAPPED))
                .toList();
    }

    private static DocumentRow version(String flow, String id, long version, Documents.State state) {
        return new DocumentRow(flow, id, version, "hash", "", null, state);
    }

    private int walk(BiFunction<StoreTransaction, Walk, Walk> step) {
        Walk walk = Walk.START;
        while (!walk.isLast()) {
            Walk from = walk;
            walk = store().inTransaction(tx -> step.apply(tx, from));
        }
        return walk.blanked();
    }

    private static RecordRow of(String id, String flow, String document) {
        return new RecordRow("TimeEntry", id, flow, document, 1, "print", "{}", "{}", null, null, null, 0);
    }

    private static ProcessRow with(ProcessRow row, String data) {
        return new ProcessRow(
                row.key(),
                row.definition(),
                row.version(),
                row.step(),
                row.state(),
                row.isBack(),
                data,
                row.waitsFor(),
                row.since(),
                row.dueAt(),
                row.attempts(),
                row.startedBy(),
                row.problem());
    }

    private static DeliveryRow withProblem(String recordId) {
        return new DeliveryRow(
                "erp",
                "TimeEntry",
                recordId,
                "key-" + recordId,
                State.REJECTED,
                "print",
                "{}",
                1,
                1,
                NOON,
                null,
                null,
                false,
                null,
                null,
                "told Ada");
    }

    private static CaseRow goneAt(CaseRow row, Instant at) {
        return new CaseRow(
                row.id(),
                row.said(),
                row.field(),
                row.ordinal(),
                row.system(),
                row.type(),
                row.cluster(),
                row.state(),
                row.assignee(),
                row.due(),
                row.times(),
                row.firstSeenAt(),
                row.lastSeenAt(),
                at);
    }
}
