package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.TaskStatus;
import org.tallystick.model.value.Quantity;

/** Each rule of tasks and trees, kept and broken. */
class TaskRulesTest {

    private final Task root = task("K-0", null, "5");
    private final Task left = task("K-1", "K-0", "2");
    private final Task right = task("K-2", "K-0", "3");

    @Test
    void aTaskIsNoPartOfItselfAndDoesNotWaitForItself() {
        assertThat(left.check()).isEmpty();
        assertThat(told(task("K-1", "K-1", "2").check())).containsExactly("TASK_SELF /parent");
        assertThat(told(waiting(left, "K-1").check())).containsExactly("TASK_SELF /dependencies/0/task");
    }

    @Test
    void i38_aTaskHasTheSumsOfItsParts() {
        assertThat(TaskTree.check(List.of(root, left, right))).isEmpty();
        assertThat(told(TaskTree.check(List.of(root, left))))
                .containsExactly("I38 /effort/planned", "I38 /effort/actual", "I38 /effort/remaining");
    }

    @Test
    void codesAreUniqueInAProject() {
        Task twin = TaskBuilder.builder(right).wbsCode(left.wbsCode()).build();

        assertThat(told(TaskTree.check(List.of(root, left, twin)))).containsExactly("TASK_WBS /wbsCode");
    }

    @Test
    void i39_aLoopIsNamedOnce() {
        Task top = task("K-0", "K-2", "0");
        Task middle = task("K-2", "K-0", "0");
        Task below = task("K-1", "K-0", "0");

        assertThat(Hierarchy.check(List.of(root, left, right), "/parent", Task::parent))
                .isEmpty();
        assertThat(Hierarchy.check(List.of(below, top, middle), "/parent", Task::parent))
                .singleElement()
                .satisfies(violation -> assertThat(violation)
                        .hasToString("I39 /parent: is in the loop psa/task/K-0 → psa/task/K-2 → psa/task/K-0; "
                                + "correct the parent of one of the records of the loop"));
    }

    @Test
    void noTaskWaitsForItselfByWayOfOthers() {
        assertThat(TaskDependencies.check(List.of(waiting(left, "K-2"), right, waiting(root, "unknown"))))
                .isEmpty();
        assertThat(told(TaskDependencies.check(
                        List.of(waiting(root, "K-1"), waiting(left, "K-2"), waiting(right, "K-1")))))
                .containsExactly("TASK_DEPENDENCIES /dependencies");
    }

    @Test
    void aCircleIsFoundBehindAnUnknownTask() {
        Task both = TaskBuilder.builder(left)
                .dependencies(List.of(dependency("unknown"), dependency("K-2")))
                .build();

        assertThat(told(TaskDependencies.check(List.of(both, waiting(right, "K-1")))))
                .containsExactly("TASK_DEPENDENCIES /dependencies");
    }

    private static Task task(String id, String parent, String hours) {
        Quantity effort = Quantity.of(hours);
        return TaskBuilder.builder()
                .header(header(RecordType.TASK, id))
                .project(ref(RecordType.PROJECT, "P-1"))
                .wbsCode(id)
                .name(id)
                .parent(parent == null ? null : ref(RecordType.TASK, parent))
                .effort(new TaskEffort(effort, effort, effort))
                .status(TaskStatus.IN_PROGRESS)
                .build();
    }

    private static Task waiting(Task task, String other) {
        return TaskBuilder.builder(task)
                .dependencies(List.of(dependency(other)))
                .build();
    }

    private static TaskDependency dependency(String other) {
        return new TaskDependency(ref(RecordType.TASK, other), DependencyKind.FINISH_TO_START, 0);
    }
}
