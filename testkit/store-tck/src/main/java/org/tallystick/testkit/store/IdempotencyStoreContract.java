package org.tallystick.testkit.store;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tallystick.engine.idempotency.Claim;
import org.tallystick.engine.idempotency.Claim.Kind;
import org.tallystick.engine.idempotency.ExecutionState;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IdempotencyRecord;
import org.tallystick.engine.idempotency.IdempotencyStore;
import org.tallystick.engine.idempotency.IntendedWrite;
import org.tallystick.engine.idempotency.Lease;
import org.tallystick.engine.idempotency.PayloadFingerprint;
import org.tallystick.engine.idempotency.Settlement;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** What every {@link IdempotencyStore} must do (RES-2, RES-16). A subclass brings an empty store and moves its clock. */
@ExtendWith(RuleInWords.class)
public abstract class IdempotencyStoreContract {

    private static final Duration LEASE = ofMinutes(5);
    private static final IdempotencyKey KEY =
            IdempotencyKey.of(new IntendedWrite("erp", "put", "invoice", "INV-1", "v1", 1));
    private static final PayloadFingerprint PAYLOAD = fingerprint("{\"net\":100}");
    private static final Problem DOWN = Problem.of(FailureKind.UNAVAILABLE, "503", "down");
    private static final Problem REFUSED = new Problem(
            FailureKind.REFUSED, "409", "period is locked", "/date", "2026-08-31", "open the period", ofSeconds(90));

    @SuppressWarnings("NullAway.Init")
    private IdempotencyStore store;

    protected IdempotencyStoreContract() {}

    /** An empty store, whose clock only {@link #pass} moves. */
    protected abstract IdempotencyStore openStore() throws Exception;

    /** Moves the clock of the store. */
    protected abstract void pass(Duration duration);

    @BeforeEach
    void open() throws Exception {
        store = openStore();
    }

    @Test
    void required_k1_theFirstClaimRuns() {
        Claim claim = claim();

        assertThat(claim.kind()).isEqualTo(Kind.RUN);
        assertThat(store.find(KEY)).contains(claim.record());
        assertThat(claim.record().state()).isEqualTo(ExecutionState.RUNNING);
    }

