package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;

/**
 * A credit memo that billing made is allowed by a person above a threshold, then reaches the ERP. One that is not allowed, or whose delivery a person
 * discards, is withdrawn: it counts for nothing, and the next run decides anew. That is refused as long as an invoice bills its items again:
 * the release of that invoice is given up first, and once the ERP has it the credit must follow (RULES rule 8).
 *
 * <p>The flow of credit memos to the ERP is on request, and that of invoices too: {@link InvoiceRelease} keeps an invoice until the ERP has the credits
 * of what it bills again.
 */
public final class CreditRelease {

    private static final String CREDIT = "credit";

    private final String erp;
    private final Leave leave;
    private final ProcessDefinition definition;

    /**
     * @param erp that issues
     * @param leave above which amount a person must allow it
     */
    public CreditRelease(String erp, Leave leave) {
        this.erp = requireNonNull(erp, "erp");
        this.leave = requireNonNull(leave, "leave");
        this.definition = ProcessDefinition.of(
                "credit-release",
                1,
                Rebills.undone(
                        ProcessStep.of("allow", this::allow).waitingFor(Kind.PERSON),
                        about -> about.hub().find(ref(about))),
                ProcessStep.of("deliver", this::deliver)
                        .waitingFor(Kind.DELIVERY)
                        .asPivot());
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /** Starts it for one credit memo. */
    public ProcessInstance release(ProcessDesk desk, Ref<CreditMemo> credit, String actor) {
        return desk.start(definition, definition.name() + "/" + credit, Map.of(CREDIT, RefText.write(credit)), actor);
    }

    /** Starts it for each of these credit memos, but for those of withdrawn proposals and those that are withdrawn; in the order of their keys. */
    public List<ProcessInstance> releaseAll(ProcessDesk desk, List<CreditMemo> credits, String actor) {
        List<ProcessInstance> started = new ArrayList<>();
        credits.stream()
                .filter(credit -> !isWithdrawal(credit) && credit.status() != CreditMemoStatus.CANCELLED)
                .map(RecordType.CREDIT_MEMO::refOf)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(credit -> started.add(release(desk, credit, actor)));
        return started;
    }

    private static boolean isWithdrawal(CreditMemo credit) {
        return credit.reason().equals(InvoiceRelease.WITHDRAWN);
    }

    private Deed allow(Situation about) {
        CreditMemo credit = about.hub().find(ref(about)).orElse(null);
        if (credit == null) {
            return Deed.refuse("the hub has no " + ref(about));
        }
        if (credit.status() == CreditMemoStatus.CANCELLED) {
            return Deed.refuse("%s is withdrawn".formatted(credit.ref()));
        }
        return isWithdrawal(credit)
                ? Deed.refuse("%s takes back what no system has".formatted(credit.ref()))
                : leave.of(Deed.NONE, credit.totals().gross());
    }

    private Deed deliver(Situation about) {
        Ref<CreditMemo> credit = ref(about);
        return Deed.of(Decision.builder().deliver(credit, erp, Map.of()).build())
                .until(Wait.delivery(erp, List.of(credit)));
    }

    private static Ref<CreditMemo> ref(Situation about) {
        return RefText.read(RecordType.CREDIT_MEMO, about.input(CREDIT));
    }
}
