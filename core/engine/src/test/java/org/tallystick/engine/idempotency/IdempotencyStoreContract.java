package org.tallystick.engine.idempotency;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.engine.idempotency.Claim.Kind;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What every {@link IdempotencyStore} must do (RES-2, RES-16, CANONICAL-MODEL d.3). A subclass brings an empty store and moves its clock. */
public abstract class IdempotencyStoreContract {

    private static final Duration LEASE = ofMinutes(5);
    private static final IdempotencyKey KEY =
            IdempotencyKey.of(new IntendedWrite("erp", "put", "invoice", "INV-1", "v1", 1));
    private static final PayloadFingerprint PAYLOAD = fingerprint("{\"net\":100}");
    private static final Problem DOWN = Problem.of(FailureKind.UNAVAILABLE, "503", "down");
    private static final Problem REFUSED = Problem.of(FailureKind.REFUSED, "409", "period is locked");

    private final IdempotencyStore store = newStore();

    protected IdempotencyStoreContract() {}

    /** An empty store, whose clock only {@link #pass} moves. */
    protected abstract IdempotencyStore newStore();

    /** Moves the clock of the store. */
    protected abstract void pass(Duration duration);

    @Test
    void required_s1_theFirstClaimRuns() {
        Claim claim = claim();

        assertThat(claim.kind()).isEqualTo(Kind.RUN);
        assertThat(store.find(KEY)).contains(claim.record());
        assertThat(claim.record().state()).isEqualTo(ExecutionState.RUNNING);
    }

