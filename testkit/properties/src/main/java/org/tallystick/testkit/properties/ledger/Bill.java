package org.tallystick.testkit.properties.ledger;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.LineKind;
import org.tallystick.testkit.properties.ledger.PeriodResult.Held;
import org.tallystick.testkit.properties.ledger.PeriodResult.InvoiceDoc;
import org.tallystick.testkit.properties.ledger.PeriodResult.Line;
import org.tallystick.testkit.properties.ledger.PeriodResult.Share;
import org.tallystick.testkit.properties.ledger.PeriodResult.TaxAmount;
import org.tallystick.testkit.properties.ledger.TaxTables.Tax;
import org.tallystick.testkit.properties.ledger.TaxTables.Taxed;

/** One engagement's bill of one period, item by item (RULES rule 9). */
final class Bill {

    private static final Comparator<Line> ORDER = comparing(Line::kind)
            .thenComparing(Line::project, CodePoints.ORDER)
            .thenComparing(Line::role, nullsFirst(CodePoints.ORDER))
            .thenComparing(Line::rate, nullsFirst(naturalOrder()))
            .thenComparing(Line::serviceDate)
            .thenComparing(line -> line.shares().get(0).item().id(), CodePoints.ORDER);

    private final Deal deal;
    private final @Nullable Customer customer;
    private final YearMonth period;
    private final List<Line> lines = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    Bill(Deal deal, @Nullable Customer customer, YearMonth period) {
        this.deal = deal;
        this.customer = customer;
        this.period = period;
    }

    List<Held> held() {
        return held;
    }

    void hold(HoldReason reason, Item item, BigDecimal quantity, @Nullable BigDecimal amount) {
        held.add(new Held(reason, item, quantity, amount));
    }

    /** Items come in the order of rule 6, so the first of a group gives the line its date. */
    void add(Item item, BigDecimal quantity, BigDecimal amount, Tax tax) {
        Line alone = line(item, new Share(item, quantity, amount), tax);
        for (int i = 0; i < lines.size(); i++) {
            if (isOneGroup(lines.get(i), alone)) {
                lines.set(i, joined(lines.get(i), alone));
                return;
            }
        }
        lines.add(alone);
    }

    /** None: there is nothing to bill. */
    Optional<InvoiceDoc> invoice() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        List<Line> ordered = lines.stream().sorted(ORDER).toList();
        List<Line> numbered = new ArrayList<>();
        for (Line line : ordered) {
            numbered.add(numbered(line, numbered.size() + 1));
        }
        List<TaxAmount> taxes = TaxTables.perCode(
                numbered.stream()
                        .map(line -> new Taxed(line.taxCode(), line.taxRate(), line.amount()))
                        .toList(),
                deal.currency());
        return Optional.of(new InvoiceDoc(
                period + "/" + deal.id(),
                period,
                deal.id(),
                customer == null ? null : customer.ref().id(),
                deal.legalEntity(),
                deal.currency().code(),
                List.copyOf(numbered),
                taxes,
                TaxTables.sum(numbered.stream().map(Line::amount).toList()),
                TaxTables.sum(taxes.stream().map(TaxAmount::amount).toList())));
    }

    private Line line(Item item, Share share, Tax tax) {
        boolean isLate = item.serviceDate().isBefore(period.atDay(1));
        BigDecimal rate = item.kind() == LineKind.TIME ? item.unitAmount() : null;
        return new Line(
                0,
                item.kind(),
                item.project(),
                item.role(),
                rate,
                isLate,
                item.serviceDate(),
                item.to(),
                share.quantity(),
                share.amount(),
                tax.code(),
                tax.rate(),
                List.of(share));
    }

    private static boolean isOneGroup(Line a, Line b) {
        return a.kind() == LineKind.TIME
                && b.kind() == LineKind.TIME
                && a.project().equals(b.project())
                && Objects.equals(a.role(), b.role())
                && Objects.requireNonNull(a.rate()).compareTo(Objects.requireNonNull(b.rate())) == 0
                && a.late() == b.late();
    }

    private static Line joined(Line line, Line more) {
        List<Share> shares = new ArrayList<>(line.shares());
        shares.addAll(more.shares());
        return new Line(
                line.number(),
                line.kind(),
                line.project(),
                line.role(),
                line.rate(),
                line.late(),
                line.serviceDate(),
                line.to(),
                line.quantity().add(more.quantity()),
                line.amount().add(more.amount()),
                line.taxCode(),
                line.taxRate(),
                List.copyOf(shares));
    }

    private static Line numbered(Line line, int number) {
        return new Line(
                number,
                line.kind(),
                line.project(),
                line.role(),
                line.rate(),
                line.late(),
                line.serviceDate(),
                line.to(),
                line.quantity(),
                line.amount(),
                line.taxCode(),
                line.taxRate(),
                line.shares());
    }
}
