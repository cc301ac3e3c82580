package org.tallystick.testkit.properties;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tallystick.model.Adjustment;
import org.tallystick.model.AdjustmentKind;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.LinePricing;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/** Lines of coherent invoices, of all pricings. Their numbers and the ids of their sources are given when they are put together. */
final class InvoiceLines {

    private InvoiceLines() {}

    static Arbitrary<List<InvoiceLine>> of(CurrencyCode currency) {
        return Arbitraries.oneOf(byItems(currency), byQuantity(currency), withoutSources(currency))
                .flatMap(InvoiceLines::adjusted)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(InvoiceLines::numbered);
    }

    private static Arbitrary<InvoiceLine> byItems(CurrencyCode currency) {
        Arbitrary<LineSource> source = Combinators.combine(quantity(), Documents.amount(currency))
                .as((quantity, amount) -> new LineSource("?", quantity, amount));
        return Combinators.combine(source.list().ofMinSize(1).ofMaxSize(4), Documents.taxCode())
                .as((sources, code) -> line(code)
                        .quantity(sources.stream().map(LineSource::quantity).reduce(Quantity.ZERO, Quantity::plus))
                        .net(sources.stream().map(LineSource::amount).reduce(Money.zero(currency), Money::plus))
                        .sources(sources)
                        .build());
    }

    private static Arbitrary<InvoiceLine> byQuantity(CurrencyCode currency) {
        Arbitrary<UnitPrice> price = Arbitraries.longs()
                .between(0, 500_000_000)
                .map(millionths -> new UnitPrice(BigDecimal.valueOf(millionths, 6), currency));
        return Combinators.combine(quantity(), price, Arbitraries.of("1", "3", "100", "0.5"), Documents.taxCode())
                .as((quantity, unitPrice, base, code) -> {
                    Quantity priceBase = Quantity.of(base);
                    BigDecimal exact = quantity.value().multiply(unitPrice.amount());
                    Money net = Money.of(
                            exact.divide(priceBase.value(), currency.exponent(), RoundingMode.HALF_UP), currency);
                    return line(code)
                            .pricing(LinePricing.BY_QUANTITY)
                            .quantity(quantity)
                            .unitPrice(unitPrice)
                            .priceBase(priceBase)
                            .net(net)
                            .sources(List.of(new LineSource("?", quantity, net)))
                            .build();
                });
    }

    private static Arbitrary<InvoiceLine> withoutSources(CurrencyCode currency) {
        return Combinators.combine(Documents.amount(currency), Documents.taxCode())
                .as((net, code) -> line(code)
                        .quantity(Quantity.ONE)
                        .net(net)
                        .noSourceReason("flat fee")
                        .build());
    }

    private static InvoiceLineBuilder line(String taxCode) {
        return InvoiceLineBuilder.builder()
                .kind(LineKind.TIME)
                .project(Documents.ref(RecordType.PROJECT, "P-1"))
                .serviceDate(Documents.DAY)
                .taxCode(taxCode)
                .taxRate(Documents.rateOf(taxCode));
    }

    /** Up to 100 hours, by quarters. */
    private static Arbitrary<Quantity> quantity() {
        return Arbitraries.integers()
                .between(1, 400)
                .map(quarters -> new Quantity(BigDecimal.valueOf(quarters * 25L, 2)));
    }

    private static Arbitrary<InvoiceLine> adjusted(InvoiceLine line) {
        return adjustment(line)
                .list()
                .ofMaxSize(2)
                .map(changes -> InvoiceLineBuilder.builder(line)
                        .adjustments(changes)
                        .net(changes.stream().map(Adjustment::signed).reduce(line.net(), Money::plus))
                        .build());
    }

    /** An adjustment of at most a tenth of the line, taxed as the line. */
    static Arbitrary<Adjustment> adjustment(InvoiceLine line) {
        return Combinators.combine(
                        Arbitraries.of(AdjustmentKind.class),
                        Arbitraries.integers().between(0, 100))
                .as((kind, thousandths) -> new Adjustment(
                        kind,
                        line.net().times(BigDecimal.valueOf(thousandths, 3), RoundingMode.DOWN),
                        "agreed",
                        line.taxCode()));
    }

    private static List<InvoiceLine> numbered(List<InvoiceLine> lines) {
        List<InvoiceLine> numbered = new ArrayList<>();
        for (InvoiceLine line : lines) {
            int no = numbered.size() + 1;
            List<LineSource> sources = new ArrayList<>();
            for (LineSource source : line.sources()) {
                sources.add(
                        new LineSource("T-%d-%d".formatted(no, sources.size()), source.quantity(), source.amount()));
            }
            numbered.add(
                    InvoiceLineBuilder.builder(line).no(no).sources(sources).build());
        }
        return numbered;
    }
}
