package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.engine.process.ProcessStep.Undo;
import org.tallystick.engine.process.ProcessStep.Way;

/**
 * A process as data: its steps, in order. A process that runs goes on with the version with which it began, so a definition that changes gets
 * the next version, and the one before stays as long as processes have it (F-OPS-04). Immutable.
 *
 * @param name lower case, words joined by a hyphen: stored
 * @param version 1, 2, 3 …
 * @param steps at least one
 */
public record ProcessDefinition(String name, int version, List<ProcessStep> steps) {

    private static final Set<Wait.Kind> ANSWERS = EnumSet.of(Wait.Kind.DELIVERY, Wait.Kind.RECORD);

    /**
     * @throws IllegalArgumentException naming everything that is wrong: two steps of one name, two pivots, a step before the pivot that cannot be
     *     undone, one after it that can, or a pivot that is sent and forgotten (PAT-5)
     */
    public ProcessDefinition {
        requireNonNull(name, "name");
        steps = List.copyOf(steps);
        List<String> faults = faults(version, steps);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Process '%s': %s".formatted(name, String.join("; ", faults)));
        }
    }

    public static ProcessDefinition of(String name, int version, ProcessStep... steps) {
        return new ProcessDefinition(name, version, List.of(steps));
    }

    private static List<String> faults(int version, List<ProcessStep> steps) {
        List<String> faults = new ArrayList<>();
        if (version < 1 || steps.isEmpty()) {
            faults.add("it needs a version from 1 and a step, has version %d and %d steps"
                    .formatted(version, steps.size()));
        }
        Set<String> names = new HashSet<>();
        boolean isPastPivot = false;
        for (ProcessStep step : steps) {
            if (!names.add(step.name())) {
                faults.add("two steps are named '%s': give each its own name".formatted(step.name()));
            }
            faultOf(step, isPastPivot).ifPresent(faults::add);
            isPastPivot |= step.isPivot();
        }
        return faults;
    }

    private static Optional<String> faultOf(ProcessStep step, boolean isPastPivot) {
        if (step.isPivot() && isPastPivot) {
            return Optional.of("step '%s' is a second pivot: there is one point of no return".formatted(step.name()));
        }
        if (step.isPivot() && step.waits().stream().noneMatch(ANSWERS::contains)) {
            return Optional.of(
                    "the pivot '%s' is sent and forgotten: let it wait for its delivery or for a record (PAT-5)"
                            .formatted(step.name()));
        }
        if (isPastPivot && step.undo() != null) {
            return Optional.of("step '%s' is undone by %s and comes after the pivot, where nothing is undone"
                    .formatted(step.name(), step.undo().what()));
        }
        if (!isPastPivot && step.way() == Way.USUAL && step.undo() == null) {
            return Optional.of(
                    "step '%s' does not say how it is undone: name it with undoneBy(…), or make it the pivot, or puttingNothing()"
                            .formatted(step.name()));
        }
        return Optional.empty();
    }

    /** The place of the step of that name, from 0; negative: there is none. */
    public int indexOf(String step) {
        return steps.stream().map(ProcessStep::name).toList().indexOf(step);
    }

    /** Whether nothing of what stands at that place can be undone. */
    public boolean isPivotOrAfter(int index) {
        return steps.subList(0, index + 1).stream().anyMatch(ProcessStep::isPivot);
    }

    /** Name, version and each step with what it may wait for and how it is undone: for people, and to see that a version stays as it is. */
    public String describe() {
        return steps.stream()
                .map(step -> "%n  %s, waits for %s, %s".formatted(step.name(), step.waits(), way(step)))
                .collect(joining("", name + " " + version, ""))
                .replace("\r", "");
    }

    private static String way(ProcessStep step) {
        Undo undo = step.undo();
        return switch (step.way()) {
            case PIVOT -> "pivot";
            case PUTS_NOTHING -> "puts nothing";
            case USUAL -> undo == null ? "goes forward" : "undone by " + undo.what();
        };
    }
}
