package org.tallystick.engine.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.engine.store.Processes.State;

/**
 * Where processes are started, looked at, approved and given up. What a person does here is durable when it returns; the next run, or
 * {@code Tallystick.advance}, goes on with it. Each step stands in the audit trail. Thread-safe; may be used while a run goes on.
 */
public interface ProcessDesk {

    /**
     * Starts a process; of a key that was started before, with the same input, it is that one, whoever started it and whatever became of it
     * (API-8).
     *
     * @param key correlation key: one business purpose and scope
     * @param input refs, amounts and the like; no personal data
     * @param actor who asks for it
     * @throws IllegalArgumentException if the engine does not have the definition, the key belongs to another process or was started with
     *     other input, or key or actor is blank
     */
    ProcessInstance start(ProcessDefinition definition, String key, Map<String, String> input, String actor);

    /** The process of that key. */
    Optional<ProcessInstance> find(String key);

    /**
     * A page of processes in the order of their keys.
     *
     * @param states at least one
     * @param afterKey the last key of the page before, or empty
     * @param limit at least 1
     */
    List<ProcessInstance> list(Collection<State> states, String afterKey, int limit);

    /** How it came where it stands, in order; empty if there is none of that key. */
    List<ProcessMove> history(String key);

    /**
     * A person says yes to the step that waits for one. Saying it again changes nothing.
     *
     * @throws SegregationException if the person started the process
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if its step does not wait for a person
     */
    ProcessInstance approve(String key, String step, String actor, String reason);

    /**
     * A person says no: what the steps up to that one did is undone.
     *
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if its step does not wait for a person, or what was done cannot be undone, now or any more: nothing has changed then
     */
    ProcessInstance reject(String key, String step, String actor, String reason);

    /**
     * A person gives the process up, wherever it stands before its pivot: what its steps did is undone.
     *
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if it has ended, is on its way back, or what was done cannot be undone, now or any more: nothing has changed then
     */
    ProcessInstance cancel(String key, String actor, String reason);

    /**
     * A person has a process that is stuck tried again.
     *
     * @throws IllegalArgumentException if there is no such process, or actor or reason is blank
     * @throws IllegalStateException if it is not stuck
     */
    ProcessInstance resume(String key, String actor, String reason);
}
