package org.tallystick.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Planned.Action;
import org.tallystick.engine.internal.deliver.DeliverFlow;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.Stake;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/**
 * A run in one transaction that is undone at its end, with targets that write nothing and accept everything: the code that plans is the code
 * that runs.
 */
final class DryRun {

    private final Map<String, Planned> planned = new LinkedHashMap<>();

    /** Ends the transaction. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Undone() {
            super("undone", null, false, false);
        }
    }

    /** Does {@code work} on a hub that is as it was afterwards, as if no other engine were there. */
    void on(Store store, Instant now, Consumer<Store> work) {
        try {
            store.inTransaction(tx -> {
                tx.leases().release(tx.leases().living(now));
                work.accept(new OneTransaction(tx));
                throw new Undone();
            });
        } catch (Undone e) {
            return;
        }
    }

    /** In the order in which it would be done. */
    List<Planned> planned() {
        return List.copyOf(planned.values());
    }

    /** The same flow towards a target that takes note of what it is asked for. */
    <T extends Entity> DeliverFlow<T> onPaper(DeliverFlow<T> flow) {
        Paper<T> paper = new Paper<>(flow);
        return flow.through(paper, paper);
    }

    private void note(DeliverFlow<?> flow, String key, Action action, String fingerprint, @Nullable Money amount) {
        planned.remove(flow.name() + "/" + key);
        planned.put(
                flow.name() + "/" + key,
                new Planned(flow.target(), flow.type().name(), key, action, fingerprint, amount));
    }

    /** Asks the target, and writes nothing to it. */
    private final class Paper<T extends Entity> implements RecordSink<T>, RecordLookup<T> {

        private final DeliverFlow<T> flow;

        Paper(DeliverFlow<T> flow) {
            this.flow = flow;
        }

        @Override
        public List<Ref<?>> references(T record) {
            return flow.sink().references(record);
        }

        @Override
        public boolean isTold() {
            return flow.sink().isTold();
        }

        @Override
        public boolean followsDocuments() {
            return flow.sink().followsDocuments();
        }

        @Override
        public List<Outcome> write(List<Write<T>> batch) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Write<T> write : batch) {
                String fingerprint = RecordCodec.encode(write.record()).fingerprint();
                note(
                        flow,
                        write.externalKey(),
                        write.knownRemoteId().isPresent() ? Action.UPDATE : Action.CREATE,
                        fingerprint,
                        Stake.of(write.record()));
                outcomes.add(Outcome.applied(write.knownRemoteId().orElse("planned/" + write.externalKey())));
            }
            return outcomes;
        }

        @Override
        public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
            Map<String, Found> found = flow.lookup().byExternalKey(externalKeys);
            found.keySet().stream().sorted().forEach(key -> note(flow, key, Action.NONE, "", null));
            return found;
        }

        @Override
        public Listing list(@Nullable String cursor, int limit) {
            return flow.lookup().list(cursor, limit);
        }

        @Override
        public String digest(Write<T> write) {
            return flow.lookup().digest(write);
        }
    }

    /** Every transaction is a part of the one. A part that fails cannot be undone alone, so it ends the whole. */
    private record OneTransaction(StoreTransaction tx) implements Store {

        @Override
        public <R> R inTransaction(Function<StoreTransaction, R> work) {
            try {
                return work.apply(tx);
            } catch (StoreException e) {
                throw e;
            } catch (RuntimeException | AssertionError e) {
                throw new StoreException(
                        "Cannot plan: %s. Run instead: a run sets it aside and goes on".formatted(e), e);
            }
        }

        /** Nobody else is there while it lasts. */
        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public void close() {}
    }

    /** Waits that a run would make are over at once. */
    static final class Clock implements EngineTime {

        private final EngineTime time;
        private Duration ahead = Duration.ZERO;

        Clock(EngineTime time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return time.instant().plus(ahead);
        }

        @Override
        public void await(Duration wait) {
            ahead = wait.isNegative() ? ahead : ahead.plus(wait);
        }
    }
}
