package org.tallystick.engine.idempotency;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallystick.engine.retry.ManualTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** RES-2, RES-3, RES-16. */
class IdempotencyTest {

    private static final IdempotencyKey KEY =
            IdempotencyKey.of(new IntendedWrite("erp", "put", "invoice", "INV-1", "v1", 1));
    private static final PayloadFingerprint PAYLOAD = PayloadFingerprint.of(new byte[] {1});

    private final ManualTime time = new ManualTime();
    private final IdempotencyStore store = new InMemoryIdempotencyStore(time);
    private final Idempotency idempotency = new Idempotency(store, time, ofMinutes(5), ZERO);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void theFirstRunsAndTheSecondGetsItsResult() {
        assertThat(execute(this::work)).isEqualTo("result 1");
        assertThat(execute(this::work)).isEqualTo("result 1");
        assertThat(runs).hasValue(1);
    }

    @Test
    void meanwhileAnotherIsRefused() {
        execute(lease -> {
            assertThatExceptionOfType(ExecutionInProgressException.class)
                    .isThrownBy(() -> execute(this::work))
                    .satisfies(e -> assertThat(e.until()).isEqualTo(lease.until()));
            return work(lease);
        });

        assertThat(runs).hasValue(1);
    }

    @Test
    void whoeverIsPatientWaitsUntilTheLeaseRunsOutAndLooksItUp() {
        Idempotency patient = new Idempotency(store, time, ofMinutes(5), ofMinutes(10));
        store.claim(KEY, PAYLOAD, ofMillis(250));

        String result = patient.execute(KEY, PAYLOAD, this::work, () -> LookUp.found("adopted"));

        assertThat(result).isEqualTo("adopted");
        assertThat(time.waits()).containsExactly(ofMillis(100), ofMillis(100), ofMillis(100));
        assertThat(runs).hasValue(0);
    }

    @Test
    void aWaitEndsWhenTheThreadIsInterrupted() {
        Idempotency patient = new Idempotency(store, time, ofMinutes(5), ofMinutes(10));
        store.claim(KEY, PAYLOAD, ofMinutes(5));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> patient.execute(KEY, PAYLOAD, this::work));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** F-DUP-07. */
    @Test
    void anotherPayloadUnderTheKeyIsAnErrorAndRunsNothing() {
        execute(this::work);

        assertThatExceptionOfType(PayloadMismatchException.class)
                .isThrownBy(() -> idempotency.execute(KEY, PayloadFingerprint.of(new byte[] {2}), this::work))
                .withMessageContaining("F-DUP-07");
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailureThatMayPassIsRunAgain() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> execute(lease -> failing(FailureKind.UNAVAILABLE)));

        assertThat(execute(this::work)).isEqualTo("result 1");
    }

    @Test
    void aFailureForGoodIsThrownAgainAndRunsNothing() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> execute(lease -> failing(FailureKind.REFUSED)));

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> execute(this::work))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(FailureKind.REFUSED));
        assertThat(runs).hasValue(0);
    }

    /** F-DUP-01. */
    @Test
    void anUnknownOutcomeIsNeverRunBlind() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> execute(lease -> failing(FailureKind.OUTCOME_UNKNOWN)));

        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(() -> execute(this::work))
                    .satisfies(e -> assertThat(e.isParked()).isFalse());
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void aBugInTheWorkLeavesTheOutcomeUnknown() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> execute(lease -> {
                    throw new IllegalStateException("after sending?");
                }));

        assertThat(store.find(KEY).orElseThrow().state()).isEqualTo(ExecutionState.UNKNOWN);
    }

    @Test
    void whatTheLookUpFindsIsAdopted() {
        leaveUnknown();

        assertThat(idempotency.execute(KEY, PAYLOAD, this::work, () -> LookUp.found("remote-7")))
                .isEqualTo("remote-7");
        assertThat(execute(this::work)).isEqualTo("remote-7");
        assertThat(runs).hasValue(0);
    }

    @Test
    void whatTheLookUpDoesNotFindIsRun() {
        leaveUnknown();

        assertThat(idempotency.execute(KEY, PAYLOAD, this::work, LookUp::absent))
                .isEqualTo("result 1");
    }

    /** F-DUP-15. */
    @Test
    void otherContentUnderTheKeyWaitsForAPerson() {
        leaveUnknown();

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(OutcomeUnknownException.class)
                    .isThrownBy(() -> idempotency.execute(KEY, PAYLOAD, this::work, LookUp::different))
                    .satisfies(e -> assertThat(e.isParked()).isTrue());
        }
        assertThat(runs).hasValue(0);
    }

    @Test
    void aLookUpThatFailsLeavesTheOutcomeUnknown() {
        leaveUnknown();

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> idempotency.execute(KEY, PAYLOAD, this::work, () -> {
                    throw new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "503", "down"));
                }));

        assertThat(idempotency.execute(KEY, PAYLOAD, this::work, () -> LookUp.found("x")))
                .isEqualTo("x");
    }

    /** RES-16. */
    @Test
    void aWorkerWhoseLeaseWasTakenOverIsToldAndItsResultIsNotStored() {
        assertThatExceptionOfType(LeaseLostException.class)
                .isThrownBy(() -> execute(lease -> {
                    time.pass(ofMinutes(5));
                    idempotency.execute(KEY, PAYLOAD, this::work, () -> LookUp.found("of the other"));
                    return "late";
                }));

        assertThat(execute(this::work)).isEqualTo("of the other");
    }

    @Test
    void aLeaseSaysWhetherItCoversACall() {
        Lease lease = store.claim(KEY, PAYLOAD, ofMinutes(5)).lease();

        assertThat(lease.covers(ofMinutes(5).minusNanos(1), time.instant())).isTrue();
        assertThat(lease.covers(ofMinutes(5), time.instant())).isFalse();
    }

    @Test
    void aLeaseThatDoesNotLastIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Idempotency(store, time, ZERO, ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Idempotency(store, time, ofMinutes(5), ofMinutes(-1)));
    }

    @Test
    @Timeout(60)
    void ofSixtyFourCallersExactlyOneRunsAndAllThatEndGetItsResult() throws Exception {
        Idempotency shared = new Idempotency(store, time, ofDays(1000), Duration.ofSeconds(1));
        Set<String> results = new HashSet<>();
        CyclicBarrier start = new CyclicBarrier(64);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<String>> ends = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            ends.add(threads.submit(() -> {
                start.await();
                try {
                    return shared.execute(KEY, PAYLOAD, this::work);
                } catch (ExecutionInProgressException e) {
                    return "result 1";
                }
            }));
        }
        for (Future<String> end : ends) {
            results.add(end.get());
        }
        threads.shutdown();

        assertThat(runs).hasValue(1);
        assertThat(results).containsExactly("result 1");
    }

    private void leaveUnknown() {
        store.claim(KEY, PAYLOAD, ofMinutes(1));
        time.pass(ofMinutes(1));
    }

    private String execute(Function<Lease, String> work) {
        return idempotency.execute(KEY, PAYLOAD, work);
    }

    private String work(Lease lease) {
        assertThat(lease.key()).isEqualTo(KEY);
        return "result " + runs.incrementAndGet();
    }

    private static String failing(FailureKind kind) {
        throw new ConnectorException(Problem.of(kind, "code", "message"));
    }
}
