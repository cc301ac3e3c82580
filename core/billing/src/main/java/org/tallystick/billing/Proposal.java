package org.tallystick.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/** Items become lines, lines an invoice proposal: RULES rules 7, 9 and 10. */
final class Proposal {

    /** Lines of time are grouped by these; everything else is a line of its own. */
    private record Group(
            LineKind kind,
            Ref<Project> project,
            @Nullable String role,
            @Nullable UnitPrice unitPrice,
            boolean late,
            @Nullable String single) {}

    private static final Comparator<List<BillableItem>> LINE_ORDER = Comparator.comparing(
                    (List<BillableItem> items) -> items.get(0), Comparator.comparing(BillableItem::kind))
            .thenComparing(items -> items.get(0).project().id(), CodePoints.ORDER)
            .thenComparing(items -> items.get(0).role(), Comparator.nullsFirst(CodePoints.ORDER))
            .thenComparing(items -> price(items.get(0)), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(items -> items.get(0), BillableItem.BY_SERVICE);

    private final BillingInput input;
    private final ContractRules rules;

    Proposal(BillingInput input, ContractRules rules) {
        this.input = input;
        this.rules = rules;
    }

    /** The document of the input's engagement and period. */
    static Ref<Invoice> ref(BillingInput input) {
        return new Ref<>(
                "hub",
                RecordType.INVOICE,
                input.period() + "/" + input.engagement().ref().id());
    }

    /** The proposal of these items, of which there is at least one. */
    Invoice of(List<BillableItem> items) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (List<BillableItem> group : groups(items)) {
            lines.add(line(lines.size() + 1, group));
        }
        List<TaxSubtotal> taxes = taxes(lines);
        Engagement engagement = input.engagement();
        Invoice invoice = InvoiceBuilder.builder()
                .header(Header.of(ref(input)))
                .period(input.period())
                .issueDate(input.period().atEndOfMonth())
                .legalEntity(engagement.legalEntity())
                .billTo(engagement.invoicedTo())
                .engagement(RecordType.ENGAGEMENT.refOf(engagement))
                .currency(engagement.currency())
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, engagement.currency()))
                .build();
        List<Violation> violations = invoice.check();
        if (!violations.isEmpty()) {
            throw new AssertionError("Proposal %s breaks %s".formatted(invoice.key(), violations));
        }
        return invoice;
    }

    private List<List<BillableItem>> groups(List<BillableItem> items) {
        Map<Group, List<BillableItem>> groups = new LinkedHashMap<>();
        items.stream()
                .sorted(BillableItem.BY_SERVICE)
                .forEach(item -> groups.computeIfAbsent(group(item), group -> new ArrayList<>())
                        .add(item));
        return groups.values().stream().sorted(LINE_ORDER).toList();
    }

    private Group group(BillableItem item) {
        return new Group(
                item.kind(),
                item.project(),
                item.role(),
                item.unitPrice(),
                isLate(item),
                item.kind() == LineKind.TIME ? null : item.id());
    }

    private boolean isLate(BillableItem item) {
        return item.serviceDate().isBefore(input.period().atDay(1));
    }

    private InvoiceLine line(int no, List<BillableItem> items) {
        BillableItem first = items.get(0);
        Tax tax = rules.tax(first.kind()).orElseThrow();
        Quantity quantity = items.stream().map(BillableItem::quantity).reduce(Quantity.ZERO, Quantity::plus);
        Money net = items.stream()
                .map(BillableItem::amount)
                .reduce(Money.zero(input.engagement().currency()), Money::plus);
        return InvoiceLineBuilder.builder()
                .no(no)
                .kind(first.kind())
                .project(first.project())
                .role(first.role())
                .unitPrice(first.unitPrice())
                .late(isLate(first))
                .serviceDate(first.serviceDate())
                .serviceUntil(first.serviceUntil())
                .quantity(quantity)
                .net(net)
                .taxCode(tax.code())
                .taxRate(tax.rate())
                .sources(items.stream()
                        .map(item -> new LineSource(item.id(), item.quantity(), item.amount(), item.serviceDate()))
                        .toList())
                .build();
    }

    private static List<TaxSubtotal> taxes(List<InvoiceLine> lines) {
        Map<String, List<InvoiceLine>> byCode = new TreeMap<>(CodePoints.ORDER);
        lines.forEach(line -> byCode.computeIfAbsent(line.taxCode(), code -> new ArrayList<>())
                .add(line));
        return byCode.values().stream()
                .map(same -> TaxSubtotal.of(
                        same.get(0).taxCode(),
                        same.get(0).taxRate(),
                        same.stream().map(InvoiceLine::net).reduce(Money::plus).orElseThrow()))
                .toList();
    }

    private static @Nullable BigDecimal price(BillableItem item) {
        return item.unitPrice() == null ? null : item.unitPrice().amount();
    }
}
