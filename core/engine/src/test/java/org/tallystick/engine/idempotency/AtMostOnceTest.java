package org.tallystick.engine.idempotency;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.engine.retry.ManualTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** RES-2, F-DUP-01: nodes that crash, dawdle and overlap in every way leave one document, and its id is what all are told. */
class AtMostOnceTest {

    private static final Duration LEASE = ofSeconds(60);
    private static final Duration CALL_LIMIT = ofSeconds(10);
    private static final IdempotencyKey KEY =
            IdempotencyKey.of(new IntendedWrite("erp", "put", "invoice", "INV-1", "v1", 1));
    private static final PayloadFingerprint PAYLOAD = PayloadFingerprint.of(new byte[] {1});

    private final ManualTime time = new ManualTime();
    private final IdempotencyStore store = new InMemoryIdempotencyStore(time);
    private int documents;

    @Property(tries = 3000)
    void withALookUpThereIsOneDocumentAndInTheEndItsId(@ForAll("turns") List<Turn> turns) {
        AtMostOnceTest world = new AtMostOnceTest();
        world.play(new ArrayDeque<>(turns), world::lookUp);
        world.time.pass(LEASE);

        String last = world.idempotency(world.store).execute(KEY, PAYLOAD, lease -> world.create(), world::lookUp);

        assertThat(last).isEqualTo("document 1");
        assertThat(world.documents).isEqualTo(1);
    }

    @Property(tries = 3000)
    void withoutALookUpThereIsOneDocumentAtMost(@ForAll("turns") List<Turn> turns) {
        AtMostOnceTest world = new AtMostOnceTest();

        world.play(new ArrayDeque<>(turns), LookUp::cannotTell);

        assertThat(world.documents).isLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<Integer> seconds = Arbitraries.of(0, 1, 30, 49, 50, 59, 60, 61, 200);
        return Combinators.combine(
                        Arbitraries.of(Fate.class),
                        seconds,
                        seconds,
                        seconds,
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(0, 1))
                .as(Turn::new)
                .list()
                .ofMaxSize(10);
    }

    /**
     * One node's execution.
     *
     * @param before seconds that pass before it, {@code sending} before it sends, {@code after} after it sent
     * @param overlapBefore how many of the next turns happen in the middle of it, before it sends; {@code overlapAfter} after
     */
    record Turn(Fate fate, int before, int sending, int after, int overlapBefore, int overlapAfter) {}

    enum Fate {
        WORKS,
        CRASHES_AFTER_CLAIM,
        CRASHES_AFTER_SENDING,
        CRASHES_AFTER_SETTLING,
        IS_REFUSED_FOR_NOW,
        ANSWER_IS_LOST,
        REQUEST_IS_LOST
    }

    private void play(Queue<Turn> turns, Supplier<LookUp> lookUp) {
        while (!turns.isEmpty()) {
            turn(turns.remove(), turns, lookUp);
        }
    }

    private void turn(Turn turn, Queue<Turn> others, Supplier<LookUp> lookUp) {
        time.pass(ofSeconds(turn.before()));
        MortalStore node = new MortalStore(store, turn.fate() == Fate.CRASHES_AFTER_SETTLING);
        try {
            String result =
                    idempotency(node).execute(KEY, PAYLOAD, lease -> work(turn, node, lease, others, lookUp), lookUp);
            assertThat(result).isEqualTo("document 1");
        } catch (Crash
                | ConnectorException
                | ExecutionInProgressException
                | OutcomeUnknownException
                | LeaseLostException e) {
            assertThat(documents).isLessThanOrEqualTo(1);
        }
    }

    private String work(Turn turn, MortalStore node, Lease lease, Queue<Turn> others, Supplier<LookUp> lookUp) {
        if (turn.fate() == Fate.CRASHES_AFTER_CLAIM) {
            throw node.crash();
        }
        overlap(turn.overlapBefore(), others, lookUp);
        time.pass(ofSeconds(turn.sending()));
        if (turn.fate() == Fate.IS_REFUSED_FOR_NOW || !lease.covers(CALL_LIMIT, time.instant())) {
            throw failure(FailureKind.UNAVAILABLE);
        }
        if (turn.fate() == Fate.REQUEST_IS_LOST) {
            throw failure(FailureKind.OUTCOME_UNKNOWN);
        }
        String created = create();
        overlap(turn.overlapAfter(), others, lookUp);
        time.pass(ofSeconds(turn.after()));
        if (turn.fate() == Fate.CRASHES_AFTER_SENDING) {
            throw node.crash();
        }
        if (turn.fate() == Fate.ANSWER_IS_LOST) {
            throw failure(FailureKind.OUTCOME_UNKNOWN);
        }
        return created;
    }

    private void overlap(int turns, Queue<Turn> others, Supplier<LookUp> lookUp) {
        for (int i = 0; i < turns && !others.isEmpty(); i++) {
            turn(others.remove(), others, lookUp);
        }
    }

    private String create() {
        return "document " + ++documents;
    }

    private LookUp lookUp() {
        return documents == 0 ? LookUp.absent() : LookUp.found("document " + documents);
    }

    private Idempotency idempotency(IdempotencyStore view) {
        return new Idempotency(view, time, LEASE, ZERO);
    }

    private static ConnectorException failure(FailureKind kind) {
        return new ConnectorException(Problem.of(kind, "code", "message"));
    }

    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The store as one node sees it: once the node is dead, nothing of it reaches the store. */
    private static final class MortalStore implements IdempotencyStore {

        private final IdempotencyStore store;
        private final boolean diesAfterSettling;
        private boolean isDead;

        MortalStore(IdempotencyStore store, boolean diesAfterSettling) {
            this.store = store;
            this.diesAfterSettling = diesAfterSettling;
        }

        Crash crash() {
            isDead = true;
            return new Crash();
        }

        @Override
        public Claim claim(IdempotencyKey key, PayloadFingerprint fingerprint, Duration lease) {
            return alive().claim(key, fingerprint, lease);
        }

        @Override
        public boolean settle(Lease lease, Settlement settlement) {
            boolean isStored = alive().settle(lease, settlement);
            if (diesAfterSettling) {
                throw crash();
            }
            return isStored;
        }

        @Override
        public Optional<Lease> renew(Lease lease, Duration duration) {
            return alive().renew(lease, duration);
        }

        @Override
        public Optional<IdempotencyRecord> find(IdempotencyKey key) {
            return alive().find(key);
        }

        @Override
        public int forget(Duration age) {
            return alive().forget(age);
        }

        private IdempotencyStore alive() {
            if (isDead) {
                throw new Crash();
            }
            return store;
        }
    }
}
