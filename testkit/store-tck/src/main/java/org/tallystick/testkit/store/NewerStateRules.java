package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testkit.store.Rows.NOON;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;

/** What every store must do with what is applied and changed since. */
abstract class NewerStateRules extends StoreRules {

    private static final Instant LATER = NOON.plusSeconds(60);

    @Test
    void required_s140_whatIsAppliedIsPlannedAgainAsItsRecordSaysSomethingElse() {
        DeliveryRow before = new DeliveryRow(
                "erp",
                "TimeEntry",
                "1",
                "K1",
                State.APPLIED,
                "older",
                "{}",
                2,
                3,
                NOON,
                null,
                "4711",
                true,
                "key",
                "2026-08",
                "slow");
        write(tx -> {
            tx.records().put(List.of(changed("1")));
            tx.deliveries().put(List.of(before));
        });

        planNewer(0);

        assertThat(one(tx -> tx.deliveries().find("erp", "TimeEntry", "1")))
                .contains(new DeliveryRow(
                        "erp",
                        "TimeEntry",
                        "1",
                        "K1",
                        State.PLANNED,
                        "older",
                        "{}",
                        2,
                        0,
                        LATER,
                        null,
                        "4711",
                        true,
                        "key",
                        "2026-08",
                        null));
    }

    @Test
    void required_s141_onlyWhatChangedAfterThePositionIsPlannedAgain() {
        write(tx -> {
            tx.records().put(List.of(changed("1"), changed("2")));
            tx.deliveries().put(List.of(applied("1", "older"), applied("2", "older")));
        });

        planNewer(1);

        assertThat(plannedAgain()).containsExactly("2");
    }

    @Test
    void required_s142_whatTheTargetFeedsOrWhatIsGoneIsNotPlannedAgain() {
        write(tx -> {
            tx.records()
                    .put(List.of(ofFlow("1", "erp/TimeEntry", "{}"), ofFlow("2", null, "{}"), ofFlow("3", null, null)));
            tx.deliveries().put(List.of(applied("1", "older"), applied("2", "older"), applied("3", "older")));
        });

        planNewer(0);

        assertThat(plannedAgain()).containsExactly("2");
    }

    @Test
    void required_s143_onlyWhatIsAppliedIsPlannedAgain() {
        write(tx -> {
            tx.records().put(List.of(changed("1"), changed("2")));
            tx.deliveries().put(List.of(applied("1", "older"), in(State.REJECTED, applied("2", "older"))));
        });

        planNewer(0);

        assertThat(plannedAgain()).containsExactly("1");
    }

    @Test
    void required_s144_whatIsAppliedAsItsRecordIsStaysAndSoDoesWhatGoesElsewhere() {
        write(tx -> {
            tx.records().put(List.of(changed("1"), changed("2")));
            tx.deliveries().put(List.of(applied("1", "print"), applied("2", "older"), elsewhere("2")));
        });

        planNewer(0);

        assertThat(plannedAgain()).containsExactly("2");
        assertThat(list(tx -> tx.deliveries().inState("psa", "TimeEntry", EnumSet.of(State.APPLIED), ALL, null, 9)))
                .hasSize(1);
    }

    @Test
    void required_s204_whatIsAppliedAndDeletedSinceIsPlannedAgainToBeEnded() {
        write(tx -> {
            tx.records()
                    .put(List.of(
                            ofFlow("1", null, null),
                            ofFlow("2", null, null),
                            ofFlow("3", null, "{}"),
                            ofFlow("4", "erp/TimeEntry", null),
                            ofFlow("5", null, null),
                            ofFlow("6", null, null)));
            tx.deliveries()
                    .put(List.of(
                            applied("1", "older"),
                            applied("2", "older"),
                            applied("3", "older"),
                            applied("4", "older"),
                            applied("5", ""),
                            in(State.REJECTED, applied("6", "older")),
                            elsewhere("2")));
        });

        write(tx -> tx.deliveries().planGone("erp", "TimeEntry", 1, LATER));

        assertThat(plannedAgain()).containsExactly("2");
        assertThat(one(tx -> tx.deliveries().find("erp", "TimeEntry", "2")))
                .hasValueSatisfying(row -> assertThat(row.dueAt()).isEqualTo(LATER));
        assertThat(list(tx -> tx.deliveries().inState("psa", "TimeEntry", EnumSet.of(State.APPLIED), ALL, null, 9)))
                .hasSize(1);
    }

    /** Of what was sent more than once one may take effect until then. */
    @Test
    void required_s217_whatIsPlannedAgainIsDueNoEarlierThanItWas() {
        Instant muchLater = LATER.plusSeconds(60);
        write(tx -> {
            tx.records().put(List.of(changed("1"), ofFlow("2", null, null)));
            tx.deliveries().put(List.of(due(muchLater, applied("1", "older")), due(muchLater, applied("2", "older"))));
        });

        planNewer(0);
        write(tx -> tx.deliveries().planGone("erp", "TimeEntry", 0, LATER));

        assertThat(list(tx -> tx.deliveries().inState("erp", "TimeEntry", EnumSet.of(State.PLANNED), ALL, null, 9)))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.dueAt()).isEqualTo(muchLater));
    }

    private void planNewer(long position) {
        write(tx -> tx.deliveries().planNewer("erp", "TimeEntry", position, LATER));
    }

    private List<String> plannedAgain() {
        return list(tx -> tx.deliveries().inState("erp", "TimeEntry", EnumSet.of(State.PLANNED), ALL, null, 9)).stream()
                .map(DeliveryRow::recordId)
                .toList();
    }

    private static DeliveryRow applied(String recordId, String fingerprint) {
        return ofType("erp", recordId, State.APPLIED, fingerprint);
    }

    private static DeliveryRow elsewhere(String recordId) {
        return ofType("psa", recordId, State.APPLIED, "older");
    }

    private static DeliveryRow in(State state, DeliveryRow row) {
        return ofType(row.target(), row.recordId(), state, row.fingerprint());
    }

    private static DeliveryRow ofType(String target, String recordId, State state, String fingerprint) {
        return ofType(target, recordId, state, fingerprint, NOON);
    }

    private static DeliveryRow due(Instant dueAt, DeliveryRow row) {
        return ofType(row.target(), row.recordId(), row.state(), row.fingerprint(), dueAt);
    }

    private static DeliveryRow ofType(String target, String recordId, State state, String fingerprint, Instant dueAt) {
        return new DeliveryRow(
                target,
                "TimeEntry",
                recordId,
                "K" + recordId,
                state,
                fingerprint,
                "{}",
                1,
                0,
                dueAt,
                null,
                null,
                false,
                null,
                null,
                null);
    }

    private static RecordRow changed(String id) {
        return ofFlow(id, "psa/TimeEntry", "{}");
    }

    private static RecordRow ofFlow(String id, @Nullable String flow, @Nullable String seen) {
        return new RecordRow(
                "TimeEntry", id, flow, flow == null ? null : "d" + id, 2, "print", seen, seen, null, null, null, 0);
    }
}
