package org.tallystick.engine.internal.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The lanes of one account. What waits for a record of another of them goes on when they have ended: what goes to other accounts is not waited for
 * (RES-12).
 */
final class Lanes implements Threads.Work<Lane.Sent> {

    private final List<DeliverFlow<?>> answering;
    private final int number;
    private final Partitions partitions;
    private final Threads threads;
    private final BiFunction<List<DeliverFlow<?>>, Section, Lane> lane;

    Lanes(
            List<DeliverFlow<?>> flows,
            int number,
            Partitions partitions,
            Threads threads,
            BiFunction<List<DeliverFlow<?>>, Section, Lane> lane) {
        this.answering = new ArrayList<>(flows);
        this.number = number;
        this.partitions = partitions;
        this.threads = threads;
        this.lane = lane;
    }

    /** Until none of them has anything more to send, or others are to have some of the partitions. */
    @Override
    public Lane.Sent call() throws InterruptedException {
        List<Lane.Sent> all = new ArrayList<>();
        boolean goOn = true;
        while (goOn) {
            Lane.Sent sent = each();
            answering.removeIf(sent::lacksAnswer);
            all.add(sent);
            goOn = number > 1 && sent.isProgress() && !partitions.hasChanged();
        }
        return Lane.Sent.of(all);
    }

    private Lane.Sent each() throws InterruptedException {
        List<Threads.Work<Lane.Sent>> lanes = new ArrayList<>();
        partitions.in(number).forEach(section -> lanes.add(lane.apply(answering, section)::send));
        return Lane.Sent.of(threads.all(lanes));
    }
}
