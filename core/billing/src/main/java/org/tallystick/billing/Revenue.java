package org.tallystick.billing;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Engagement;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineSource;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * Revenue by month of service: time, expenses and milestones on their day, a recurring part over its days, which lie in one month; a credit
 * where its original was (RULES rule 11).
 */
public final class Revenue {

    private record Key(Ref<Engagement> engagement, CurrencyCode currency) {}

    private static final class Months {

        private final TreeMap<YearMonth, Money> invoiced = new TreeMap<>();
        private final TreeMap<YearMonth, Money> recognised = new TreeMap<>();

        void add(YearMonth billed, YearMonth served, Money amount) {
            invoiced.merge(billed, amount, Money::plus);
            recognised.merge(served, amount, Money::plus);
        }

        YearMonth first() {
            return Collections.min(List.of(invoiced.firstKey(), recognised.firstKey()));
        }
    }

    private final Map<Key, Months> byKey = new HashMap<>();
    private final Map<Ref<?>, Ref<Engagement>> engagements = new HashMap<>();

    private Revenue() {}

    /**
     * The positions of all that was ever invoiced, from its first month of service or billing to the last.
     *
     * @param credits of those invoices; cancelled ones count for nothing
     * @return ordered by engagement, currency and month
     */
    public static List<RevenuePosition> positions(
            Collection<Invoice> invoices, Collection<CreditMemo> credits, YearMonth last) {
        Revenue revenue = new Revenue();
        invoices.forEach(revenue::add);
        credits.stream()
                .filter(credit -> credit.status() != CreditMemoStatus.CANCELLED)
                .forEach(revenue::takeBack);
        return revenue.until(last);
    }

    private void add(Invoice invoice) {
        engagements.put(invoice.ref(), invoice.engagement());
        for (InvoiceLine line : invoice.lines()) {
            for (LineSource source : line.sources()) {
                months(invoice.engagement(), source).add(invoice.period(), served(line, source), source.amount());
            }
        }
    }

    private void takeBack(CreditMemo credit) {
        Ref<Engagement> engagement = Objects.requireNonNull(engagements.get(credit.original()), "original");
        YearMonth period = YearMonth.from(credit.issueDate());
        credit.lines()
                .forEach(each -> each.line()
                        .sources()
                        .forEach(source -> months(engagement, source)
                                .add(
                                        period,
                                        served(each.line(), source),
                                        source.amount().negated())));
    }

    private Months months(Ref<Engagement> engagement, LineSource source) {
        return byKey.computeIfAbsent(new Key(engagement, source.amount().currency()), key -> new Months());
    }

    private static YearMonth served(InvoiceLine line, LineSource source) {
        LocalDate day = source.serviceDate();
        return YearMonth.from(day == null ? line.serviceDate() : day);
    }

    private List<RevenuePosition> until(YearMonth last) {
        List<RevenuePosition> positions = new ArrayList<>();
        byKey.entrySet().stream()
                .sorted(comparing(
                                (Map.Entry<Key, Months> each) ->
                                        each.getKey().engagement().id(),
                                CodePoints.ORDER)
                        .thenComparing(each -> each.getKey().currency().code()))
                .forEach(each -> addAll(each.getKey(), each.getValue(), last, positions));
        return positions;
    }

    private static void addAll(Key key, Months months, YearMonth last, List<RevenuePosition> positions) {
        Money invoiced = Money.zero(key.currency());
        Money recognised = invoiced;
        for (YearMonth month = months.first(); !month.isAfter(last); month = month.plusMonths(1)) {
            invoiced = invoiced.plus(months.invoiced.getOrDefault(month, Money.zero(key.currency())));
            recognised = recognised.plus(months.recognised.getOrDefault(month, Money.zero(key.currency())));
            positions.add(new RevenuePosition(key.engagement(), month, invoiced, recognised));
        }
    }
}
