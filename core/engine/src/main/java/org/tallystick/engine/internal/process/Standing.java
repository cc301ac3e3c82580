package org.tallystick.engine.internal.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.store.Processes.MoveRow;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.engine.store.StoreTransaction;

/**
 * Writes where a process stands, with the move that brought it there.
 *
 * @param tx in which it moves
 * @param row where it stood
 * @param now when it moves
 * @param actor who moves it
 */
public record Standing(StoreTransaction tx, ProcessRow row, Instant now, String actor) {

    /** Its step is to be done. */
    void run(String step, String reason) {
        move(step, State.RUNNING, false, null, now, null, reason);
    }

    /** Its step, or what undoes it, is done, and it waits. */
    void await(Wait wait) {
        Instant dueAt = wait instanceof Wait.Person ? null : wait instanceof Wait.Time time ? time.until() : now;
        State state = row.isBack() ? State.COMPENSATING : State.WAITING;
        move(row.step(), state, row.isBack(), Waits.write(wait), dueAt, row.problem(), "done");
    }

    /** What it waits for is there: a person says so. */
    public void approved(String reason) {
        move(row.step(), State.WAITING, false, null, now, null, reason);
    }

    /** All its steps are done. */
    void done(String reason) {
        move(row.step(), State.DONE, false, null, null, null, reason);
    }

    /** Under which what holds it up is an exception. */
    static String failures(ProcessRow row) {
        return "process-failed/" + row.key();
    }

    /** A person gives it up: nothing holds it up any more, and what its steps did is undone. */
    void givenUp(ProcessDefinition definition, int index, String reason) {
        tx.exceptions().replace(failures(row), List.of(), 0);
        back(definition, index, reason);
    }

    /** What the steps up to that place did is undone, that one first; with nothing to undo it has been. */
    void back(ProcessDefinition definition, int index, String reason) {
        String problem = row.isBack() ? row.problem() : reason;
        if (index < 0) {
            move(row.step(), State.COMPENSATED, true, null, null, problem, reason);
        } else {
            move(definition.steps().get(index).name(), State.COMPENSATING, true, null, now, problem, reason);
        }
    }

    /** It goes neither on nor back. */
    void stuck(String reason) {
        move(row.step(), State.STUCK, row.isBack(), row.waitsFor(), null, reason, reason);
    }

    /** A person has it tried again from where it stuck. */
    public void resumed(String reason) {
        State waiting = row.waitsFor() == null ? State.RUNNING : State.WAITING;
        move(row.step(), row.isBack() ? State.COMPENSATING : waiting, row.isBack(), row.waitsFor(), now, null, reason);
    }

    /** What was to be done failed, and is tried again; where it stands does not change. */
    void failed(int attempts, Instant dueAt, String problem) {
        tx.processes()
                .put(new ProcessRow(
                        row.key(),
                        row.definition(),
                        row.version(),
                        row.step(),
                        row.state(),
                        row.isBack(),
                        row.data(),
                        row.waitsFor(),
                        row.since(),
                        dueAt,
                        attempts,
                        row.startedBy(),
                        problem));
    }

    private void move(
            String step,
            State state,
            boolean isBack,
            @Nullable String waitsFor,
            @Nullable Instant dueAt,
            @Nullable String problem,
            String reason) {
        tx.processes()
                .put(new ProcessRow(
                        row.key(),
                        row.definition(),
                        row.version(),
                        step,
                        state,
                        isBack,
                        row.data(),
                        waitsFor,
                        now,
                        dueAt,
                        0,
                        row.startedBy(),
                        problem));
        tx.processes().append(new MoveRow(row.key(), now, step, state, actor, reason));
    }
}
