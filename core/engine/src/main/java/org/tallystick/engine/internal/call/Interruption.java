package org.tallystick.engine.internal.call;

import java.util.concurrent.CancellationException;

/** A thread that is told to end. Between two pieces of work, each of which is whole, it does. */
public final class Interruption {

    private Interruption() {}

    /**
     * Asked where nothing is half done.
     *
     * @throws CancellationException if the thread is told to end; its interrupt flag stays set
     */
    public static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The thread was told to end");
        }
    }
}
