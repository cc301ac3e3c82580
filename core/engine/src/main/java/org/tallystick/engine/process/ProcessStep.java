package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step of a process: what it does, what it may wait for, and how that is undone. Its functions are deterministic: no I/O, no clock, no chance;
 * they are called in a transaction, and again after a crash. Immutable.
 *
 * @param name lower case, words joined by a hyphen: stored
 * @param act what it does
 * @param waits what it may wait for
 * @param check of a wait for a record
 * @param undo how it is undone; none: it is the pivot, or comes after it, or puts nothing
 * @param way whether it can be undone
 */
public record ProcessStep(
        String name,
        Act act,
        Set<Wait.Kind> waits,
        Check check,
        @Nullable Undo undo,
        Way way) {

    /** Does something. */
    @FunctionalInterface
    public interface Act {
        Deed act(Situation situation);
    }

    /** Looks for what is waited for. */
    @FunctionalInterface
    public interface Check {
        Verdict check(Situation situation);
    }

    /**
     * Undoes a step, with another record: what was issued is never deleted.
     *
     * @param what it makes, in words
     * @param act done once, after what the later steps did is undone
     * @param may whether it can be undone as things are: if it has failed, nobody can give the process up, and what fails by itself is stuck where it stands
     */
    public record Undo(String what, Act act, Check may) {

        public Undo {
            requireNonNull(what, "what");
            requireNonNull(act, "act");
            requireNonNull(may, "may");
        }
    }

    /** Whether a step can be undone. */
    public enum Way {
        /** It names how, or puts nothing; or it comes after the pivot. */
        USUAL,
        /** It puts nothing and asks for no delivery, so there is nothing to undo. */
        PUTS_NOTHING,
        /** It cannot be undone, and nothing after it is: from here on the process goes forward only. */
        PIVOT
    }

    public ProcessStep {
        requireNonNull(name, "name");
        requireNonNull(act, "act");
        waits = Collections.unmodifiableSet(waits.isEmpty() ? EnumSet.noneOf(Wait.Kind.class) : EnumSet.copyOf(waits));
        requireNonNull(check, "check");
        requireNonNull(way, "way");
        if (undo != null && way != Way.USUAL) {
            throw new IllegalArgumentException(
                    "Step '%s' is undone by %s and cannot be %s".formatted(name, undo.what(), way));
        }
    }

    /** A step that does that, and waits for nothing. */
    public static ProcessStep of(String name, Act act) {
        return new ProcessStep(
                name, act, EnumSet.noneOf(Wait.Kind.class), situation -> Verdict.NOT_YET, null, Way.USUAL);
    }

    /** One that does nothing but wait for what the check sees. */
    public static ProcessStep waiting(String name, String what, Check check) {
        return of(name, situation -> Deed.NONE.until(Wait.record(what)))
                .until(check)
                .puttingNothing();
    }

    /** The same, which may wait for these. */
    public ProcessStep waitingFor(Wait.Kind... kinds) {
        Set<Wait.Kind> all = EnumSet.noneOf(Wait.Kind.class);
        all.addAll(waits);
        all.addAll(Set.of(kinds));
        return new ProcessStep(name, act, all, check, undo, way);
    }

    /** The same, whose wait for a record is over when that is met. */
    public ProcessStep until(Check met) {
        return new ProcessStep(name, act, waits, met, undo, way).waitingFor(Wait.Kind.RECORD);
    }

    /** The same, undone so. */
    public ProcessStep undoneBy(String what, Act compensation) {
        return undoneBy(what, compensation, situation -> Verdict.MET);
    }

    /** The same, undone so unless that check has failed. */
    public ProcessStep undoneBy(String what, Act compensation, Check may) {
        return new ProcessStep(name, act, waits, check, new Undo(what, compensation, may), way);
    }

    /** The same, which puts nothing. */
    public ProcessStep puttingNothing() {
        return new ProcessStep(name, act, waits, check, undo, Way.PUTS_NOTHING);
    }

    /** The same as the pivot. */
    public ProcessStep asPivot() {
        return new ProcessStep(name, act, waits, check, undo, Way.PIVOT);
    }

    public boolean isPivot() {
        return way == Way.PIVOT;
    }
}
