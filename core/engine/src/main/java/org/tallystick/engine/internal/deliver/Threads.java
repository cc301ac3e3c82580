package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.LeaseLostException;

/** Threads for work that is done at once; none before there is any. Used by one thread, and by the work that it does so. */
final class Threads implements AutoCloseable {

    private @Nullable ExecutorService threads;

    /** Something to be done, that ends if it is told to. */
    @FunctionalInterface
    interface Work<R> extends Callable<R> {
        @Override
        R call() throws InterruptedException;
    }

    /**
     * Does all of it, and waits until each is done or has failed; one piece alone in the caller's own thread.
     *
     * @return the results, in the order of the work
     * @throws InterruptedException if the caller is told to end; so is the work then
     */
    <R> List<R> all(List<? extends Work<R>> work) throws InterruptedException {
        if (work.size() == 1) {
            return List.of(work.get(0).call());
        }
        if (threads == null) {
            threads = Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "tallystick-deliver");
                thread.setDaemon(true);
                return thread;
            });
        }
        List<R> results = new ArrayList<>();
        RuntimeException failure = null;
        for (Future<R> each : threads.invokeAll(work)) {
            try {
                results.add(each.get());
            } catch (ExecutionException e) {
                failure = with(failure, requireNonNull(e.getCause()));
            }
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    /** The first failure, with those that came with it; what is no lost lease, which others take over, before what is. An error of the machine is thrown at once. */
    private static RuntimeException with(@Nullable RuntimeException first, Throwable next) {
        if (next instanceof Error error) {
            throw error;
        }
        RuntimeException failure = next instanceof RuntimeException known ? known : new IllegalStateException(next);
        if (first == null || first == failure) {
            return failure;
        }
        boolean isGraver = first instanceof LeaseLostException && !(failure instanceof LeaseLostException);
        RuntimeException kept = isGraver ? failure : first;
        kept.addSuppressed(isGraver ? first : failure);
        return kept;
    }

    /** Tells what still goes on to end, and waits until it has: afterwards the hub may be closed. */
    @Override
    public void close() {
        if (threads == null) {
            return;
        }
        threads.shutdownNow();
        boolean isInterrupted = false;
        boolean isOver = false;
        while (!isOver) {
            try {
                isOver = threads.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