    @Test
    void required_s2_aClaimWhileAnotherRunsIsInProgressToTheEndOfItsLease() {
        Lease lease = claim().lease();
        pass(LEASE.minusMillis(1));

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.IN_PROGRESS);
        assertThat(second.record().leaseUntil()).isEqualTo(lease.until());
    }

    @Test
    void required_s3_aClaimAfterTheEndGetsTheStoredResult() {
        store.settle(claim().lease(), Settlement.done("remote-7"));
        pass(Duration.ofDays(400));

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.DONE);
        assertThat(second.record().result()).isEqualTo("remote-7");
    }

    @Test
    void required_s4_anotherPayloadIsAMismatchInEveryState() {
        Lease lease = claim().lease();
        assertMismatchChangesNothing();
        store.settle(lease, Settlement.failed(DOWN));
        assertMismatchChangesNothing();
        lease = claim().lease();
        pass(LEASE);
        assertMismatchChangesNothing();
        store.settle(lease, Settlement.done("remote-7"));
        assertMismatchChangesNothing();
    }

    @Test
    void required_s5_aLeaseThatRanOutIsAnUnknownOutcomeToLookUp() {
        Lease lost = claim().lease();
        pass(LEASE);

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.LOOK_UP);
        assertThat(second.record().state()).isEqualTo(ExecutionState.UNKNOWN);
        assertThat(second.lease().fencingToken()).isGreaterThan(lost.fencingToken());
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
    }

    @Test
    void required_s6_theHolderOfALostLeaseChangesNothing() {
        Lease lost = claim().lease();
        pass(LEASE);
        Claim second = claim();

        assertThat(store.settle(lost, Settlement.done("late"))).isFalse();
        assertThat(store.renew(lost, LEASE)).isEmpty();
        assertThat(store.find(KEY)).contains(second.record());
    }

    @Test
    void required_s7_aLateEndCountsAsLongAsNobodyTookOver() {
        Lease late = claim().lease();
        pass(LEASE.multipliedBy(2));

        assertThat(store.settle(late, Settlement.done("remote-7"))).isTrue();
        assertThat(claim().kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void required_s8_afterAFailureThatMayPassTheNextOneRuns() {
        Lease first = claim().lease();
        store.settle(first, Settlement.failed(DOWN));

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.RUN);
        assertThat(second.lease().fencingToken()).isGreaterThan(first.fencingToken());
    }

    @Test
    void required_s9_aFailureForGoodIsStored() {
        store.settle(claim().lease(), Settlement.failed(REFUSED));

        assertThat(claim().kind()).isEqualTo(Kind.FAILED);
        assertThat(claim().record().problem()).isEqualTo(REFUSED);
    }

    @Test
    void required_s10_anUnknownOutcomeIsLookedUpByOneAtATime() {
        store.settle(claim().lease(), unknown());

        assertThat(claim().kind()).isEqualTo(Kind.LOOK_UP);
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
    }

    @Test
    void required_s11_aLookUpEndsDoneParkedOrUnknown() {
        store.settle(claim().lease(), unknown());
        store.settle(claim().lease(), unknown());
        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.UNKNOWN);

        store.settle(claim().lease(), Settlement.parked(REFUSED));

        assertThat(claim().kind()).isEqualTo(Kind.PARKED);
    }

    @Test
    void required_s12_aLookUpThatFoundNothingRunsUnderTheSameLease() {
        store.settle(claim().lease(), unknown());
        Lease lookUp = claim().lease();

        assertThat(store.settle(lookUp, Settlement.absent())).isTrue();
        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
        assertThat(store.settle(lookUp, Settlement.done("remote-7"))).isTrue();
    }

    @Test
    void required_s13_aLookUpWhoseLeaseRanOutMayNotRun() {
        store.settle(claim().lease(), unknown());
        Lease lookUp = claim().lease();
        pass(LEASE);

        assertThat(store.settle(lookUp, Settlement.absent())).isFalse();
        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.UNKNOWN);
    }

    @Test
    void required_s14_theSameEndTwiceIsOneAndAnotherEndIsRefused() {
        Lease lease = claim().lease();
        store.settle(lease, Settlement.done("remote-7"));

        assertThat(store.settle(lease, Settlement.done("remote-7"))).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> store.settle(lease, Settlement.done("remote-8")));
        assertThatIllegalStateException().isThrownBy(() -> store.settle(lease, Settlement.failed(DOWN)));
        assertThat(store.find(KEY).orElseThrow().result()).isEqualTo("remote-7");
    }

    @Test
    void required_s15_aRenewedLeaseLastsLonger() {
        Lease lease = claim().lease();
        pass(ofMinutes(4));

        Lease renewed = store.renew(lease, LEASE).orElseThrow();
        pass(ofMinutes(4));

        assertThat(renewed.until()).isEqualTo(lease.until().plus(ofMinutes(4)));
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
    }

    @Test
    void required_s16_aLeaseThatRanOutOrWasSettledIsNotRenewed() {
        Lease settled = claim().lease();
        store.settle(settled, unknown());
        assertThat(store.renew(settled, LEASE)).isEmpty();

        Lease ranOut = claim().lease();
        pass(LEASE);
        assertThat(store.renew(ranOut, LEASE)).isEmpty();
    }

    @Test
    void required_s17_anUnknownKeyHasNothing() {
        Lease never = new Lease(KEY, 1, Instant.EPOCH);

        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.settle(never, Settlement.done("x"))).isFalse();
        assertThat(store.renew(never, ofSeconds(1))).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    @Timeout(60)
    void required_s18_ofSixtyFourClaimsAtOnceOneRuns() throws Exception {
        List<Kind> kinds = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier start = new CyclicBarrier(64);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            ends.add(threads.submit(() -> {
                start.await();
                return kinds.add(claim().kind());
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();

        assertThat(Collections.frequency(kinds, Kind.RUN)).isEqualTo(1);
        assertThat(Collections.frequency(kinds, Kind.IN_PROGRESS)).isEqualTo(63);
    }

    private void assertMismatchChangesNothing() {
        IdempotencyRecord before = store.find(KEY).orElseThrow();

        assertThat(store.claim(KEY, fingerprint("{\"net\":101}"), LEASE).kind()).isEqualTo(Kind.MISMATCH);

        assertThat(store.find(KEY)).contains(before);
    }

    private Claim claim() {
        return store.claim(KEY, PAYLOAD, LEASE);
    }

    private static Settlement unknown() {
        return Settlement.unknown(Problem.of(FailureKind.OUTCOME_UNKNOWN, "timeout", "no answer"));
    }

    private static PayloadFingerprint fingerprint(String payload) {
        return PayloadFingerprint.of(payload.getBytes(StandardCharsets.UTF_8));
    }
}
