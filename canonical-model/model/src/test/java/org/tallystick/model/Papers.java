package org.tallystick.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.PaymentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** An issued invoice of two lines, 8 h for 800.00 and 2 h for 200.00, both at 19 %, and what belongs to it. */
final class Papers {

    static final CurrencyCode EUR = new CurrencyCode("EUR");
    static final LocalDate ISSUED = LocalDate.of(2026, 8, 31);
    static final LocalDate DUE = LocalDate.of(2026, 9, 30);
    static final Rate RATE = Rate.of("0.19");

    private Papers() {}

    static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    static InvoiceLine line(int no, String item, String hours, String net) {
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(LineKind.TIME)
                .project(Samples.ref(RecordType.PROJECT))
                .serviceDate(LocalDate.of(2026, 8, 11))
                .quantity(Quantity.of(hours))
                .net(eur(net))
                .taxCode("S19")
                .taxRate(RATE)
                .sources(List.of(new LineSource(item, Quantity.of(hours), eur(net))))
                .build();
    }

    static Invoice invoice() {
        return InvoiceBuilder.builder()
                .header(Samples.header(RecordType.INVOICE))
                .number("INV-1")
                .period(YearMonth.of(2026, 8))
                .issueDate(ISSUED)
                .legalEntity(Samples.ref(RecordType.LEGAL_ENTITY))
                .billTo(Samples.ref(RecordType.CUSTOMER))
                .engagement(Samples.ref(RecordType.ENGAGEMENT))
                .currency(EUR)
                .lines(List.of(line(1, "T-1", "8", "800.00"), line(2, "T-2", "2", "200.00")))
                .taxes(List.of(TaxSubtotal.of("S19", RATE, eur("1000.00"))))
                .totals(InvoiceTotals.of(eur("1000.00"), eur("190.00"), eur("1190.00")))
                .terms(new InvoiceTerms(null, null, DUE, null))
                .state(state(DocumentStatus.ISSUED, CollectionState.NOT_DUE))
                .build();
    }

    static InvoiceState state(DocumentStatus document, CollectionState collection) {
        return new InvoiceState(document, Posting.UNPOSTED, Correction.NONE, collection, 0);
    }

    /** A credit of the second line: 2 h, 200.00 and 38.00 tax. */
    static CreditMemo credit() {
        return CreditMemoBuilder.builder()
                .header(Samples.header(RecordType.CREDIT_MEMO))
                .number("CM-1")
                .original(Samples.ref(RecordType.INVOICE))
                .reason("AGREED")
                .kind(CreditKind.PARTIAL)
                .issueDate(ISSUED)
                .legalEntity(Samples.ref(RecordType.LEGAL_ENTITY))
                .billTo(Samples.ref(RecordType.CUSTOMER))
                .currency(EUR)
                .lines(List.of(new CreditLine(2, line(1, "T-2", "2", "200.00"))))
                .taxes(List.of(TaxSubtotal.of("S19", RATE, eur("200.00"))))
                .totals(InvoiceTotals.of(eur("200.00"), eur("38.00"), eur("238.00")))
                .restoresSources(true)
                .status(CreditMemoStatus.ISSUED)
                .build();
    }

    /** 1000.00: 700.00 set against the invoice, 200.00 unapplied, 100.00 sent back. */
    static Payment payment() {
        return PaymentBuilder.builder()
                .header(Samples.header(RecordType.PAYMENT))
                .payer(Samples.ref(RecordType.CUSTOMER))
                .legalEntity(Samples.ref(RecordType.LEGAL_ENTITY))
                .date(ISSUED)
                .amount(eur("1000.00"))
                .applications(List.of(
                        new PaymentApplication(Samples.ref(RecordType.INVOICE), eur("700.00"), ISSUED, null, null)))
                .unapplied(eur("200.00"))
                .refunds(List.of(new Refund(eur("100.00"), ISSUED, null)))
                .status(PaymentStatus.RECEIVED)
                .build();
    }
}
