package org.tallystick.store.jdbc.engine;

import static org.tallystick.model.RecordType.CREDIT_MEMO;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.PROJECT;
import static org.tallystick.model.RecordType.REVENUE_SCHEDULE;
import static org.tallystick.model.RecordType.TIME_ENTRY;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.process.ApprovalPropagation;
import org.tallystick.engine.process.CollectionStatus;
import org.tallystick.engine.process.CreditRebill;
import org.tallystick.engine.process.CreditRelease;
import org.tallystick.engine.process.InvoiceRelease;
import org.tallystick.engine.process.Leave;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** What becomes of the firm's processes, each from its beginning to an end. */
enum FirmStories {
    APPROVALS_ARE_PROPAGATED("approval-propagation/psa/1", FirmStories::approvals, TIME_ENTRY),
    APPROVALS_WITH_A_DRAFT_AMONG_THEM_ARE_NOT(
            "approval-propagation/psa/1", FirmStories::approvalsWithADraft, TIME_ENTRY),
    A_SMALL_INVOICE_IS_RELEASED_BY_ITSELF("billing-release/hub/invoice/I1", FirmStories::small, INVOICE),
    A_LARGE_INVOICE_IS_RELEASED_BY_A_PERSON("billing-release/hub/invoice/I1", FirmStories::large, INVOICE),
    AN_INVOICE_THAT_IS_NOT_ALLOWED_IS_WITHDRAWN(
            "billing-release/hub/invoice/I1", FirmStories::withdrawn, INVOICE, CREDIT_MEMO),
    AN_INVOICE_IS_GIVEN_UP_AFTER_ITS_DELIVERY_WAS_DISCARDED(
            "billing-release/hub/invoice/I1", FirmStories::discarded, INVOICE, CREDIT_MEMO),
    AN_ISSUED_INVOICE_IS_CREDITED_AND_BILLED_ANEW(
            "credit-rebill/hub/invoice/I1", FirmStories::rebilled, INVOICE, CREDIT_MEMO),
    A_CREDIT_THAT_IS_NOT_ALLOWED_LEAVES_NOTHING(
            "credit-rebill/hub/invoice/I1", FirmStories::notCredited, INVOICE, CREDIT_MEMO),
    A_CREDIT_WHOSE_DELIVERY_IS_DISCARDED_IS_WITHDRAWN(
            "credit-rebill/hub/invoice/I1", FirmStories::creditDiscarded, INVOICE, CREDIT_MEMO),
    A_CREDIT_OF_BILLING_THAT_IS_NOT_ALLOWED_IS_WITHDRAWN(
            "credit-release/hub/credit-memo/C-I1", FirmStories::creditRejected, CREDIT_MEMO),
    A_CREDIT_OF_BILLING_IS_RELEASED("credit-release/hub/credit-memo/C-I1", FirmStories::credited, CREDIT_MEMO),
    AN_INVOICE_IS_FOLLOWED_UNTIL_IT_IS_PAID("collection-status/hub/invoice/I1", FirmStories::paid, INVOICE),
    AN_OPPORTUNITY_BECOMES_CUSTOMER_AND_PROJECT(Creation.KEY, Creation::created, CUSTOMER, PROJECT),
    A_CREATION_WAITS_UNTIL_ITS_CHECKS_PASS(Creation.KEY, Creation::corrected, CUSTOMER, PROJECT),
    A_CREATION_IS_GIVEN_UP_AFTER_ITS_PROJECT_WAS_DISCARDED(Creation.KEY, Creation::discarded, CUSTOMER, PROJECT),
    A_CHANGED_CONTRACT_REPLANS_ITS_REVENUE(Replanning.KEY, Replanning::small, REVENUE_SCHEDULE),
    A_LARGE_CHANGE_OF_REVENUE_IS_ALLOWED_BY_A_PERSON(Replanning.KEY, Replanning::large, REVENUE_SCHEDULE),
    A_CHANGE_OF_REVENUE_THAT_IS_NOT_ALLOWED_IS_TAKEN_BACK(Replanning.KEY, Replanning::rejected, REVENUE_SCHEDULE),
    A_CHANGE_OF_REVENUE_WHOSE_PERIOD_CLOSES_MEANWHILE_IS_TAKEN_BACK(
            Replanning.KEY, Replanning::closedMeanwhile, REVENUE_SCHEDULE),
    A_CHANGE_OF_REVENUE_WHOSE_DELIVERY_IS_DISCARDED_IS_TAKEN_BACK(
            Replanning.KEY, Replanning::discarded, REVENUE_SCHEDULE),
    A_CHANGE_OF_REVENUE_IS_PLANNED_AFTER_ONE_WAS_DISCARDED(
            Replanning.SECOND,
            (rounds, key) -> Replanning.discardedAndPlannedAnew(rounds, Replanning.KEY),
            REVENUE_SCHEDULE),
    A_CHANGE_OF_REVENUE_THAT_IS_NOT_ALLOWED_NEVER_REACHES_THE_ERP(
            Replanning.SECOND, (rounds, key) -> Replanning.rejectedAfterOne(rounds, Replanning.KEY), REVENUE_SCHEDULE);

