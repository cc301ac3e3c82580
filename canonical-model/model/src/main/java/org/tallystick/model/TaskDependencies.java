package org.tallystick.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** What tasks wait for: never, by way of others, for themselves. */
public final class TaskDependencies {

    static final Rule ACYCLIC = Rule.error(
            "TASK_DEPENDENCIES",
            "No task waits, by way of others, for itself.",
            "remove one of the dependencies of the circle");

    private TaskDependencies() {}

    static List<Rule> all() {
        return List.of(ACYCLIC);
    }

    /**
     * The circles, as far as they have no task in common: as long as there is one, at least one is reported. Tasks that are not given count
     * for nothing.
     */
    public static List<Violation> check(Collection<Task> tasks) {
        Findings findings = new Findings();
        Hierarchy.cycles(stuck(tasks))
                .forEach(circle ->
                        findings.broken(ACYCLIC, "/dependencies", "is in the circle " + Hierarchy.text(circle)));
        return findings.all();
    }

    /** Tasks that can never begin, each with one such task for which it waits. */
    private static Map<Ref<?>, Ref<?>> stuck(Collection<Task> tasks) {
        Set<Ref<?>> known = tasks.stream().map(Task::ref).collect(Collectors.toSet());
        Map<Ref<?>, Set<Ref<?>>> waitsFor = new LinkedHashMap<>();
        Map<Ref<?>, List<Ref<?>>> waiters = new HashMap<>();
        for (Task task : tasks) {
            Set<Ref<?>> others = new LinkedHashSet<>();
            for (TaskDependency dependency : task.dependencies()) {
                if (known.contains(dependency.task())) {
                    others.add(dependency.task());
                    waiters.computeIfAbsent(dependency.task(), other -> new ArrayList<>())
                            .add(task.ref());
                }
            }
            waitsFor.put(task.ref(), others);
        }
        begin(waitsFor, waiters);
        Map<Ref<?>, Ref<?>> stuck = new LinkedHashMap<>();
        waitsFor.forEach((task, others) -> stuck.put(task, others.iterator().next()));
        return stuck;
    }

    /** Takes out, again and again, the tasks that wait for nothing. */
    private static void begin(Map<Ref<?>, Set<Ref<?>>> waitsFor, Map<Ref<?>, List<Ref<?>>> waiters) {
        Deque<Ref<?>> ready = new ArrayDeque<>();
        waitsFor.forEach((task, others) -> {
            if (others.isEmpty()) {
                ready.add(task);
            }
        });
        while (!ready.isEmpty()) {
            Ref<?> task = ready.remove();
            waitsFor.remove(task);
            for (Ref<?> waiter : waiters.getOrDefault(task, List.of())) {
                Set<Ref<?>> others = waitsFor.get(waiter);
                if (others != null && others.remove(task) && others.isEmpty()) {
                    ready.add(waiter);
                }
            }
        }
    }
}
