package org.tallystick.billing;

import static java.util.stream.Collectors.toMap;

import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.PurchaseOrder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.UnitPrice;

/**
 * Says in the contract's terms what a source leaves to the contract: amounts without a currency of their own are in the contract's, a moment
 * is the day that it has in the time zone of the legal entity, a line with a role is a row of the contract's rate card.
 */
final class ContractBound {

    private final CurrencyCode currency;
    private final @Nullable ZoneId zone;

    private ContractBound(BillingInput input, MasterData master) {
        this.currency = input.engagement().currency();
        this.zone = master.legalEntity(input.engagement().legalEntity().id())
                .map(LegalEntity::timeZone)
                .orElse(null);
    }

    static BillingInput of(BillingInput input, MasterData master) {
        ContractBound bound = new ContractBound(input, master);
        List<ContractLine> lines = bound.all(input.contractLines(), bound::line);
        return new BillingInput(
                input.period(),
                bound.engagement(input.engagement()),
                input.customer(),
                bound.all(input.projects(), bound::project),
                lines,
                bound.all(input.amendments(), bound::amendment),
                input.work(),
                input.people(),
                input.rateCard(),
                bound.cards(input, lines),
                input.issued(),
                input.credits(),
                input.firstPeriod(),
                input.billTo());
    }

    private <T> List<T> all(Collection<T> records, UnaryOperator<T> bind) {
        return records.stream().map(bind).toList();
    }

    private Engagement engagement(Engagement engagement) {
        List<PurchaseOrder> orders = engagement.paper().purchaseOrders();
        return orders.stream().anyMatch(order -> isOpen(order.amount()))
                ? EngagementBuilder.builder(engagement)
                        .paper(ContractPaperBuilder.builder(engagement.paper())
                                .purchaseOrders(all(
                                        orders,
                                        order -> new PurchaseOrder(
                                                order.number(), bindLimit(order.amount()), order.expiry())))
                                .build())
                        .build()
                : engagement;
    }

    private Project project(Project project) {
        if (project.closedAt() == null || project.closedOn() != null || zone == null) {
            return project;
        }
        return ProjectBuilder.builder(project)
                .closedOn(project.closedAt().atZone(zone).toLocalDate())
                .build();
    }

    private ContractLine line(ContractLine line) {
        return isOpen(line.monthlyAmount()) || isOpen(line.value()) || isOpen(line.unitPrice())
                ? ContractLineBuilder.builder(line)
                        .monthlyAmount(bind(line.monthlyAmount()))
                        .unitPrice(bind(line.unitPrice()))
                        .value(bind(line.value()))
                        .build()
                : line;
    }

    private ContractAmendment amendment(ContractAmendment amendment) {
        return isOpen(amendment.newCap()) || isOpen(amendment.newMonthlyAmount()) || isOpen(amendment.newRate())
                ? ContractAmendmentBuilder.builder(amendment)
                        .newCap(bindLimit(amendment.newCap()))
                        .newMonthlyAmount(bind(amendment.newMonthlyAmount()))
                        .newRate(bind(amendment.newRate()))
                        .build()
                : amendment;
    }

    /** The cards that the lines name, and a card of one row for each line of the engagement that has a role. */
    private Map<Ref<ContractLine>, RateCard> cards(BillingInput input, List<ContractLine> lines) {
        Map<Ref<ContractLine>, RateCard> cards = new HashMap<>(input.lineCards());
        cards.putAll(lines.stream()
                .filter(line -> line.role() != null && input.engagement().ref().equals(line.engagement()))
                .collect(toMap(RecordType.CONTRACT_LINE::refOf, this::card)));
        return cards;
    }

    /** A row without a price counts once an amendment gives it one. */
    private RateCard card(ContractLine line) {
        UnitPrice price = line.unitPrice();
        RateCardEntry row = RateCardEntry.of(
                line.ref().id(),
                line.role(),
                price == null ? currency : price.currency(),
                price == null ? null : price.amount(),
                line.period());
        return RateCardBuilder.builder()
                .header(line.header())
                .entries(List.of(row))
                .build();
    }

    private static boolean isOpen(@Nullable Money amount) {
        return amount != null && amount.currency().equals(CurrencyCode.OF_CONTRACT);
    }

    private static boolean isOpen(@Nullable UnitPrice price) {
        return price != null && price.currency().equals(CurrencyCode.OF_CONTRACT);
    }

    private @Nullable Money bind(@Nullable Money amount) {
        return amount == null ? null : amount.in(currency, RoundingMode.HALF_UP);
    }

    /** A limit that is written more exactly than the currency is: never exceeded (I14). */
    private @Nullable Money bindLimit(@Nullable Money limit) {
        return limit == null ? null : limit.in(currency, RoundingMode.DOWN);
    }

    private @Nullable UnitPrice bind(@Nullable UnitPrice price) {
        return price == null ? null : price.in(currency);
    }
}
