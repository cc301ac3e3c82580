package org.tallystick.engine.retry;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallEvent.Kind;

/** F-LIM-03. */
class ConcurrencyLimitTest {

    private static final Instant NOW = ManualTime.START;

    @Property
    void neverMoreAtOnceThanTheCapLessTheHeadRoom(
            @ForAll @IntRange(min = 2, max = 6) int cap,
            @ForAll @IntRange(max = 1) int headRoom,
            @ForAll List<Boolean> asks) {
        Calls<ConcurrencyLimit.State> calls =
                new Calls<>(ConcurrencyLimit.of(cap).withHeadRoom(headRoom));
        Deque<Call> underWay = new ArrayDeque<>();

        for (boolean ask : asks) {
            boolean hadRoom = underWay.size() < cap - headRoom;
            Call call = Calls.first(Tier.OPERATIONAL);
            if (ask) {
                assertThat(calls.ask(call, NOW).isAdmitted()).isEqualTo(hadRoom);
                if (hadRoom) {
                    underWay.add(call);
                }
            } else if (!underWay.isEmpty()) {
                calls.end(Calls.ends().get(underWay.size() % 5), underWay.remove(), NOW);
            }
        }

        assertThat(underWay.size()).isLessThanOrEqualTo(cap - headRoom);
    }

    @Test
    void aCallWhoseEndIsNeverToldStopsCounting() {
        Calls<ConcurrencyLimit.State> calls = new Calls<>(ConcurrencyLimit.of(1).withLongestHold(ofMinutes(5)));
        Call lost = Calls.first(Tier.BILLING);
        calls.ask(lost, NOW);

        assertThat(calls.ask(Calls.first(Tier.BILLING), NOW.plus(ofMinutes(5)).minusNanos(1))
                        .refusedBy())
                .isEqualTo(Reason.CONCURRENCY);
        Call next = Calls.first(Tier.BILLING);
        assertThat(calls.ask(next, NOW.plus(ofMinutes(5))).isAdmitted()).isTrue();

        calls.end(Kind.ANSWERED, lost, NOW.plus(ofMinutes(6)));
        assertThat(calls.state().held()).containsOnlyKeys(next.id());
    }

    @Test
    void headRoomThatLeavesNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConcurrencyLimit.of(5).withHeadRoom(5));
    }
}
