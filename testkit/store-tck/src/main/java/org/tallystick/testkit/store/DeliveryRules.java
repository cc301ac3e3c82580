package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.NOON;
import static org.tallystick.testkit.store.Rows.delivery;
import static org.tallystick.testkit.store.Rows.taken;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.StoreException;

/** What every store must do with deliveries. */
abstract class DeliveryRules extends StoreRules {

    @Test
    void required_s45_everyFieldOfADeliveryComesBack() {
        DeliveryRow full = new DeliveryRow(
                "erp",
                "Invoice",
                "i1",
                "K1",
                State.UNKNOWN,
                "print",
                "{\"a\":1}",
                2,
                3,
                NOON.plusNanos(123_456_789),
                "crm/Customer/7",
                "4711",
                true,
                "eng-1",
                "2026-08",
                "no answer");
        write(tx -> tx.deliveries().put(List.of(delivery("i1", "K0", State.PLANNED, NOON))));
        write(tx -> tx.deliveries().put(List.of(full)));

        assertThat(one(tx -> tx.deliveries().find("erp", "Invoice", "i1"))).contains(full);
        assertThat(one(tx -> tx.deliveries().find("erp", "Project", "i1"))).isEmpty();
    }

    @Test
    void required_s46_aDeliveryWithoutItsOptionalFieldsComesBack() {
        DeliveryRow bare = delivery("i1", "K1", State.PLANNED, NOON);
        write(tx -> tx.deliveries().put(List.of(bare)));

        assertThat(one(tx -> tx.deliveries().find("erp", "Invoice", "i1"))).contains(bare);
    }

    @Test
    void required_s47_dueAreDeliveriesOfTheStatesAtTheMomentInTheOrderOfExternalKeysUpToTheLimit() {
        write(tx -> tx.deliveries()
                .put(List.of(
                        delivery("1", "K5", State.PLANNED, NOON.minusSeconds(60)),
                        delivery("2", "K1", State.RETRY, NOON),
                        delivery("3", "K2", State.RETRY, NOON.plusNanos(1)),
                        delivery("4", "K3", State.APPLIED, NOON.minusSeconds(60)),
                        delivery("5", "K4", State.PLANNED, NOON.minusNanos(1)),
                        delivery("6", "k0", State.PLANNED, NOON))));

        assertThat(due(List.of(State.PLANNED, State.RETRY, State.PLANNED), NOON, 10))
                .containsExactly("K1", "K4", "K5", "k0");
        assertThat(due(EnumSet.of(State.PLANNED, State.RETRY), NOON, 2)).containsExactly("K1", "K4");
        assertThat(due(EnumSet.of(State.RETRY), Instant.MAX, 9)).containsExactly("K1", "K2");
        assertThat(due(EnumSet.allOf(State.class), Instant.MIN, 9)).isEmpty();
        assertThat(due(List.of(), NOON, 9)).isEmpty();
    }

    @Test
    void required_s64_statesAreThoseOfKnownRecordsOfTheTargetAndType() {
        write(tx -> tx.deliveries()
                .put(List.of(delivery("r1", "k1", State.SENT, NOON), delivery("r2", "k2", State.APPLIED, NOON))));

        assertThat(map(tx -> tx.deliveries().states("erp", "Invoice", List.of("r1", "r2", "r3"))))
                .isEqualTo(Map.of("r1", State.SENT, "r2", State.APPLIED));
        assertThat(map(tx -> tx.deliveries().states("erp", "Customer", List.of("r1"))))
                .isEmpty();
    }

    @Test
    void required_s48_inStateAreAllOfTheStatesInTheOrderOfExternalKeys() {
        write(tx -> tx.deliveries()
                .put(List.of(
                        delivery("1", "K2", State.BLOCKED, NOON),
                        delivery("2", "K1", State.REJECTED, NOON),
                        delivery("3", "K0", State.SENT, NOON))));

        assertThat(list(tx -> tx.deliveries()
                        .inState("erp", "Invoice", List.of(State.BLOCKED, State.REJECTED), ALL, null, 9)))
                .extracting(DeliveryRow::externalKey)
                .containsExactly("K1", "K2");
        assertThat(list(tx -> tx.deliveries().inState("erp", "Invoice", EnumSet.allOf(State.class), ALL, null, 9)))
                .hasSize(3);
    }

