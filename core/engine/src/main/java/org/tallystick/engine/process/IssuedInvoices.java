package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.DocumentStatus;

/**
 * Tells a system of each invoice once the ERP has issued it and its number has come back: until then it waits. Invoices are read from the ERP; their flow to the
 * system is on request. Of one that was issued before this was added the system is told when the ERP next changes it, such as when it is paid.
 */
public final class IssuedInvoices implements Decider {

    private final String system;
    private final Predicate<Invoice> which;

    /** Of all of them. */
    public IssuedInvoices(String system) {
        this(system, invoice -> true);
    }

    /** @param which the system is told of; the same answer for the same invoice */
    public IssuedInvoices(String system, Predicate<Invoice> which) {
        this.system = requireNonNull(system, "system");
        this.which = requireNonNull(which, "which");
    }

    /**
     * The key of an invoice where it is known by its number.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static String numberOf(Entity document) {
        if (document instanceof Invoice invoice && invoice.number() != null) {
            return invoice.number();
        }
        throw new IllegalArgumentException("%s has no number".formatted(document.ref()));
    }

    @Override
    public String name() {
        return "issued-invoices-" + system;
    }

    @Override
    public Set<RecordType<?>> inputs() {
        return Set.of(RecordType.INVOICE);
    }

    @Override
    public Set<String> dirtiedBy(Entity record) {
        return record instanceof Invoice invoice && isIssued(invoice) ? Set.of(RefText.write(invoice.ref())) : Set.of();
    }

    @Override
    public List<String> keys(Hub hub, List<String> dirty) {
        return dirty;
    }

    @Override
    public Decision decide(String key, Hub hub, RunContext run) {
        Ref<Invoice> ref = RefText.read(RecordType.INVOICE, key);
        return hub.find(ref).filter(this::isIssued).filter(which).isPresent()
                ? Decision.builder().deliver(ref, system, Map.of()).build()
                : Decision.NONE;
    }

    private boolean isIssued(Invoice invoice) {
        return invoice.number() != null && invoice.state().document() == DocumentStatus.ISSUED;
    }
}
