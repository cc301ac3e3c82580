package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.ItemKey;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * An issued invoice is credited in full once a person has allowed it; its items go through the rules again, and a later run bills them anew (RULES
 * rule 8). That the ERP has the credit memo is the pivot: one whose delivery a person discards is withdrawn, counts for nothing, and the invoice can be credited
 * anew, of another date; after the pivot the process waits for the new invoice.
 *
 * <p>The flow of credit memos to the ERP is on request, or takes every record.
 */
public final class CreditRebill {

    private static final String INVOICE = "invoice";
    private static final String REASON = "reason";
    private static final String DATE = "date";
    private static final String ATTEMPT = "#";

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
                Rebills.undone(
                        ProcessStep.of("credit", this::credit),
                        about -> about.hub().find(RecordType.CREDIT_MEMO.refOf(memo(about)))),
                ProcessStep.of("deliver", this::deliver)
                        .waitingFor(Kind.DELIVERY)
                        .asPivot(),
                ProcessStep.waiting("rebill", "the items on a later invoice", about -> Verdict.of(isRebilled(about))));
    }

    public ProcessDefinition definition() {
        return definition;
    }

    /**
     * Starts it. An invoice is credited once; if that came to nothing, another reason or date begins anew.
     *
     * @param reason code that the credit memo carries
     * @param date of the credit memo. What it restores is billed in the next run of a period that billing has made no documents of
     */
    public ProcessInstance credit(ProcessDesk desk, Ref<Invoice> invoice, String reason, LocalDate date, String actor) {
        Map<String, String> input = Map.of(INVOICE, RefText.write(invoice), REASON, reason, DATE, date.toString());
        String key = key(invoice);
        for (int attempt = 2; isOtherTakenBack(desk, key, input); attempt++) {
            key = key(invoice) + ATTEMPT + attempt;
        }
        return desk.start(definition, key, input, actor);
    }

    private static boolean isOtherTakenBack(ProcessDesk desk, String key, Map<String, String> input) {
        return desk.find(key)
                .filter(before -> before.state() == State.COMPENSATED)
                .filter(before -> !before.input().equals(input))
                .isPresent();
    }

    /** The correlation key of an invoice's credit; of one after a credit that came to nothing, this with {@code #2}, {@code #3} …. */
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
        return Rebills.creditsOf(about.hub(), List.of(ref.toString())).stream()
                .findFirst()
                .map(credit -> "%s is credited already, by %s".formatted(ref, credit.ref()));
    }

    /** What was credited while a person thought about it is not credited again (I19). */
    private Deed credit(Situation about) {
        Optional<String> refusal = refusal(about);
        if (refusal.isPresent()) {
            return Deed.refuse(refusal.get());
        }
        return Deed.of(Decision.builder().put(memo(about)).build());
    }

    /** One of its own for each attempt: what is withdrawn stays so. */
    private CreditMemo memo(Situation about) {
        String attempt = about.key().substring(key(ref(about)).length()).replace(ATTEMPT, "-");
        return FullCredit.of(
                invoice(about), "corrected" + attempt, about.input(REASON), LocalDate.parse(about.input(DATE)));
    }

    private Deed deliver(Situation about) {
        Ref<CreditMemo> memo = RecordType.CREDIT_MEMO.refOf(memo(about));
        return Deed.of(Decision.builder().deliver(memo, erp, Map.of()).build())
                .until(Wait.delivery(erp, List.of(memo)));
    }

    private static boolean isRebilled(Situation about) {
        Invoice credited = invoice(about);
        Set<ItemKey> items = Rebills.items(credited);
        return about
                .hub()
                .findBy(
                        RecordType.INVOICE,
                        Index.ENGAGEMENT,
                        List.of(credited.engagement().toString()))
                .stream()
                .filter(other -> other.period().isAfter(credited.period()))
                .anyMatch(other -> Rebills.items(other).stream().anyMatch(items::contains));
    }

    private static Invoice invoice(Situation about) {
        return about.hub().find(ref(about)).orElseThrow();
    }

    private static Ref<Invoice> ref(Situation about) {
        return RefText.read(RecordType.INVOICE, about.input(INVOICE));
    }
}
