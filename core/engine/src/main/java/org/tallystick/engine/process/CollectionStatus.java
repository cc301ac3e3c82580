package org.tallystick.engine.process;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CollectionState;

/**
 * An issued invoice is followed until it is paid or written off, as the ERP shows it, and then told to those who sold and delivered the work, also to those
 * that were told of it before, as when it was issued. It is done once they have that state. How far it is meanwhile, {@code Query.transitions} of the
 * invoice says. What changes after that, such as a payment that bounces, reaches those that keep a copy.
 *
 * <p>Invoices are read from the ERP; their flows to the subscribers are on request, and their sinks are told of documents or keep copies: one that issues
 * documents takes no later state of what it has, and then the process ends without being done.
 */
public final class CollectionStatus {

    private static final String INVOICE = "invoice";
    private static final Set<CollectionState> SETTLED = EnumSet.of(CollectionState.PAID, CollectionState.WRITTEN_OFF);

    private final List<String> subscribers;
    private final ProcessDefinition definition;

    /** @param subscribers systems, at least one */
    public CollectionStatus(Collection<String> subscribers) {
        this.subscribers = List.copyOf(subscribers);
        if (this.subscribers.isEmpty()) {
            throw new IllegalArgumentException("What is collected needs a system that it is told to");
        }
        this.definition = ProcessDefinition.of(
                "collection-status",
                1,
                ProcessStep.waiting(
                        "issue",
                        "the ERP's invoice",
                        about -> Verdict.of(state(about).isPresent())),
                ProcessStep.waiting(
                        "settle",
                        "paid, or written off",
                        about -> Verdict.of(
                                state(about).filter(SETTLED::contains).isPresent())),
                ProcessStep.of("tell", this::tell).waitingFor(Kind.DELIVERY).asPivot());
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /** Starts it. */
    public ProcessInstance follow(ProcessDesk desk, Ref<Invoice> invoice, String actor) {
        return desk.start(
                definition, definition.name() + "/" + invoice, Map.of(INVOICE, RefText.write(invoice)), actor);
    }

    private Deed tell(Situation about) {
        Ref<Invoice> invoice = ref(about);
        Decision.Builder decision = Decision.builder();
        SortedMap<String, List<Ref<?>>> all = new TreeMap<>();
        subscribers.forEach(system -> {
            decision.tell(invoice, system);
            all.put(system, List.of(invoice));
        });
        return Deed.of(decision.build()).until(new Wait.Delivery(all, true));
    }

    private static Optional<CollectionState> state(Situation about) {
        return about.hub()
                .find(ref(about))
                .flatMap(invoice -> Optional.ofNullable(invoice.state().collection()));
    }

    private static Ref<Invoice> ref(Situation about) {
        return RefText.read(RecordType.INVOICE, about.input(INVOICE));
    }
}
