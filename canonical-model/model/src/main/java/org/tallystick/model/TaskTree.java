package org.tallystick.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Quantity;

/** The tasks of projects: a tree with sums. What tasks wait for is {@link TaskDependencies}'. */
public final class TaskTree {

    static final Rule ROLL_UP = Rule.error(
            "I38",
            "The planned, actual and remaining hours of a task with parts are the sums of its parts' hours.",
            "add up the parts again");

    static final Rule CODES =
            Rule.error("TASK_WBS", "The tasks of a project have WBS codes of their own.", "renumber one of the tasks");

    private TaskTree() {}

    static List<Rule> all() {
        return List.of(ROLL_UP, CODES);
    }

    /**
     * What all tasks of one or more projects break together: sums, codes and loops ({@code I38}, {@code TASK_WBS}, {@code I39}). Paths lead
     * from the task that the message names.
     */
    public static List<Violation> check(Collection<Task> tasks) {
        List<Violation> found = new ArrayList<>(Hierarchy.check(tasks, "/parent", Task::parent));
        Findings findings = new Findings();
        checkCodes(tasks, findings);
        checkSums(tasks, findings);
        found.addAll(findings.all());
        return List.copyOf(found);
    }

    private static void checkCodes(Collection<Task> tasks, Findings findings) {
        Set<List<Object>> codes = new HashSet<>();
        for (Task task : tasks) {
            if (!codes.add(List.of(task.project(), task.wbsCode()))) {
                findings.broken(
                        CODES, "/wbsCode", "%s has the code %s of another".formatted(task.ref(), task.wbsCode()));
            }
        }
    }

    private static void checkSums(Collection<Task> tasks, Findings findings) {
        Map<Ref<Task>, List<TaskEffort>> parts = new HashMap<>();
        for (Task task : tasks) {
            if (task.parent() != null) {
                parts.computeIfAbsent(task.parent(), parent -> new ArrayList<>())
                        .add(task.effort());
            }
        }
        for (Task task : tasks) {
            List<TaskEffort> efforts = parts.get(task.ref());
            if (efforts != null) {
                checkSums(task, efforts, findings);
            }
        }
    }

    private static void checkSums(Task task, List<TaskEffort> parts, Findings findings) {
        Map<String, Function<TaskEffort, Quantity>> hours = new LinkedHashMap<>();
        hours.put("planned", TaskEffort::planned);
        hours.put("actual", TaskEffort::actual);
        hours.put("remaining", TaskEffort::remaining);
        hours.forEach((name, of) -> {
            BigDecimal sum = parts.stream().map(of).map(Quantity::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            Quantity is = of.apply(task.effort());
            if (!Amounts.same(sum, is.value())) {
                findings.broken(
                        ROLL_UP,
                        "/effort/" + name,
                        "%s has %s hours, its parts have %s".formatted(task.ref(), is, sum.toPlainString()));
            }
        });
    }
}
