package org.tallystick.testkit.properties;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.BillingEventBuilder;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.LineSource;
import org.tallystick.model.PaymentBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/** Ways to break what is billed, credited and paid (I11 to I13, I19 to I24, I35). */
record BrokenBilling(WorldBreakages ways) {

    void add() {
        ways.addBeside(
                "I11: a row says once more that something is billed",
                RecordType.BILLABLE_TRANSACTION,
                row -> row.kind() == TransactionKind.BILLED && row.quantity().signum() > 0,
                row -> WorldBreakages.again(RecordType.BILLABLE_TRANSACTION, row));
        ways.addBeside(
                "I12: what is billed is proposed again",
                RecordType.INVOICE,
                BrokenBilling::isOpen,
                invoice -> InvoiceBuilder.builder(WorldBreakages.again(RecordType.INVOICE, invoice))
                        .number(null)
                        .state(InvoiceState.PROPOSED)
                        .build());
        ways.change(
                "I13: the total of an event is too high",
                RecordType.BILLING_EVENT,
                event -> true,
                event -> BillingEventBuilder.builder(event)
                        .total(Amounts.oneMore(event.total()))
                        .build());
        ways.addBeside(
                "I19: a line is credited twice as high as it was billed",
                RecordType.INVOICE,
                invoice -> isOpen(invoice) && invoice.totals().net().signum() > 0,
                invoice -> credit(invoice, CreditKind.PARTIAL, List.of(twice(dearest(invoice)))));
        ways.addBeside(
                "I20: a full credit leaves a line out",
                RecordType.INVOICE,
                invoice -> isOpen(invoice) && invoice.lines().size() > 1,
                invoice -> credit(invoice, CreditKind.FULL, invoice.lines().subList(0, 1)));
        ways.change(
                "I22: an invoice without credits is shown as credited in full",
                RecordType.INVOICE,
                invoice -> isOpen(invoice) && invoice.totals().net().signum() > 0,
                invoice -> withState(
                        invoice, Correction.FULLY_CREDITED, invoice.state().collection()));
        ways.change(
                "I23: an invoice that nobody paid is shown as paid",
                RecordType.INVOICE,
                invoice -> isOpen(invoice) && invoice.state().collection() == CollectionState.NOT_DUE,
                invoice -> withState(invoice, Correction.NONE, CollectionState.PAID));
        ways.change(
                "I24: a payment has more left than it brought",
                RecordType.PAYMENT,
                payment -> true,
                payment -> PaymentBuilder.builder(payment)
                        .unapplied(Amounts.oneMore(payment.unapplied()))
                        .build());
        ways.change(
                "I35: a credit has another rate than its original",
                RecordType.CREDIT_MEMO,
                credit -> credit.fx() != null,
                credit -> CreditMemoBuilder.builder(credit)
                        .fx(dearer(requireNonNull(credit.fx())))
                        .build());
    }

    private static boolean isOpen(Invoice invoice) {
        return invoice.state().correction() == Correction.NONE;
    }

    private static InvoiceLine dearest(Invoice invoice) {
        return invoice.lines().stream()
                .max(Comparator.comparing(InvoiceLine::net))
                .orElseThrow();
    }

    private static InvoiceLine twice(InvoiceLine line) {
        return InvoiceLineBuilder.builder(line)
                .net(line.net().plus(line.net()))
                .sources(line.sources().stream()
                        .map(source -> new LineSource(
                                source.id(), source.quantity(), source.amount().plus(source.amount())))
                        .toList())
                .build();
    }

    private static Invoice withState(Invoice invoice, Correction correction, @Nullable CollectionState collection) {
        InvoiceState state = invoice.state();
        return InvoiceBuilder.builder(invoice)
                .state(new InvoiceState(
                        state.document(), state.posting(), correction, collection, state.overdueLevel()))
                .build();
    }

    private static FxRate dearer(FxRate rate) {
        return new FxRate(rate.base(), rate.quote(), rate.rate().add(rate.rate()), rate.date(), rate.source());
    }

    /** Of one line; not posted, and not set against the invoice. */
    private static CreditMemo credit(Invoice invoice, CreditKind kind, List<InvoiceLine> lines) {
        List<TaxSubtotal> taxes = Documents.taxes(lines, List.of());
        Money none = Money.zero(invoice.currency());
        return CreditMemoBuilder.builder(Credits.full(invoice))
                .header(Refs.header(RecordType.CREDIT_MEMO, invoice.ref().id() + "/credit"))
                .kind(kind)
                .issueDate(invoice.issueDate().plusDays(1))
                .lines(lines.stream()
                        .map(line -> new CreditLine(
                                line.no(),
                                InvoiceLineBuilder.builder(line).no(1).build()))
                        .toList())
                .taxes(taxes)
                .totals(Documents.totals(lines, List.of(), taxes, none, none))
                .restoresSources(false)
                .posting(Posting.UNPOSTED)
                .build();
    }
}
