package org.tallystick.engine.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Decides which calls may be made, as a pure function over an immutable state: whoever holds the state, in memory or in a row that many
 * nodes share, gets the same answers. Limits are immutable and thread-safe.
 *
 * @param <S> the state
 */
public interface Limit<S> {

    /** After which it is worth asking again where only the end of another call helps. */
    Duration ASK_AGAIN = Duration.ofMillis(50);

    /** The state before the first call. */
    S initial();

    /** What {@code event} makes of {@code state}. A refused call leaves nothing used. */
    Step<S> next(S state, CallEvent event, Instant now);

    /** The state as text, to be stored; {@link #read} restores it. */
    Map<String, String> write(S state);

    /** @throws IllegalArgumentException if {@code text} is not what {@link #write} gives */
    S read(Map<String, String> text);
}
