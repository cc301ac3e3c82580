package org.tallystick.engine.process;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Processes.State;

/**
 * Where a process stood when it was looked at. Immutable.
 *
 * @param key its correlation key
 * @param definition its name
 * @param version of the definition with which it began
 * @param step at which it stands; of one that has ended the last
 * @param state where it stands
 * @param isBack whether it is on its way back, or was undone
 * @param input what it was started with
 * @param awaited what it waits for; none: for nothing
 * @param since when it came there
 * @param dueAt from when on it is looked at; none: only a person moves it, or nothing
 * @param startedBy who asked for it
 * @param problem why it stands where it stands
 */
public record ProcessInstance(
        String key,
        String definition,
        int version,
        String step,
        State state,
        boolean isBack,
        SortedMap<String, String> input,
        @Nullable Wait awaited,
        Instant since,
        @Nullable Instant dueAt,
        String startedBy,
        @Nullable String problem) {

    /** What it waits for, if it does. */
    public Optional<Wait> waitsFor() {
        return Optional.ofNullable(awaited);
    }
}
