package org.tallystick.engine.decide;

import java.util.List;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/**
 * A rule that derives records. Its life in a run:
 *
 * <ol>
 *   <li>While records come in, {@link #dirtiedBy} says which decision keys a changed record touches.
 *   <li>The run asks once for the {@link #keys} to do, and remembers them, and for {@link #findings} that are of no key.
 *   <li>For each key, in order, it calls {@link #decide} in a transaction of its own and writes the decision in the same. After a crash it
 *       goes on with the keys that are left.
 * </ol>
 *
 * <p>A deterministic function of the hub: deciding again changes nothing. No I/O, no clock, no chance. Stateless.
 */
public interface Decider {

    /** Stable, lower case, words joined by a hyphen. */
    String name();

    /** Types whose records touch its keys when they change. */
    Set<RecordType<?>> inputs();

    /** The keys that {@code record}, in its state before or after a change, touches. */
    Set<String> dirtiedBy(Entity record);

    /**
     * The keys to do in a run.
     *
     * @param dirty those that changed records touched since they were decided last, sorted
     */
    List<String> keys(Hub hub, List<String> dirty);

    /**
     * What a person must settle before it can do its work, whatever the key: those of the run before that are not here are closed.
     *
     * @param dirty as {@link #keys} is told
     */
    default List<Finding> findings(Hub hub, List<String> dirty) {
        return List.of();
    }

    /** Decides one key. */
    Decision decide(String key, Hub hub, RunContext run);
}
