package org.tallystick.simulators.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.internal.Fault.Kind;

class PlannedFaultsTest {

    private static final int REQUESTS = 5000;
    private static final FaultPlan PLAN = FaultPlan.of(7);
    private static final List<Fault> TROUBLES = Troubles.ofTheWire()
            .onAll(
                    "",
                    Fault.status(503),
                    Fault.of(Kind.BUSY),
                    Fault.of(Kind.BUSY).withRetryAfter(2))
            .onReads("/data", Fault.of(Kind.LAG_ONCE))
            .onWrites("/data", Fault.of(Kind.LOCKED), Fault.statusAfterCommit(500))
            .faults();

    @Test
    void theSameRequestsMeetTheSameFaultsWhateverComesBetweenThem() {
        PlannedFaults one = new PlannedFaults(PLAN, TROUBLES);
        PlannedFaults other = new PlannedFaults(PLAN, TROUBLES);

        List<Optional<Fault>> alone = times(20, one, write("a"));
        List<Optional<Fault>> between = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            other.next(write("b" + i));
            between.add(other.next(write("a")));
        }

        assertThat(between).isEqualTo(alone).anyMatch(Optional::isPresent);
    }

    @Test
    void anotherSeedIsAnotherCourse() {
        assertThat(times(50, new PlannedFaults(PLAN, TROUBLES), write("a")))
                .isNotEqualTo(times(50, new PlannedFaults(FaultPlan.of(8), TROUBLES), write("a")));
    }

    @Test
    void asManyMeetAFaultAsAsked() {
        for (int percent : new int[] {0, 15, 50, 100}) {
            PlannedFaults faults = new PlannedFaults(PLAN.withPercent(percent), TROUBLES);

            double share = 100.0
                    * different(faults).stream().filter(Optional::isPresent).count()
                    / REQUESTS;

            assertThat(share).as("asked for %d", percent).isCloseTo(percent, within(2.0));
        }
    }

    @Test
    void everyFaultThatFitsOccursAndNoOther() {
        List<Fault> met = different(new PlannedFaults(PLAN, TROUBLES)).stream()
                .flatMap(Optional::stream)
                .distinct()
                .toList();

        assertThat(met)
                .hasSameElementsAs(TROUBLES.stream()
                        .filter(fault -> fault.fits("POST", "/data"))
                        .toList());
    }

    @Test
    void aRequestMeetsNoMoreFaultsInARowThanTheMost() {
        PlannedFaults faults = new PlannedFaults(PLAN.withPercent(100).withMostInARow(2), TROUBLES);

        assertThat(times(9, faults, write("a")).stream().map(Optional::isPresent))
                .containsExactly(true, true, false, true, true, false, true, true, false);
    }

    @Test
    void aServerErrorStaysForAWhile() {
        PlannedFaults faults = new PlannedFaults(PLAN.withPercent(10), List.of(Fault.status(503)));

        long again = IntStream.range(0, REQUESTS)
                .mapToObj(i -> times(2, faults, write("w" + i)))
                .filter(two -> two.get(0).isPresent() && two.get(1).isPresent())
                .count();

        assertThat(again).as("of about 500, two thirds stay").isBetween(250L, 420L);
    }

    @Test
    void aRequestForATokenIsKnownByItsAddressAlone() {
        Headers form = new Headers();
        form.set("Content-Type", "application/x-www-form-urlencoded");
        PlannedFaults one = new PlannedFaults(PLAN, TROUBLES);
        PlannedFaults other = new PlannedFaults(PLAN, TROUBLES);

        for (int i = 0; i < 50; i++) {
            assertThat(one.next(request("POST", "/token", "assertion=" + i, form)))
                    .isEqualTo(other.next(request("POST", "/token", "assertion=x" + i, form)));
        }
    }

    private static List<Optional<Fault>> different(PlannedFaults faults) {
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> faults.next(write("w" + i)))
                .toList();
    }

    private static List<Optional<Fault>> times(int times, PlannedFaults faults, Request request) {
        return IntStream.range(0, times).mapToObj(i -> faults.next(request)).toList();
    }

    private static Request write(String body) {
        return request("POST", "/data", body, new Headers());
    }

    private static Request request(String method, String path, String body, Headers headers) {
        return new Request(method, path, path, Map.of(), Map.of(), headers, body, null);
    }
}
