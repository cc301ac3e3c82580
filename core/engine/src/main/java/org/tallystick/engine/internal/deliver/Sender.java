package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.node.LeasedStore;
import org.tallystick.engine.internal.node.Patience;
import org.tallystick.engine.internal.node.Share;
import org.tallystick.engine.internal.node.Terms;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.Problem;

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
                List<Lane> lanes = lanes(answering, guards, runSequence);
                boolean progress = send(lanes, answering, threads, runSequence);
                goOn = (lanes.size() > 1 && progress)
                        || partitions.hasChangedSinceAsked()
                        || takeOver(patience)
                        || release(answering, guards);
            }
        }
    }

    /** One of each account, or several; one of all where nothing is sent at once. */
    private List<Lane> lanes(
            List<DeliverFlow<?>> answering, Map<DeliverFlow<?>, CreateGuard> guards, long runSequence) {
        Map<String, List<DeliverFlow<?>>> byAccount = atOnce.byAccount(answering);
        if (atOnce.isOneThread()
                || byAccount.keySet().stream().mapToInt(atOnce::batches).sum() == 1) {
            return List.of(new Lane(answering, guards, partitions, leased, calls, time, runSequence));
        }
        leased.inTransaction(partitions::ofNextBatch);
        partitions.hasChangedSinceAsked();
        List<Lane> lanes = new ArrayList<>();
        byAccount.forEach((account, ofAccount) -> partitions
                .in(atOnce.batches(account))
                .forEach(section -> lanes.add(new Lane(ofAccount, guards, section, leased, calls, time, runSequence))));
        return lanes;
    }

    /** Whether something changed. Of a flow that some could ask its target of, and others could not, it is said that it does not answer. */
    private boolean send(List<Lane> lanes, List<DeliverFlow<?>> answering, Threads threads, long runSequence)
            throws InterruptedException {
        List<Lane.Sent> sent = lanes.size() == 1
                ? List.of(lanes.get(0).send())
                : threads.all(lanes.stream()
                        .map(lane -> (Callable<Lane.Sent>) lane::send)
                        .toList());
        Map<DeliverFlow<?>, Optional<Problem>> targets = new LinkedHashMap<>();
        sent.forEach(lane -> lane.targets()
                .forEach((flow, problem) -> targets.merge(flow, problem, (one, other) -> one.or(() -> other))));
        leased.inTransaction(tx -> {
            targets.forEach((flow, problem) -> {
                if (problem.isEmpty()) {
                    DeliveryExceptions.ofFlow(tx, flow, null, runSequence);
                }
            });
            return targets;
        });
        answering.removeIf(flow -> targets.getOrDefault(flow, Optional.empty()).isPresent());
        return sent.stream().anyMatch(Lane.Sent::isProgress);
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