    static final Leave LEAVE = new Leave("billing", Map.of(new CurrencyCode("EUR"), Money.of("500.00", "EUR")));
    static final ApprovalPropagation APPROVALS = new ApprovalPropagation(List.of("erp"));
    static final InvoiceRelease RELEASE = new InvoiceRelease("erp", LEAVE, false);
    static final CreditRebill REBILL = new CreditRebill("erp", LEAVE);
    static final CreditRelease CREDITS = new CreditRelease("erp", LEAVE);
    static final CollectionStatus COLLECTION = new CollectionStatus(List.of("erp"));

    private final String key;

    @SuppressWarnings("ImmutableEnumChecker") // A story is code without state.
    private final BiConsumer<Rounds, String> story;

    @SuppressWarnings("ImmutableEnumChecker") // Nobody writes to it.
    private final RecordType<?>[] delivered;

    /** @param delivered of which types there are flows: no more than the story needs, so that it has few calls to die at */
    FirmStories(String key, BiConsumer<Rounds, String> story, RecordType<?>... delivered) {
        this.key = key;
        this.story = story;
        this.delivered = delivered;
    }

    static ProcessDefinition[] definitions() {
        return new ProcessDefinition[] {
            APPROVALS.definition(),
            RELEASE.definition(),
            REBILL.definition(),
            CREDITS.definition(),
            COLLECTION.definition(),
            Creation.PROCESS.definition(),
            Replanning.PROCESS.definition()
        };
    }

    /** Plays it to its end, and tells what is there then: how it came so, and what the ERP and the hub have. */
    String play(Rounds rounds) {
        story.accept(rounds.delivering(delivered), key);
        StringBuilder told = new StringBuilder();
        rounds.insist(tally -> {
            told.setLength(0);
            told.append(Rounds.history(tally, key));
        });
        return told
                + "\nERP: invoices %s, credits %s, time %s%nhub: credits %s%n"
                        .formatted(
                                Rounds.keys(rounds.invoices),
                                Rounds.keys(rounds.credits),
                                Rounds.keys(rounds.entries),
                                credits(rounds))
                        .replace("\r", "")
                + (rounds.isDelivering(PROJECT) ? Creation.residue(rounds) : "")
                + (rounds.isDelivering(REVENUE_SCHEDULE) ? Replanning.residue(rounds) : "");
    }

    private static List<String> credits(Rounds rounds) {
        return rounds.all(RecordType.CREDIT_MEMO).stream()
                .map(id -> new Ref<>("hub", RecordType.CREDIT_MEMO, id))
                .map(ref -> ref.id() + (isCancelled(rounds, ref) ? " cancelled" : ""))
                .toList();
    }

    private static boolean isCancelled(Rounds rounds, Ref<CreditMemo> ref) {
        return rounds.seen(ref).orElseThrow().status() == CreditMemoStatus.CANCELLED;
    }

    private static void approvals(Rounds rounds, String key) {
        rounds.decider.puts("1", entry("T1", Approval.APPROVED)).puts("2", entry("T2", Approval.APPROVED));
        propagate(rounds);
    }

    private static void approvalsWithADraft(Rounds rounds, String key) {
        rounds.decider.puts("1", entry("T1", Approval.APPROVED)).puts("2", entry("T2", Approval.SUBMITTED));
        propagate(rounds);
    }

    private static void propagate(Rounds rounds) {
        rounds.insist(tally -> tally.run(AUGUST));
        List<Ref<?>> entries = List.of(entryRef("T1"), entryRef("T2"));
        rounds.insist(tally -> APPROVALS.propagate(tally.processes(), "psa/1", entries, "psa"));
        rounds.insist(Tallystick::advance);
    }

    private static void small(Rounds rounds, String key) {
        proposed(rounds, "400.00");
    }

    private static void large(Rounds rounds, String key) {
        proposed(rounds, "500.00");
        rounds.insist(tally -> tally.processes().approve(key, "allow", "Ada", "checked"));
        rounds.insist(Tallystick::advance);
    }

    private static void withdrawn(Rounds rounds, String key) {
        proposed(rounds, "500.00");
        reject(rounds, key, "wrong customer");
    }

    private static void discarded(Rounds rounds, String key) {
        rounds.invoices.meets("I1", Fate.refused(), Fate.refused(), Fate.refused());
        proposed(rounds, "400.00");
        rounds.discards(RecordType.INVOICE, "I1");
        rounds.insist(Tallystick::advance);
    }

    private static void proposed(Rounds rounds, String net) {
        rounds.decider.puts("1", invoice("I1", AUGUST, net));
        rounds.insist(tally -> tally.run(AUGUST));
        rounds.insist(tally ->
                RELEASE.releaseAll(tally.processes(), tally.query().madeIn(RecordType.INVOICE, AUGUST), "Ben"));
        rounds.insist(Tallystick::advance);
    }

