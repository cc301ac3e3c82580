package org.tallystick.engine.internal.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.internal.journal.Observers;
import org.tallystick.engine.observe.HubEvent.PageIngested;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;

/**
 * Applies what was read, a page in a transaction of its own, and tells observers of it.
 *
 * @param store in which it is kept
 * @param rules the host's rule set
 * @param owners of the fields of records
 * @param deciders whose keys changed records touch
 * @param planner of deliveries
 * @param time of the engine
 * @param observers who are told
 */
public record Pages(
        Store store,
        RuleSet rules,
        Owners owners,
        List<Decider> deciders,
        Planner planner,
        EngineTime time,
        Observers observers) {

    public Pages {
        deciders = List.copyOf(deciders);
    }

    /** The same on another store. */
    Pages on(Store other) {
        return new Pages(other, rules, owners, deciders, planner, time, observers);
    }

    /** What the pages of one run share. */
    IngestContext context(long runSequence) {
        return new IngestContext(rules, owners, deciders, planner, runSequence, time);
    }

    /**
     * What of a page is applied now.
     *
     * @param repeated how many were passed over, because their version came before with another text
     */
    record Taken<T extends Entity>(List<Change<T>> changes, int repeated) {

        static <T extends Entity> Taken<T> all(List<Change<T>> changes) {
            return new Taken<>(changes, 0);
        }
    }

    /**
     * Applies a page.
     *
     * @param choice what of it, asked in the transaction
     * @param with what is stored along, with what became of the page
     */
    <T extends Entity> Tally apply(
            IngestFlow<T> flow,
            IngestContext context,
            List<Change<T>> changes,
            Function<StoreTransaction, Taken<T>> choice,
            BiConsumer<StoreTransaction, Tally> with) {
        Instant start = time.instant();
        Function<Change<T>, Mapped> mapper = flow.mapper(rules, changes);
        Tally tally = store.inTransaction(tx -> {
            Taken<T> taken = choice.apply(tx);
            Tally page = Tally.ofRead(taken.changes().size())
                    .plus(Tally.ofRepeated(taken.repeated()))
                    .plus(new PageIngest<>(flow, context, tx, mapper).apply(taken.changes()))
                    .conserved(flow.name());
            with.accept(tx, page);
            return page;
        });
        observers.tell(new PageIngested(
                flow.system(),
                flow.type().name(),
                Tier.of(flow.type().name()),
                tally.read(),
                tally.stored(),
                tally.unchanged(),
                tally.filtered(),
                tally.setAside(),
                Duration.between(start, time.instant())));
        return tally;
    }
}
