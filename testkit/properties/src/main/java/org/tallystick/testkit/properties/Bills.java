package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.BillableTransactionBuilder;
import org.tallystick.model.BillingEvent;
import org.tallystick.model.BillingEventBuilder;
import org.tallystick.model.CreditApplication;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.EventItem;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.LineSource;
import org.tallystick.model.Payment;
import org.tallystick.model.PaymentApplication;
import org.tallystick.model.PaymentBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.TaxCategory;
import org.tallystick.model.TaxDetermination;
import org.tallystick.model.TaxDeterminationBuilder;
import org.tallystick.model.TaxParty;
import org.tallystick.model.TaxResult;
import org.tallystick.model.TaxRounding;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.state.BillingEventStatus;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.state.TaxStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.testkit.properties.WorldPlan.Outcome;

/** The billing of one contract: rows of the ledger; if it was billed, an event and an invoice; then its payment, or a credit of all. */
record Bills(Execution project, List<Billable> items) {

    private static final String TAX_CODE = "S19";

    List<Entity> records() {
        List<Entity> all = new ArrayList<>(rows());
        if (!isBilled()) {
            return all;
        }
        Invoice invoice = invoice();
        all.add(event());
        all.add(invoice);
        all.add(tax(invoice));
        if (is(Outcome.CREDITED)) {
            all.add(credit(invoice));
        }
        if (is(Outcome.PAID) && invoice.totals().due().signum() > 0) {
            all.add(payment(invoice));
        }
        return all;
    }

    private boolean isBilled() {
        return !items.isEmpty() && !is(Outcome.OPEN);
    }

    private boolean is(Outcome outcome) {
        return sold().deal().outcome() == outcome;
    }

    private SoldWork sold() {
        return project.sold();
    }

    private Firm firm() {
        return sold().firm();
    }

    private List<BillableTransaction> rows() {
        List<BillableTransaction> rows = new ArrayList<>();
        for (Billable item : items) {
            rows.add(row(item, "u", TransactionKind.UNBILLED, 1));
            if (isBilled()) {
                rows.add(row(item, "ur", TransactionKind.UNBILLED_REVERSAL, -1));
                rows.add(row(item, "b", TransactionKind.BILLED, 1));
            }
            if (is(Outcome.CREDITED)) {
                rows.add(row(item, "br", TransactionKind.BILLED_REVERSAL, -1));
                rows.add(row(item, "u2", TransactionKind.UNBILLED, 1));
            }
        }
        return rows;
    }

    private static String rowId(Billable item, String step) {
        return item.source().id() + "/" + step;
    }

    private BillableTransaction row(Billable item, String step, TransactionKind kind, int sign) {
        Quantity quantity = item.quantity();
        return BillableTransactionBuilder.builder()
                .header(header(RecordType.BILLABLE_TRANSACTION, rowId(item, step)))
                .kind(kind)
                .transactionClass(item.kind().row)
                .source(item.source())
                .contractLine(item.line())
                .project(project.projectRef())
                .quantity(sign < 0 ? new Quantity(quantity.value().negate()) : quantity)
                .unitPrice(item.price())
                .amount(sign < 0 ? item.amount().negated() : item.amount())
                .workDate(item.day())
                .contractVersion(1)
                .build();
    }

    private BillingEvent event() {
        String id = "B-" + sold().no();
        return BillingEventBuilder.builder()
                .header(header(RecordType.BILLING_EVENT, id))
                .engagement(sold().contractRef())
                .billTo(RecordType.CUSTOMER.refOf(sold().customer()))
                .currency(firm().plan().currency())
                .cutOff(firm().billingDay())
                .items(items.stream()
                        .map(item -> new EventItem(
                                ref(RecordType.BILLABLE_TRANSACTION, rowId(item, "u")), item.quantity(), item.amount()))
                        .toList())
                .total(sum(items))
                .releaseKey(id)
                .targetInvoice(ref(RecordType.INVOICE, invoiceId()))
                .status(is(Outcome.CREDITED) ? BillingEventStatus.CREDITED : BillingEventStatus.INVOICED)
                .build();
    }

    private Money sum(List<Billable> some) {
        return some.stream()
                .map(Billable::amount)
                .reduce(Money.zero(firm().plan().currency()), Money::plus);
    }

    private String invoiceId() {
        return "INV-" + sold().no();
    }

