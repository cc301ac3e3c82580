package org.tallystick.benchmarks;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.tallystick.benchmarks.Contest.Work;

/** Work with something that is made anew for each run, which begins on empty tables. */
final class FreshWork<S extends AutoCloseable> implements Work {

    private final Site site;
    private final Making<S> making;
    private final Running<S> running;
    private @Nullable S made;

    /** What is not timed. */
    interface Making<S> {
        S make() throws Exception;
    }

    /** What is timed. */
    interface Running<S> {
        long run(S made) throws Exception;
    }

    FreshWork(Site site, Making<S> making, Running<S> running) {
        this.site = site;
        this.making = making;
        this.running = running;
    }

    @Override
    public void prepare() throws Exception {
        made = making.make();
    }

    @Override
    public long run() throws Exception {
        return running.run(requireNonNull(made));
    }

    @Override
    public void cleanUp() throws Exception {
        requireNonNull(made).close();
        site.clear();
    }
}
