package org.tallystick.engine.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.Approvable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;

/**
 * Approved time and expenses become known to every subscriber, each at least once and in the order of its versions (PAT-2). Of a batch in which
 * something is not approved nothing is propagated, and the process says what; a later change of an entry reaches the subscribers as any change
 * does.
 *
 * <p>The flows of the types to the subscribers are on request, or take every record.
 */
public final class ApprovalPropagation {

    private final List<String> subscribers;
    private final ProcessDefinition definition;

    /** @param subscribers systems, at least one */
    public ApprovalPropagation(Collection<String> subscribers) {
        this.subscribers = List.copyOf(subscribers);
        if (this.subscribers.isEmpty()) {
            throw new IllegalArgumentException("Approvals need a system that they are told to");
        }
        this.definition = ProcessDefinition.of(
                "approval-propagation",
                1,
                ProcessStep.of("propagate", this::propagate)
                        .waitingFor(Kind.DELIVERY)
                        .asPivot());
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /**
     * Starts it.
     *
     * @param batch what these approvals are, once: {@code psa/2026-08-31}
     * @param entries time entries, expense items and the like
     */
    public ProcessInstance propagate(
            ProcessDesk desk, String batch, Collection<? extends Ref<?>> entries, String actor) {
        return desk.start(definition, definition.name() + "/" + batch, RefText.write(entries), actor);
    }

    private Deed propagate(Situation about) {
        List<Ref<?>> entries = RefText.list(about.input());
        List<String> unapproved = new ArrayList<>();
        Decision.Builder decision = Decision.builder();
        for (Ref<?> entry : entries) {
            if (isApproved(entry, about.hub())) {
                subscribers.forEach(system -> decision.deliver(entry, system, new TreeMap<>()));
            } else {
                unapproved.add(entry.toString());
            }
        }
        if (!unapproved.isEmpty()) {
            return Deed.refuse("not approved, or not in the hub: " + String.join(", ", unapproved));
        }
        SortedMap<String, List<Ref<?>>> all = new TreeMap<>();
        subscribers.forEach(system -> all.put(system, entries));
        return Deed.of(decision.build()).until(new Wait.Delivery(all));
    }

    private static <T extends Entity> boolean isApproved(Ref<T> entry, Hub hub) {
        Optional<T> found = hub.find(entry);
        return found.isPresent()
                && found.get() instanceof Approvable approvable
                && approvable.approval() == Approval.APPROVED;
    }
}
