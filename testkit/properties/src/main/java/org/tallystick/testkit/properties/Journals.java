package org.tallystick.testkit.properties;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.JournalEntryBuilder;
import org.tallystick.model.JournalKind;
import org.tallystick.model.LedgerLine;
import org.tallystick.model.LedgerLineBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Side;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.FxRate;
import org.tallystick.model.value.Money;

/** Coherent journal entries: posted, balanced in both currencies, with a rounding line where functional amounts need one. */
public final class Journals {

    private Journals() {}

    /** Any of them. */
    public static Arbitrary<JournalEntry> valid() {
        return Documents.currency()
                .flatMap(currency -> Combinators.combine(
                                Documents.amount(currency).list().ofMinSize(1).ofMaxSize(4),
                                Arbitraries.integers()
                                        .between(1, 9)
                                        .map(BigDecimal::valueOf)
                                        .list()
                                        .ofMinSize(1)
                                        .ofMaxSize(4),
                                Documents.fx(currency).injectNull(0.3))
                        .as((debits, weights, fx) -> entry(currency, debits, weights, fx)));
    }

    /** Payments of an invoice that was booked at another rate: the difference is a line of its own. */
    public static Arbitrary<JournalEntry> settlement() {
        return Documents.currency()
                .flatMap(currency -> Combinators.combine(
                                Documents.amount(currency), Documents.fx(currency), Documents.fx(currency))
                        .as(Journals::settlement));
    }

    private static JournalEntry settlement(Money amount, FxRate booked, FxRate paid) {
        FxRate settled = new FxRate(booked.base(), booked.quote(), paid.rate(), paid.date(), paid.source());
        Money cash = functional(amount, settled);
        Money receivable = functional(amount, booked);
        Money gain = cash.minus(receivable);
        Money none = Money.zero(amount.currency());
        Side side = gain.signum() < 0 ? Side.DEBIT : Side.CREDIT;
        Money difference = gain.signum() < 0 ? gain.negated() : gain;
        List<LedgerLine> lines = List.of(
                LedgerLineBuilder.builder(line(0, Side.DEBIT, amount, cash, false))
                        .fx(settled)
                        .build(),
                line(1, Side.CREDIT, amount, receivable, false),
                line(2, side, none, difference, false));
        return JournalEntryBuilder.builder(entry(amount.currency(), booked, lines))
                .kind(JournalKind.PAYMENT)
                .build();
    }

    private static JournalEntry entry(
            CurrencyCode currency, List<Money> debits, List<BigDecimal> weights, @Nullable FxRate fx) {
        Money total = debits.stream().reduce(Money.zero(currency), Money::plus);
        List<LedgerLine> lines = new ArrayList<>();
        debits.forEach(amount -> lines.add(line(lines.size(), Side.DEBIT, amount, functional(amount, fx), false)));
        total.allocate(weights)
                .forEach(amount -> lines.add(line(lines.size(), Side.CREDIT, amount, functional(amount, fx), false)));
        Money surplus = lines.stream()
                .map(line -> line.side() == Side.DEBIT
                        ? line.functional()
                        : line.functional().negated())
                .reduce(Money.zero(fx == null ? currency : fx.quote()), Money::plus);
        if (surplus.signum() != 0) {
            Side side = surplus.signum() > 0 ? Side.CREDIT : Side.DEBIT;
            Money missing = surplus.signum() > 0 ? surplus : surplus.negated();
            lines.add(line(lines.size(), side, Money.zero(currency), missing, true));
        }
        return entry(currency, fx, lines);
    }

    private static JournalEntry entry(CurrencyCode currency, @Nullable FxRate fx, List<LedgerLine> lines) {
        return JournalEntryBuilder.builder()
                .header(Header.of(Documents.ref(RecordType.JOURNAL_ENTRY, "J-1")))
                .number("J-1")
                .legalEntity(Documents.ref(RecordType.LEGAL_ENTITY, "GB01"))
                .book("MAIN")
                .date(Documents.DAY)
                .fiscalPeriod("2026-08")
                .currency(currency)
                .fx(fx)
                .lines(lines)
                .kind(JournalKind.MANUAL)
                .status(JournalStatus.POSTED)
                .build();
    }

    private static Money functional(Money amount, @Nullable FxRate fx) {
        return fx == null ? amount : fx.convert(amount, RoundingMode.HALF_UP);
    }

    private static LedgerLine line(int index, Side side, Money amount, Money functional, boolean rounding) {
        return LedgerLineBuilder.builder()
                .account("4" + index)
                .side(side)
                .amount(amount)
                .functional(functional)
                .rounding(rounding)
                .source(Documents.ref(RecordType.INVOICE, "2026-08/E-1"))
                .build();
    }

    /** What undoes an entry, on the same day. */
    public static JournalEntry reversalOf(JournalEntry entry) {
        List<LedgerLine> turned = entry.lines().stream()
                .map(line -> LedgerLineBuilder.builder(line)
                        .side(line.side() == Side.DEBIT ? Side.CREDIT : Side.DEBIT)
                        .source(entry.ref())
                        .build())
                .toList();
        return JournalEntryBuilder.builder(entry)
                .header(Header.of(Documents.ref(RecordType.JOURNAL_ENTRY, "J-2")))
                .number("J-2")
                .reverses(RecordType.JOURNAL_ENTRY.refOf(entry))
                .lines(turned)
                .build();
    }
}
