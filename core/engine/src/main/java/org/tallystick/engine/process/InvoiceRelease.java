package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.DocumentStatus;

/**
 * An invoice proposal is allowed by a person above a threshold, waits until the ERP has the credits of what it bills again, then reaches the ERP, then is
 * posted (PAT-3). A proposal that is not allowed, or one of whose credits is withdrawn or discarded, is withdrawn: a credit of all of it, which goes
 * nowhere, restores its items, and the next run bills them anew; what was credited of it meanwhile is part of that, and goes nowhere either. Past the
 * ERP it goes forward only.
 *
 * <p>The flows of invoices and credit memos to the ERP are on request: else proposals go there unasked. Credits are released by {@link CreditRelease}.
 */
public final class InvoiceRelease {

    /** Reason code of the credit of a proposal that is withdrawn: it goes to no system. */
    public static final String WITHDRAWN = "WITHDRAWN";

    private static final String INVOICE = "invoice";

    private final String erp;
    private final Leave leave;
    private final boolean awaitsNumber;
    private final ProcessDefinition definition;

    /**
     * @param erp that issues
     * @param leave above which amount a person must allow it
     * @param awaitsNumber whether invoices are read from the ERP, so that the process ends when the number has come back
     */
    public InvoiceRelease(String erp, Leave leave, boolean awaitsNumber) {
        this.erp = requireNonNull(erp, "erp");
        this.leave = requireNonNull(leave, "leave");
        this.awaitsNumber = awaitsNumber;
        this.definition = ProcessDefinition.of(
                "billing-release",
                1,
                ProcessStep.of("allow", this::allow)
                        .waitingFor(Kind.PERSON)
                        .undoneBy("a credit of all of it", InvoiceRelease::withdraw),
                ProcessStep.of("credits", this::credits)
                        .waitingFor(Kind.DELIVERY)
                        .puttingNothing(),
                ProcessStep.of("deliver", this::deliver)
                        .waitingFor(Kind.DELIVERY)
                        .asPivot(),
                ProcessStep.of("post", this::post).until(about -> Verdict.of(hasNumber(about))));
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /** Starts it for one proposal. */
    public ProcessInstance release(ProcessDesk desk, Ref<Invoice> proposal, String actor) {
        return desk.start(definition, key(proposal), Map.of(INVOICE, RefText.write(proposal)), actor);
    }

    /** Starts it for each of these proposals, such as all that a run made; in the order of their keys. */
    public List<ProcessInstance> releaseAll(ProcessDesk desk, List<Invoice> proposals, String actor) {
        List<ProcessInstance> started = new ArrayList<>();
        proposals.stream()
                .map(RecordType.INVOICE::refOf)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(proposal -> started.add(release(desk, proposal, actor)));
        return started;
    }

    /** The correlation key of a proposal's release. */
    public String key(Ref<Invoice> proposal) {
        return definition.name() + "/" + proposal;
    }

    private Deed allow(Situation about) {
        Optional<Invoice> found = about.hub().find(proposal(about));
        if (found.isEmpty()) {
            return Deed.refuse("the hub has no " + proposal(about));
        }
        Invoice invoice = found.get();
        if (invoice.number() != null || invoice.state().document() == DocumentStatus.CANCELLED) {
            return Deed.refuse("%s is no proposal: number %s, %s"
                    .formatted(invoice.ref(), invoice.number(), invoice.state().document()));
        }
        if (isWithdrawn(about)) {
            return Deed.refuse("%s is withdrawn already".formatted(invoice.ref()));
        }
        return leave.of(Deed.NONE, invoice.totals().gross());
    }

    private static boolean isWithdrawn(Situation about) {
        return credited(about).stream().anyMatch(credit -> credit.reason().equals(WITHDRAWN));
    }

    private static List<CreditMemo> credited(Situation about) {
        return Rebills.creditsOf(about.hub(), List.of(proposal(about).toString()));
    }

    private static Deed withdraw(Situation about) {
        Invoice invoice = about.hub().find(proposal(about)).orElseThrow();
        Decision.Builder decision = Decision.builder().withdraw(invoice.ref());
        credited(about).forEach(credit -> decision.withdraw(credit.ref()));
        return Deed.of(decision.put(FullCredit.of(invoice, "withdrawn", WITHDRAWN, invoice.issueDate()))
                .build());
    }

    private Deed credits(Situation about) {
        List<Ref<CreditMemo>> credits = Rebills.creditsBefore(
                about.hub(), about.hub().find(proposal(about)).orElseThrow());
        return credits.isEmpty() ? Deed.NONE : Deed.NONE.until(Wait.delivery(erp, credits));
    }

    private Deed deliver(Situation about) {
        Ref<Invoice> proposal = proposal(about);
        return Deed.of(Decision.builder().deliver(proposal, erp, Map.of()).build())
                .until(Wait.delivery(erp, List.of(proposal)));
    }

    private Deed post(Situation about) {
        return awaitsNumber && !hasNumber(about) ? Deed.NONE.until(Wait.record("the number of the ERP")) : Deed.NONE;
    }

    private static boolean hasNumber(Situation about) {
        return about.hub().find(proposal(about)).map(Invoice::number).isPresent();
    }

    private static Ref<Invoice> proposal(Situation about) {
        return RefText.read(RecordType.INVOICE, about.input(INVOICE));
    }
}
