package org.tallystick.store.jdbc.engine;

import java.time.YearMonth;
import java.util.List;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;

/** How an ERP shows what it was sent: its own numbers and names, and no items, or it keeps what it was sent. */
final class ErpView {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    private ErpView() {}

    /** How a document looks there. */
    enum Look {
        ISSUED,
        PAID,
        IN_OTHER_WORDS,
        LESS,
        IN_ONE_LINE,
        ON_ANOTHER_DAY
    }

    static Change<Invoice> shown(Invoice ours, String id, Look look, boolean hasItems, int version) {
        Ref<Invoice> ref = new Ref<>("erp", RecordType.INVOICE, id);
        return change(ref, seen(ours, ref, look, hasItems), ours, version);
    }

    /** One that nobody sent there. */
    static Change<Invoice> byHand(Invoice like, String id, int version) {
        Ref<Invoice> ref = new Ref<>("erp", RecordType.INVOICE, id);
        InvoiceBuilder other = seen(like, ref, Look.ISSUED, false);
        return new Change.Upsert<>(id, version, BilledFirm.raw(version), List.of(Draft.of(ref, other)));
    }

    private static InvoiceBuilder seen(Invoice ours, Ref<Invoice> ref, Look look, boolean hasItems) {
        List<InvoiceLine> lines = lines(ours.lines(), look, hasItems);
        List<TaxSubtotal> taxes = taxes(ours.taxes(), lines);
        InvoiceBuilder shown = InvoiceBuilder.builder(ours)
                .header(Header.of(ref))
                .number("INV-" + ref.id())
                .engagement(new Ref<>("erp", RecordType.ENGAGEMENT, "job-7"))
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, EUR))
                .state(new InvoiceState(
                        DocumentStatus.ISSUED,
                        Posting.POSTED,
                        Correction.NONE,
                        look == Look.PAID ? CollectionState.PAID : CollectionState.DUE,
                        0));
        if (look == Look.ON_ANOTHER_DAY) {
            YearMonth later = ours.period().plusMonths(1);
            shown.issueDate(later.atDay(2)).period(later);
        }
        return shown;
    }

    static Change<CreditMemo> shown(CreditMemo ours, String id, Look look, boolean hasItems, int version) {
        Ref<CreditMemo> ref = new Ref<>("erp", RecordType.CREDIT_MEMO, id);
        List<InvoiceLine> lines =
                lines(ours.lines().stream().map(CreditLine::line).toList(), look, hasItems);
        List<TaxSubtotal> taxes = taxes(ours.taxes(), lines);
        CreditMemoBuilder shown = CreditMemoBuilder.builder(ours)
                .header(Header.of(ref))
                .number("CR-" + id)
                .lines(lines.stream()
                        .map(line -> new CreditLine(line.no(), line))
                        .toList())
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, EUR))
                .status(CreditMemoStatus.ISSUED)
                .posting(Posting.POSTED);
        if (look == Look.ON_ANOTHER_DAY) {
            shown.issueDate(YearMonth.from(ours.issueDate()).plusMonths(1).atDay(2));
        }
        return change(ref, shown, ours, version);
    }

    private static <T extends Entity> Change<T> change(Ref<T> ref, Object shown, T ours, int version) {
        return new Change.Upsert<>(
                ref.id(),
                version,
                BilledFirm.raw(version),
                List.of(Draft.of(ref, shown).withExternalKey(ours.ref().id())));
    }

    /** As an ERP keeps them: without items; or as one does that keeps what it was sent. */
    private static List<InvoiceLine> lines(List<InvoiceLine> ours, Look look, boolean hasItems) {
        if (look == Look.IN_ONE_LINE) {
            Money net = ours.stream().map(InvoiceLine::net).reduce(Money::plus).orElseThrow();
            return List.of(bare(ours.get(0)).net(net).build());
        }
        return ours.stream()
                .map(line -> seen(hasItems && look != Look.LESS ? InvoiceLineBuilder.builder(line) : bare(line), look)
                        .build())
                .toList();
    }

    private static InvoiceLineBuilder bare(InvoiceLine line) {
        return InvoiceLineBuilder.builder(line)
                .sources(List.of())
                .role(null)
                .unitPrice(null)
                .noSourceReason("the ERP keeps none");
    }

    private static InvoiceLineBuilder seen(InvoiceLineBuilder line, Look look) {
        return switch (look) {
            case LESS -> line.net(line.net().minus(Money.of("10.00", "EUR")));
            case IN_OTHER_WORDS -> line.description("work").project(new Ref<>("erp", RecordType.PROJECT, "job-8"));
            case ON_ANOTHER_DAY ->
                line.serviceDate(line.serviceDate().plusDays(1)).role("Worker");
            case ISSUED, PAID, IN_ONE_LINE -> line;
        };
    }

    private static List<TaxSubtotal> taxes(List<TaxSubtotal> ours, List<InvoiceLine> lines) {
        Money net = lines.stream().map(InvoiceLine::net).reduce(Money::plus).orElseThrow();
        return List.of(TaxSubtotal.of(ours.get(0).code(), ours.get(0).rate(), net));
    }
}