    @Test
    void required_s49_aNewStateOfADeliveryTakesTheOldOnesPlace() {
        write(tx -> tx.deliveries().put(List.of(delivery("1", "K1", State.PLANNED, NOON))));
        write(tx -> tx.deliveries().put(List.of(delivery("1", "K1", State.SENT, NOON))));

        assertThat(due(EnumSet.of(State.PLANNED), NOON, 9)).isEmpty();
        assertThat(due(EnumSet.of(State.SENT), NOON, 9)).containsExactly("K1");
    }

    @Test
    void required_s50_externalKeysAreFoundOfTheirTargetAndType() {
        write(tx -> tx.deliveries()
                .put(List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "k1", State.PLANNED, NOON))));

        assertThat(list(tx -> tx.deliveries().findByExternalKeys("erp", "Invoice", List.of("K1", "K2"))))
                .extracting(DeliveryRow::recordId)
                .containsExactly("1");
        assertThat(list(tx -> tx.deliveries().findByExternalKeys("psa", "Invoice", List.of("K1"))))
                .isEmpty();
    }

    @Test
    void required_s175_aDeliveryThatIsRemovedIsGoneAndNoOther() {
        write(tx -> tx.deliveries()
                .put(List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "K2", State.PLANNED, NOON))));

        write(tx -> tx.deliveries().remove("erp", "Invoice", "1"));
        write(tx -> tx.deliveries().remove("psa", "Invoice", "2"));
        write(tx -> tx.deliveries().remove("erp", "Invoice", "3"));

        assertThat(due(EnumSet.of(State.PLANNED), NOON, 9))
                .as("a delivery that is removed is gone and no other")
                .containsExactly("K2");
    }

    @Test
    void required_s51_anInstantThatTheTableCannotHoldIsRefused() {
        assertThatThrownBy(() ->
                        write(tx -> tx.deliveries().put(List.of(delivery("1", "K", State.RETRY, Instant.MAX)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0000 to 9999");
    }

    @Test
    void required_s137_dueAreThoseOfThePartitionsOnly() {
        write(tx -> tx.deliveries().put(eight()));

        assertThat(ALL)
                .allSatisfy(partition -> assertThat(list(tx -> tx.deliveries()
                                .due("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(partition), NOON, 9)))
                        .extracting(DeliveryRow::externalKey)
                        .containsExactly(keyIn(partition)));
        assertThat(list(tx -> tx.deliveries().due("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(), NOON, 9)))
                .isEmpty();
    }

    @Test
    void required_s138_inStateAreThoseOfThePartitionsOnly() {
        write(tx -> tx.deliveries().put(eight()));

        assertThat(list(tx ->
                        tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(2, 5), null, 9)))
                .extracting(DeliveryRow::externalKey)
                .containsExactlyInAnyOrder(keyIn(2), keyIn(5));
        assertThat(list(tx -> tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.PLANNED), Set.of(), null, 9)))
                .isEmpty();
        assertThat(list(tx -> tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.PLANNED), ALL, null, 9)))
                .hasSize(8);
    }

    @Test
    void required_s139_aDeliveryStaysInItsPartition() {
        write(tx -> tx.deliveries().put(List.of(delivery("1", keyIn(2), State.PLANNED, NOON))));
        write(tx -> tx.deliveries().put(List.of(delivery("1", keyIn(5), State.RETRY, NOON))));

        assertThat(list(tx -> tx.deliveries().inState("erp", "Invoice", EnumSet.of(State.RETRY), Set.of(2), null, 9)))
                .extracting(DeliveryRow::externalKey)
                .containsExactly(keyIn(5));
    }

    @Test
    void required_s145_rowsAreFoundByRecordInThePartitionsOnly() {
        write(tx -> tx.deliveries().put(eight()));

        assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("r1", "r2", "r9"), ALL)))
                .extracting(DeliveryRow::recordId)
                .containsExactlyInAnyOrder("r1", "r2");
        assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("r1", "r2"), Set.of(2))))
                .extracting(DeliveryRow::recordId)
                .containsExactly("r2");
        assertThat(list(tx -> tx.deliveries().find("psa", "Invoice", List.of("r1"), ALL)))
                .isEmpty();
    }

    @Test
    void required_s146_sharedAreTheKeysThatMoreThanOneRecordHas() {
        write(tx -> tx.deliveries()
                .put(List.of(
                        delivery("1", "K1", State.PLANNED, NOON),
                        delivery("2", "K1", State.APPLIED, NOON),
                        delivery("3", "K2", State.PLANNED, NOON))));

        assertThat(one(tx -> Optional.of(tx.deliveries().sharedKeys("erp", "Invoice", List.of("K1", "K2", "K3")))))
                .contains(Set.of("K1"));
    }

    @Test
    void required_s193_whatIsPlannedForTheFirstTimeComesBackWhole() {
        List<DeliveryRow> planned =
                List.of(delivery("1", "K1", State.PLANNED, NOON), delivery("2", "K2", State.PLANNED, NOON));

        write(tx -> tx.deliveries().plan(planned));

        assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1", "2"), ALL)))
                .containsExactlyInAnyOrderElementsOf(planned);
        assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1"), Set.of(Deliveries.partition("K1")))))
                .hasSize(1);
    }

    @Test
    void required_s194_whatIsKnownIsNotPlannedAnew() {
        DeliveryRow taken = taken("1", "K1");
        write(tx -> tx.deliveries().put(List.of(taken)));

        assertThatThrownBy(() -> write(tx -> tx.deliveries().plan(List.of(delivery("1", "K1", State.PLANNED, NOON)))))
                .isInstanceOf(StoreException.class);

        assertThat(list(tx -> tx.deliveries().find("erp", "Invoice", List.of("1"), ALL)))
                .containsExactly(taken);
    }

    @Test
    void required_s83_pagesOfAStateGoOnWhereTheLastEndedWhateverBecomesOfIt() {
        write(tx -> tx.deliveries()
                .put(List.of(
                        delivery("3", "c", State.BLOCKED, NOON),
                        delivery("2", "b", State.BLOCKED, NOON),
                        delivery("1", "b", State.RETRY, NOON),
                        delivery("5", "a", State.APPLIED, NOON),
                        delivery("4", "a", State.BLOCKED, NOON))));
        Set<State> states = EnumSet.of(State.BLOCKED, State.RETRY);

        List<DeliveryRow> first = list(tx -> tx.deliveries().inState("erp", "Invoice", states, ALL, null, 2));
        write(tx -> tx.deliveries().put(List.of(delivery("1", "b", State.APPLIED, NOON))));
        List<DeliveryRow> second = list(tx -> tx.deliveries().inState("erp", "Invoice", states, ALL, first.get(1), 2));

        assertThat(first).extracting(DeliveryRow::recordId).as("the first page").containsExactly("4", "1");
        assertThat(second)
                .extracting(DeliveryRow::recordId)
                .as("the second page")
                .containsExactly("2", "3");
    }

    /** One of each partition. */
    private static List<DeliveryRow> eight() {
        return ALL.stream()
                .map(partition -> delivery("r" + partition, keyIn(partition), State.PLANNED, NOON))
                .toList();
    }

    /** The first key of the partition. */
    private static String keyIn(int partition) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> "K" + number)
                .filter(key -> Deliveries.partition(key) == partition)
                .findFirst()
                .orElseThrow();
    }
}