    @Test
    void required_k2_aClaimWhileAnotherRunsIsInProgressToTheEndOfItsLease() {
        Lease lease = claim().lease();
        pass(LEASE.minusMillis(1));

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.IN_PROGRESS);
        assertThat(second.record().leaseUntil()).isEqualTo(lease.until());
    }

    @Test
    void required_k3_aClaimAfterTheEndGetsTheStoredResult() {
        store.settle(claim().lease(), Settlement.done("remote-7"));
        pass(Duration.ofDays(400));

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.DONE);
        assertThat(second.record().result()).isEqualTo("remote-7");
    }

    /** F-DUP-07. */
    @Test
    void required_k4_anotherPayloadIsAMismatchInEveryState() {
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
    void required_k5_aLeaseThatRanOutIsAnUnknownOutcomeToLookUp() {
        Lease lost = claim().lease();
        pass(LEASE);

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.LOOK_UP);
        assertThat(second.record().state()).isEqualTo(ExecutionState.UNKNOWN);
        assertThat(second.lease().fencingToken()).isGreaterThan(lost.fencingToken());
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
    }

    @Test
    void required_k6_theHolderOfALostLeaseChangesNothing() {
        Lease lost = claim().lease();
        pass(LEASE);
        Claim second = claim();

        assertThat(store.settle(lost, Settlement.done("late"))).isFalse();
        assertThat(store.renew(lost, LEASE)).isEmpty();
        assertThat(store.find(KEY)).contains(second.record());
    }

    @Test
    void required_k7_aLateEndCountsAsLongAsNobodyTookOver() {
        Lease late = claim().lease();
        pass(LEASE.multipliedBy(2));

        assertThat(store.settle(late, Settlement.done("remote-7"))).isTrue();
        assertThat(claim().kind()).isEqualTo(Kind.DONE);
    }

    @Test
    void required_k8_afterAFailureThatMayPassTheNextOneRuns() {
        Lease first = claim().lease();
        store.settle(first, Settlement.failed(DOWN));

        Claim second = claim();

        assertThat(second.kind()).isEqualTo(Kind.RUN);
        assertThat(second.lease().fencingToken()).isGreaterThan(first.fencingToken());
    }

    @Test
    void required_k9_aFailureForGoodIsStored() {
        store.settle(claim().lease(), Settlement.failed(REFUSED));

        assertThat(claim().kind()).isEqualTo(Kind.FAILED);
        assertThat(claim().record().problem()).isEqualTo(REFUSED);
    }

    @Test
    void required_k10_anUnknownOutcomeIsLookedUpByOneAtATime() {
        store.settle(claim().lease(), unknown());

        assertThat(claim().kind()).isEqualTo(Kind.LOOK_UP);
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
    }

    @Test
    void required_k11_aLookUpEndsDoneParkedOrUnknown() {
        store.settle(claim().lease(), unknown());
        store.settle(claim().lease(), unknown());
        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.UNKNOWN);

        store.settle(claim().lease(), Settlement.parked(REFUSED));

        assertThat(claim().kind()).isEqualTo(Kind.PARKED);
    }

    @Test
    void required_k12_aLookUpThatFoundNothingRunsUnderTheSameLease() {
        store.settle(claim().lease(), unknown());
        Lease lookUp = claim().lease();

        assertThat(store.settle(lookUp, Settlement.absent())).isTrue();
        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
        assertThat(store.settle(lookUp, Settlement.done("remote-7"))).isTrue();
    }

    @Test
    void required_k13_aLookUpWhoseLeaseRanOutMayNotRun() {
        store.settle(claim().lease(), unknown());
        Lease lookUp = claim().lease();
        pass(LEASE);

        assertThat(store.settle(lookUp, Settlement.absent())).isFalse();
        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.UNKNOWN);
    }

    @Test
    void required_k14_theSameEndTwiceIsOneAndAnotherEndIsRefused() {
        Lease lease = claim().lease();
        store.settle(lease, Settlement.done("remote-7"));

        assertThat(store.settle(lease, Settlement.done("remote-7"))).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> store.settle(lease, Settlement.done("remote-8")));
        assertThatIllegalStateException().isThrownBy(() -> store.settle(lease, Settlement.failed(DOWN)));
        assertThat(store.find(KEY).orElseThrow().result()).isEqualTo("remote-7");
    }

    @Test
    void required_k15_aRenewedLeaseLastsLonger() {
        Lease lease = claim().lease();
        pass(ofMinutes(4));

        Lease renewed = store.renew(lease, LEASE).orElseThrow();
        pass(ofMinutes(4));

        assertThat(renewed.until()).isEqualTo(lease.until().plus(ofMinutes(4)));
        assertThat(claim().kind()).isEqualTo(Kind.IN_PROGRESS);
    }

    @Test
    void required_k16_aLeaseThatRanOutOrWasSettledIsNotRenewed() {
        Lease settled = claim().lease();
        store.settle(settled, unknown());
        assertThat(store.renew(settled, LEASE)).isEmpty();

        Lease ranOut = claim().lease();
        pass(LEASE);
        assertThat(store.renew(ranOut, LEASE)).isEmpty();
    }

    @Test
    void required_k17_anUnknownKeyHasNothing() {
        Lease never = new Lease(KEY, 1, Instant.EPOCH);

        assertThat(store.find(KEY)).isEmpty();
        assertThat(store.settle(never, Settlement.done("x"))).isFalse();
        assertThat(store.renew(never, ofSeconds(1))).isEmpty();
        assertThat(store.find(KEY)).isEmpty();
    }

    @Test
    @Timeout(60)
    void required_k18_ofSixtyFourClaimsAtOnceOneRuns() throws Exception {
        List<Kind> kinds = claimsAtOnce();

        assertThat(Collections.frequency(kinds, Kind.RUN)).isEqualTo(1);
        assertThat(Collections.frequency(kinds, Kind.IN_PROGRESS)).isEqualTo(63);
    }

    @Test
    @Timeout(60)
    void required_k19_ofSixtyFourClaimsAfterACrashOneLooksUp() throws Exception {
        claim();
        pass(LEASE);

        List<Kind> kinds = claimsAtOnce();

        assertThat(Collections.frequency(kinds, Kind.LOOK_UP)).isEqualTo(1);
        assertThat(Collections.frequency(kinds, Kind.IN_PROGRESS)).isEqualTo(63);
    }

    @Test
    void required_k20_whatIsSettledIsForgottenAfterItsTime() {
        store.settle(claim().lease(), Settlement.done("remote-7"));
        pass(LEASE);

        assertThat(store.forget(LEASE)).isZero();
        assertThat(claim().kind()).isEqualTo(Kind.DONE);
        pass(ofSeconds(1));
        assertThat(store.forget(LEASE)).isEqualTo(1);
        assertThat(claim().kind()).isEqualTo(Kind.RUN);
    }

    @Test
    void required_k21_whatIsUnknownIsNeverForgotten() {
        Lease lease = claim().lease();
        assertNotForgotten();
        store.settle(lease, unknown());
        assertNotForgotten();
        store.settle(claim().lease(), Settlement.parked(REFUSED));
        assertNotForgotten();
    }

    private void assertNotForgotten() {
        pass(Duration.ofDays(400));
        assertThat(store.forget(Duration.ZERO)).isZero();
        assertThat(store.find(KEY)).isPresent();
    }

    private void assertMismatchChangesNothing() {
        IdempotencyRecord before = store.find(KEY).orElseThrow();

        assertThat(store.claim(KEY, fingerprint("{\"net\":101}"), LEASE).kind()).isEqualTo(Kind.MISMATCH);

        assertThat(store.find(KEY)).contains(before);
    }

    private List<Kind> claimsAtOnce() throws Exception {
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
        return kinds;
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
