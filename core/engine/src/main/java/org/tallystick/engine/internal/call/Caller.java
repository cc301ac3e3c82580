package org.tallystick.engine.internal.call;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Calls that only read: a failure that may pass is tried again, unless the system asks for a wait that is too long for a run. */
public final class Caller {

    private final EngineTime time;
    private final Backoff backoff;

    public Caller(EngineTime time, Backoff backoff) {
        this.time = time;
        this.backoff = backoff;
    }

    /**
     * The result of {@code call}.
     *
     * @throws ConnectorException of the last try
     * @throws CancellationException if the thread is told to end
     */
    public <R> R read(Supplier<R> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (ConnectorException e) {
                if (attempt >= backoff.maxAttempts() || !maySoonPass(e.problem())) {
                    throw e;
                }
                await(attempt, e.problem());
            }
        }
    }

    private boolean maySoonPass(Problem problem) {
        return problem.kind().advice() == FailureKind.Advice.TRY_LATER && !backoff.isTooLong(problem);
    }

    private void await(int attempt, Problem problem) {
        try {
            time.await(backoff.after(attempt, problem));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("The wait for a system was interrupted");
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
