package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.ItemKey;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * An issued invoice is credited in full once a person has allowed it; its items go through the rules again, and a later run bills them anew (RULES
 * rule 8). The credit memo is the pivot: before it nothing is put, after it the process waits for the new invoice.
 *
 * <p>The flow of credit memos to the ERP is on request, or takes every record.
 */
public final class CreditRebill {

    private static final String INVOICE = "invoice";
    private static final String REASON = "reason";
    private static final String DATE = "date";

    private final String erp;
    private final Leave leave;
    private final ProcessDefinition definition;

    /**
     * @param erp that issues
     * @param leave above which amount a person must allow it
     */
    public CreditRebill(String erp, Leave leave) {
        this.erp = requireNonNull(erp, "erp");
        this.leave = requireNonNull(leave, "leave");
        this.definition = ProcessDefinition.of(
                "credit-rebill",
                1,
                ProcessStep.of("allow", this::allow).waitingFor(Kind.PERSON).puttingNothing(),
                ProcessStep.of("credit", this::credit).waitingFor(Kind.DELIVERY).asPivot(),
                ProcessStep.waiting("rebill", "the items on a later invoice", about -> Verdict.of(isRebilled(about))));
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /**
     * Starts it.
     *
     * @param reason code that the credit memo carries
     * @param date of the credit memo. What it restores is billed in the next run of a period that billing has made no documents of
     */
    public ProcessInstance credit(ProcessDesk desk, Ref<Invoice> invoice, String reason, LocalDate date, String actor) {
        return desk.start(
                definition,
                key(invoice),
                Map.of(INVOICE, RefText.write(invoice), REASON, reason, DATE, date.toString()),
                actor);
    }

    /** The correlation key of an invoice's credit. */
    public String key(Ref<Invoice> invoice) {
        return definition.name() + "/" + invoice;
    }

    private Deed allow(Situation about) {
        return refusal(about)
                .map(Deed::refuse)
                .orElseGet(() -> leave.of(Deed.NONE, invoice(about).totals().gross()));
    }

    private static Optional<String> refusal(Situation about) {
        Ref<Invoice> ref = ref(about);
        if (about.hub().find(ref).isEmpty()) {
            return Optional.of("the hub has no " + ref);
        }
        return FullCredit.of(about, ref).stream()
                .findFirst()
                .map(credit -> "%s is credited already, by %s".formatted(ref, credit.ref()));
    }

    /** What was credited while a person thought about it is not credited again (I19). */
    private Deed credit(Situation about) {
        Optional<String> refusal = refusal(about);
        if (refusal.isPresent()) {
            return Deed.refuse(refusal.get());
        }
        CreditMemo memo = FullCredit.of(
                about, invoice(about), "corrected", about.input(REASON), LocalDate.parse(about.input(DATE)));
        return Deed.of(Decision.builder()
                        .put(memo)
                        .deliver(memo.ref(), erp, Map.of())
                        .build())
                .until(Wait.delivery(erp, List.of(memo.ref())));
    }

    private static boolean isRebilled(Situation about) {
        Invoice credited = invoice(about);
        Set<ItemKey> items = items(credited);
        return about
                .hub()
                .findBy(
                        RecordType.INVOICE,
                        Index.ENGAGEMENT,
                        List.of(credited.engagement().toString()))
                .stream()
                .filter(other -> other.period().isAfter(credited.period()))
                .anyMatch(other -> items(other).stream().anyMatch(items::contains));
    }

    private static Set<ItemKey> items(Invoice invoice) {
        return invoice.lines().stream()
                .map(InvoiceLine::items)
                .flatMap(List::stream)
                .collect(toSet());
    }

    private static Invoice invoice(Situation about) {
        return about.hub().find(ref(about)).orElseThrow();
    }

    private static Ref<Invoice> ref(Situation about) {
        return RefText.read(RecordType.INVOICE, about.input(INVOICE));
    }
}
