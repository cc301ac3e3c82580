package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.node.LeasedStore;
import org.tallystick.engine.internal.node.Patience;
import org.tallystick.engine.internal.node.Share;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.time.EngineTime;

/** Sends what is due in the partitions of one engine. Used by one thread. */
final class Sender {

    private final LeasedStore leased;
    private final Calls calls;
    private final EngineTime time;
    private final Terms terms;
    private final List<DeliverFlow<?>> flows;
    private final Share share;
    private final Partitions partitions;
    private final AtOnce atOnce;

    Sender(
            LeasedStore leased,
            Calls calls,
            EngineTime time,
            Terms terms,
            List<DeliverFlow<?>> flows,
            Share share,
            Partitions partitions,
            AtOnce atOnce) {
        this.leased = leased;
        this.calls = calls;
        this.time = time;
        this.terms = terms;
        this.flows = flows;
        this.share = share;
        this.partitions = partitions;
        this.atOnce = atOnce;
    }

    /**
     * Sends until nothing more is due that a run waits for.
     *
     * @throws org.tallystick.engine.store.LeaseLostException if this engine stood still, and others have taken over
     */
    void send(long runSequence) throws InterruptedException {
        Map<DeliverFlow<?>, CreateGuard> guards = leased.inTransaction(tx -> CreateGuard.of(flows, tx));
        List<DeliverFlow<?>> answering = new ArrayList<>(flows);
        Patience patience = Patience.with(terms, time);
        partitions.hasChangedSinceAsked();
        try (Threads threads = new Threads()) {
            boolean goOn = true;
            while (goOn) {
                boolean isOneLane = isOneLane(answering);
                BiFunction<List<DeliverFlow<?>>, Section, Lane> lane =
                        (some, section) -> new Lane(some, guards, section, leased, calls, time, runSequence);
                Lane.Sent sent =
                        isOneLane ? lane.apply(answering, partitions).send() : sendAtOnce(answering, lane, threads);
                settle(sent, runSequence);
                answering.removeIf(sent::lacksAnswer);
                goOn = (!isOneLane && sent.isProgress())
                        || partitions.hasChangedSinceAsked()
                        || takeOver(patience)
                        || release(answering, guards);
            }
        }
    }

    private boolean isOneLane(List<DeliverFlow<?>> answering) {
        Set<String> accounts = atOnce.byAccount(answering).keySet();
        return atOnce.isOneThread()
                || accounts.stream().mapToInt(atOnce::batches).sum() == 1;
    }

    private Lane.Sent sendAtOnce(
            List<DeliverFlow<?>> answering, BiFunction<List<DeliverFlow<?>>, Section, Lane> lane, Threads threads)
            throws InterruptedException {
        leased.inTransaction(partitions::ofNextBatch);
        partitions.hasChangedSinceAsked();
        List<Lanes> accounts = new ArrayList<>();
        atOnce.byAccount(answering)
                .forEach((account, ofAccount) ->
                        accounts.add(new Lanes(ofAccount, atOnce.batches(account), partitions, threads, lane)));
        return Lane.Sent.of(threads.all(accounts));
    }

    /** Of a flow that some could ask its target of, and others could not, it is said that it does not answer. */
    private void settle(Lane.Sent sent, long runSequence) {
        leased.inTransaction(tx -> {
            sent.targets().forEach((flow, problem) -> {
                if (problem.isEmpty()) {
                    DeliveryExceptions.ofFlow(tx, flow, null, runSequence);
                }
            });
            return sent;
        });
    }

    /** When no other engine has anything to send. */
    private boolean release(List<DeliverFlow<?>> answering, Map<DeliverFlow<?>, CreateGuard> guards) {
        return leased.inTransaction(tx -> !share.hasOthers(tx)
                && answering.stream()
                        .map(flow -> requireNonNull(guards.get(flow)).release(tx))
                        .reduce(false, Boolean::logicalOr));
    }

    /** Waits for its part: until others give it back, or the leases of one that is gone end. */
    private boolean takeOver(Patience patience) throws InterruptedException {
        if (share.isFull()) {
            return false;
        }
        patience.await();
        leased.inTransaction(partitions::ofNextBatch);
        return true;
    }
}
