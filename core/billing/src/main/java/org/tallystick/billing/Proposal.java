package org.tallystick.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTerms;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineKind;
import org.tallystick.model.Project;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
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

    private static final Comparator<List<Share>> LINE_ORDER = Comparator.comparing(
                    Proposal::first, Comparator.comparing(BillableItem::kind))
            .thenComparing(shares -> first(shares).project().id(), CodePoints.ORDER)
            .thenComparing(shares -> first(shares).role(), Comparator.nullsFirst(CodePoints.ORDER))
            .thenComparing(shares -> price(first(shares)), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Proposal::first, BillableItem.BY_SERVICE);

    private final BillingInput input;
    private final ContractRules rules;

    Proposal(BillingInput input, ContractRules rules) {
        this.input = input;
        this.rules = rules;
    }

    /** The document of the input's engagement and period. */
    static Ref<Invoice> ref(BillingInput input) {
        return new Ref<>(
                Documents.HUB,
                RecordType.INVOICE,
                input.period() + "/" + input.engagement().ref().id());
    }

    /**
     * The proposal of these parts of items, of which there is at least one.
     *
     * @param order the customer's order number, if one order covers all
     */
    Invoice of(List<Share> shares, Optional<String> order) {
        List<InvoiceLine> lines = new ArrayList<>();
        for (List<Share> group : groups(shares)) {
            lines.add(line(lines.size() + 1, group));
        }
        List<TaxSubtotal> taxes = Documents.taxes(lines);
        Engagement engagement = input.engagement();
        return Documents.checked(InvoiceBuilder.builder()
                .header(Header.of(ref(input)))
                .period(input.period())
                .issueDate(input.period().atEndOfMonth())
                .legalEntity(engagement.legalEntity())
                .billTo(engagement.invoicedTo())
                .engagement(RecordType.ENGAGEMENT.refOf(engagement))
                .currency(engagement.currency())
                .terms(order.map(number -> new InvoiceTerms(null, null, null, number))
                        .orElse(InvoiceTerms.DEFAULT))
                .lines(lines)
                .taxes(taxes)
                .totals(InvoiceTotals.of(lines, taxes, engagement.currency()))
                .build());
    }

    private List<List<Share>> groups(List<Share> shares) {
        Map<Group, List<Share>> groups = new LinkedHashMap<>();
        shares.stream()
                .sorted(Share.BY_SERVICE)
                .forEach(share -> groups.computeIfAbsent(group(share.item()), group -> new ArrayList<>())
                        .add(share));
        return groups.values().stream().sorted(LINE_ORDER).toList();
    }

    private static BillableItem first(List<Share> shares) {
        return shares.get(0).item();
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

    private InvoiceLine line(int no, List<Share> shares) {
        BillableItem first = first(shares);
        Tax tax = rules.tax(first.kind()).orElseThrow();
        Quantity quantity = shares.stream().map(Share::quantity).reduce(Quantity.ZERO, Quantity::plus);
        Money net = shares.stream()
                .map(Share::amount)
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
                .sources(shares.stream().map(Share::source).toList())
                .build();
    }

    private static @Nullable BigDecimal price(BillableItem item) {
        return item.unitPrice() == null ? null : item.unitPrice().amount();
    }
}