    private List<InvoiceLine> lines() {
        List<InvoiceLine> lines = new ArrayList<>();
        for (Billable.Kind kind : Billable.Kind.values()) {
            List<Billable> some =
                    items.stream().filter(item -> item.kind() == kind).toList();
            if (!some.isEmpty()) {
                lines.add(line(lines.size() + 1, kind, some));
            }
        }
        return lines;
    }

    private InvoiceLine line(int no, Billable.Kind kind, List<Billable> some) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(kind.line)
                .project(project.projectRef())
                .serviceDate(firm().billingDay())
                .quantity(some.stream().map(Billable::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .net(sum(some))
                .taxCode(TAX_CODE)
                .taxRate(Documents.rateOf(TAX_CODE))
                .sources(some.stream()
                        .map(item -> new LineSource(item.source().id(), item.quantity(), item.amount()))
                        .toList())
                .build();
    }

    private Invoice invoice() {
        List<InvoiceLine> lines = lines();
        var taxes = Documents.taxes(lines, List.of());
        Money zero = Money.zero(firm().plan().currency());
        var totals = Documents.totals(lines, List.of(), taxes, zero, zero);
        boolean isSettled = !is(Outcome.INVOICED) || totals.due().signum() == 0;
        return InvoiceBuilder.builder()
                .header(header(RecordType.INVOICE, invoiceId()))
                .number(invoiceId())
                .period(YearMonth.from(firm().billingDay()))
                .issueDate(firm().billingDay())
                .legalEntity(RecordType.LEGAL_ENTITY.refOf(firm().company()))
                .billTo(RecordType.CUSTOMER.refOf(sold().customer()))
                .engagement(sold().contractRef())
                .currency(firm().plan().currency())
                .fx(firm().fx())
                .lines(lines)
                .taxes(taxes)
                .totals(totals)
                .terms(new InvoiceTerms("NET30", null, firm().billingDay().plusDays(30), null))
                .state(new InvoiceState(
                        DocumentStatus.ISSUED,
                        Posting.POSTED,
                        is(Outcome.CREDITED) ? Correction.FULLY_CREDITED : Correction.NONE,
                        isSettled ? CollectionState.PAID : CollectionState.NOT_DUE,
                        0))
                .build();
    }

    private TaxDetermination tax(Invoice invoice) {
        return TaxDeterminationBuilder.builder()
                .header(header(RecordType.TAX_DETERMINATION, "TD-" + sold().no()))
                .document(invoice.ref())
                .seller(new TaxParty(invoice.legalEntity(), List.of(), false))
                .buyer(new TaxParty(invoice.billTo(), List.of(), false))
                .placeOfSupply(firm().company().country())
                .serviceCode("ADVISORY")
                .taxPointDate(invoice.issueDate())
                .results(invoice.taxes().stream()
                        .map(tax ->
                                new TaxResult("DE", TaxCategory.STANDARD, tax.rate(), tax.taxable(), tax.tax(), null))
                        .toList())
                .rounding(TaxRounding.PER_CATEGORY)
                .determinedAt(invoice.issueDate().atStartOfDay(ZoneOffset.UTC).toInstant())
                .status(TaxStatus.FINAL)
                .build();
    }

    private CreditMemo credit(Invoice invoice) {
        Money due = invoice.totals().due();
        CreditMemo all = Credits.full(invoice);
        boolean isApplied = due.signum() > 0;
        return CreditMemoBuilder.builder(all)
                .header(header(RecordType.CREDIT_MEMO, "CM-" + sold().no()))
                .number("CM-" + sold().no())
                .issueDate(firm().billingDay().plusDays(1))
                .applications(
                        isApplied
                                ? List.of(new CreditApplication(
                                        RecordType.INVOICE.refOf(invoice),
                                        due,
                                        firm().billingDay().plusDays(1)))
                                : List.of())
                .status(isApplied ? CreditMemoStatus.APPLIED : CreditMemoStatus.ISSUED)
                .build();
    }

    private Payment payment(Invoice invoice) {
        Money due = invoice.totals().due();
        return PaymentBuilder.builder()
                .header(header(RecordType.PAYMENT, "PAY-" + sold().no()))
                .payer(invoice.billTo())
                .legalEntity(invoice.legalEntity())
                .date(firm().payingDay())
                .amount(due)
                .fx(firm().settlementFx())
                .applications(List.of(new PaymentApplication(invoice.ref(), due, firm().payingDay(), null, null)))
                .unapplied(Money.zero(due.currency()))
                .status(PaymentStatus.APPLIED)
                .build();
    }
}
