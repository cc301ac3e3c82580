package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Runs writes beside each other, at most so many at once over all callers. Idle threads end by themselves. */
final class InFlight implements AutoCloseable {

    private final ThreadPoolExecutor threads;

    InFlight(int most) {
        threads = new ThreadPoolExecutor(most, most, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "tallystick-netsuite");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        threads.setRejectedExecutionHandler((task, closed) -> cancel(task));
    }

    /**
     * Runs all, and waits for them. One that breaks, or that an interrupted caller no longer waits for, may have been sent.
     *
     * @return what became of each, in order
     */
    List<Sent> run(List<Supplier<Sent>> writes) {
        List<Future<Sent>> running = new ArrayList<>();
        for (Supplier<Sent> write : writes) {
            running.add(threads.submit(write::get));
        }
        return running.stream().map(InFlight::await).toList();
    }

    private static Sent await(Future<Sent> write) {
        try {
            return write.get();
        } catch (InterruptedException e) {
            write.cancel(true);
            Thread.currentThread().interrupt();
            return unknown("INTERRUPTED", "The caller was interrupted");
        } catch (ExecutionException e) {
            // Only the kind: what a library says could quote a header.
            return unknown("WRITE_BROKE", "The write broke with " + kind(e));
        } catch (CancellationException e) {
            return unknown("CLOSED", "The connector was closed");
        }
    }

    private static String kind(ExecutionException e) {
        return e.getCause() == null ? "no cause" : e.getCause().getClass().getName();
    }

    private static Sent unknown(String code, String message) {
        return Sent.failed(Problem.of(FailureKind.OUTCOME_UNKNOWN, code, message));
    }

    /** What still waits for a thread is not sent, and who waits for it is told. */
    @Override
    public void close() {
        threads.shutdownNow().forEach(InFlight::cancel);
    }

    /** All tasks are submitted, and so can be waited for. */
    private static void cancel(Runnable task) {
        ((Future<?>) task).cancel(false);
    }
}