    private static void rebilled(Rounds rounds, String key) {
        creditAsked(rounds);
        rounds.insist(tally -> tally.processes().approve(key, "allow", "Ada", "the rate was wrong"));
        rounds.insist(Tallystick::advance);
        rounds.decider.puts("2", invoice("I2", SEPTEMBER, "450.00"));
        rounds.insist(tally -> tally.run(SEPTEMBER));
    }

    private static void notCredited(Rounds rounds, String key) {
        creditAsked(rounds);
        reject(rounds, key, "the rate was right");
    }

    private static void creditAsked(Rounds rounds) {
        proposed(rounds, "500.00");
        rounds.insist(tally -> tally.processes().approve("billing-release/hub/invoice/I1", "allow", "Ada", "checked"));
        rounds.insist(Tallystick::advance);
        LocalDate date = LocalDate.of(2026, 8, 31);
        rounds.insist(tally -> REBILL.credit(tally.processes(), Papers.invoiceRef("I1"), "PRICE", date, "Ben"));
        rounds.insist(Tallystick::advance);
    }

    private static void creditDiscarded(Rounds rounds, String key) {
        creditAsked(rounds);
        rounds.credits.meets("corrected/I1", Fate.refused(), Fate.refused(), Fate.refused(), Fate.refused());
        rounds.insist(tally -> tally.processes().approve(key, "allow", "Ada", "the rate was wrong"));
        rounds.insist(Tallystick::advance);
        rounds.discards(RecordType.CREDIT_MEMO, "corrected/I1");
        rounds.insist(Tallystick::advance);
    }

    private static void credited(Rounds rounds, String key) {
        creditMade(rounds, "40.00");
    }

    private static void creditRejected(Rounds rounds, String key) {
        creditMade(rounds, "600.00");
        reject(rounds, key, "the hours were right");
    }

    private static void creditMade(Rounds rounds, String net) {
        rounds.decider.puts("1", Papers.creditMemo("I1", net));
        rounds.insist(tally -> tally.run(AUGUST));
        rounds.insist(tally ->
                CREDITS.releaseAll(tally.processes(), tally.query().madeIn(RecordType.CREDIT_MEMO, AUGUST), "Ben"));
        rounds.insist(Tallystick::advance);
    }

    private static void paid(Rounds rounds, String key) {
        rounds.insist(tally -> COLLECTION.follow(tally.processes(), Papers.invoiceRef("I1"), "Ben"));
        rounds.insist(Tallystick::advance);
        rounds.decider.puts("1", issued(CollectionState.DUE));
        rounds.insist(tally -> tally.run(AUGUST));
        rounds.reads(issued(CollectionState.PAID));
        rounds.insist(Tallystick::advance);
    }

    private static void reject(Rounds rounds, String key, String reason) {
        reject(rounds, key, "allow", reason);
    }

    static void reject(Rounds rounds, String key, String step, String reason) {
        rounds.insist(tally -> {
            if (tally.processes().find(key).orElseThrow().state() == State.WAITING) {
                tally.processes().reject(key, step, "Ada", reason);
            }
        });
        rounds.insist(Tallystick::advance);
    }

    private static Ref<TimeEntry> entryRef(String id) {
        return new Ref<>("psa", RecordType.TIME_ENTRY, id);
    }

    private static TimeEntry entry(String id, Approval approval) {
        return TimeEntryBuilder.builder()
                .header(Header.of(entryRef(id)))
                .workDate(LocalDate.of(2026, 8, 3))
                .hours(Quantity.of("8.00"))
                .billable(true)
                .approval(approval)
                .build();
    }

    private static Invoice issued(CollectionState collection) {
        return InvoiceBuilder.builder(invoice("I1", AUGUST, "400.00"))
                .number("INV-1")
                .state(new InvoiceState(DocumentStatus.ISSUED, Posting.POSTED, Correction.NONE, collection, 0))
                .build();
    }

    /** With one line of one item, and a tenth of it as tax. */
    static Invoice invoice(String id, YearMonth period, String net) {
        return invoice(id, period, Money.of(net, "EUR"));
    }

    static Invoice invoice(String id, YearMonth period, Money amount) {
        InvoiceLine line = InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.TIME)
                .project(new Ref<>("psa", RecordType.PROJECT, "P1"))
                .serviceDate(LocalDate.of(2026, 8, 3))
                .quantity(Quantity.of("1.00"))
                .net(amount)
                .taxCode("S")
                .taxRate(Rate.of("0.10"))
                .sources(List.of(new LineSource("T1", Quantity.of("1.00"), amount)))
                .build();
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("S", Rate.of("0.10"), amount));
        return InvoiceBuilder.builder(Papers.invoice(id, "0.00"))
                .period(period)
                .currency(amount.currency())
                .lines(List.of(line))
                .taxes(taxes)
                .totals(InvoiceTotals.of(List.of(line), taxes, amount.currency()))
                .build();
    }
}
