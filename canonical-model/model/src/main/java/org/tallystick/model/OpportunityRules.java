package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Rules of sales. */
final class OpportunityRules {

    static final Rule EXECUTED = Rule.error(
            "OPPORTUNITY_EXECUTED",
            "A contracted opportunity is reopened only before an engagement of it is executed.",
            "amend the engagement, or cancel it first");

    static final Rule CONTRACTED = Rule.warning(
            "OPPORTUNITY_CONTRACTED",
            "A contracted opportunity has a customer, a currency, a legal entity, and a line or a service line.",
            "complete it; nothing is set up from it before");

    static final Rule AMOUNT = Rule.error(
            "OPPORTUNITY_AMOUNT",
            "The lines of an opportunity, if it has any, sum to its amount.",
            "correct the amount or the lines");

    static final Rule CURRENCY = Rule.error(
            "OPPORTUNITY_CURRENCY", "All amounts of an opportunity are in one currency.", "convert the odd amount");

    static final Rule SPLIT = Rule.error(
            "OPPORTUNITY_SPLIT",
            "A contracted opportunity becomes one engagement; if it becomes several, their values sum to its amount.",
            "correct the values, or detach the engagement that is another sale's");

    private static final Set<EngagementStatus> BEFORE_EXECUTION =
            EnumSet.of(EngagementStatus.DRAFT, EngagementStatus.IN_REVIEW, EngagementStatus.CANCELLED);

    private OpportunityRules() {}

    static List<Rule> all() {
        return List.of(EXECUTED, CONTRACTED, AMOUNT, CURRENCY, SPLIT);
    }

    static List<Violation> check(Opportunity sale) {
        Findings findings = new Findings();
        HeaderRules.check(sale.header(), findings);
        checkContracted(sale, findings);
        if (isInOneCurrency(sale, findings)) {
            checkAmount(sale, findings);
        }
        return findings.all();
    }

    private static void checkContracted(Opportunity sale, Findings findings) {
        if (sale.stage() != OpportunityStage.CONTRACTED) {
            return;
        }
        expectPresent(sale.customer(), "/customer", findings);
        expectPresent(sale.currency(), "/currency", findings);
        expectPresent(sale.legalEntity(), "/legalEntity", findings);
        if (sale.lines().isEmpty()) {
            expectPresent(sale.serviceLine(), "/serviceLine", findings);
        }
    }

    private static void expectPresent(@Nullable Object value, String path, Findings findings) {
        if (value == null) {
            findings.broken(CONTRACTED, path, "is absent");
        }
    }

    private static boolean isInOneCurrency(Opportunity sale, Findings findings) {
        CurrencyCode currency = currency(sale);
        if (currency == null) {
            return true;
        }
        boolean isOne = Amounts.expectIn(currency, sale.terms().cap(), findings, CURRENCY, "/terms/cap");
        isOne &= Amounts.expectIn(currency, sale.forecast().amount(), findings, CURRENCY, "/forecast/amount");
        for (int i = 0; i < sale.lines().size(); i++) {
            isOne &= Amounts.expectIn(
                    currency, sale.lines().get(i).value(), findings, CURRENCY, "/lines/" + i + "/value");
        }
        return isOne;
    }

    /** Its own, or that of some amount in it. */
    private static @Nullable CurrencyCode currency(Opportunity sale) {
        return Optional.ofNullable(sale.currency())
                .or(() -> Optional.ofNullable(sale.forecast().amount()).map(Money::currency))
                .or(() -> sale.lines().stream()
                        .findFirst()
                        .map(line -> line.value().currency()))
                .orElse(null);
    }

    private static void checkAmount(Opportunity sale, Findings findings) {
        Money amount = sale.forecast().amount();
        if (amount == null || sale.lines().isEmpty()) {
            return;
        }
        BigDecimal sum = Amounts.sum(sale.lines(), OpportunityLine::value);
        if (!Amounts.same(sum, amount.amount())) {
            findings.broken(
                    AMOUNT,
                    "/forecast/amount",
                    "is %s, the sum of the lines is %s".formatted(amount, Amounts.text(sum, amount.currency())));
        }
    }

    /** Engagements without a value say nothing yet, so nothing is reported while there is one. */
    static List<Violation> checkSplit(Opportunity sale, Collection<Engagement> engagements) {
        Findings findings = new Findings();
        Money amount = sale.forecast().amount();
        List<Money> values = engagements.stream()
                .flatMap(engagement -> Stream.ofNullable(engagement.value()))
                .toList();
        if (amount == null || engagements.size() < 2 || values.size() < engagements.size()) {
            return List.of();
        }
        boolean isInOneCurrency = values.stream().allMatch(value -> Amounts.isIn(amount.currency(), value));
        if (!isInOneCurrency || !Amounts.same(Amounts.sum(values, value -> value), amount.amount())) {
            findings.broken(
                    SPLIT,
                    "/forecast/amount",
                    "is %s, its %d engagements come to %s".formatted(amount, values.size(), values));
        }
        return findings.all();
    }

    /** Of an opportunity that is open, whatever it was before. */
    static List<Violation> checkReopened(Opportunity opportunity, Collection<Engagement> engagements) {
        Findings findings = new Findings();
        for (Engagement engagement : engagements) {
            boolean isOfIt = opportunity.ref().equals(engagement.paper().opportunity());
            EngagementStatus status = engagement.status();
            boolean isExecuted = status != null && !BEFORE_EXECUTION.contains(status);
            if (opportunity.stage() != OpportunityStage.CONTRACTED && isOfIt && isExecuted) {
                findings.broken(EXECUTED, "/stage", "%s is %s".formatted(engagement.ref(), status));
            }
        }
        return findings.all();
    }
}
