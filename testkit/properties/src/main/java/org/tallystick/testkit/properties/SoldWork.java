package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;
import static org.tallystick.testkit.properties.Refs.ref;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.BillingScheduleEntry;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.EngagementVersion;
import org.tallystick.model.Forecast;
import org.tallystick.model.FundingShare;
import org.tallystick.model.LineContent;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.PaymentArrangementBuilder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RateCardScope;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Repricing;
import org.tallystick.model.VersionKind;
import org.tallystick.model.state.AmendmentStatus;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.state.RateCardStatus;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** One contract of a world: by the hour with a budget that amendments change, and milestones at fixed prices. */
record SoldWork(Firm firm, WorldPlan.Deal deal, int no) {

    static final String ROLE = "CONSULTANT";

    Ref<Engagement> contractRef() {
        return ref(RecordType.ENGAGEMENT, "E-" + no);
    }

    Ref<ContractLine> hourlyLine() {
        return ref(RecordType.CONTRACT_LINE, "E-%d/1".formatted(no));
    }

    Ref<ContractLine> fixedLine() {
        return ref(RecordType.CONTRACT_LINE, "E-%d/2".formatted(no));
    }

    Ref<RateCard> cardRef() {
        return ref(RecordType.RATE_CARD, "RC-" + no);
    }

    Customer customer() {
        return firm.customer(deal.customer());
    }

    UnitPrice hourlyRate() {
        Money rate = firm.units(deal.hourlyRate());
        return new UnitPrice(rate.amount(), rate.currency());
    }

    Engagement contract() {
        List<EngagementVersion> versions = versions();
        return EngagementBuilder.builder()
                .header(header(RecordType.ENGAGEMENT, contractRef().id()))
                .name(deal.name())
                .customer(RecordType.CUSTOMER.refOf(customer()))
                .ultimateParent(RecordType.CUSTOMER.refOf(firm.rootOf(customer())))
                .legalEntity(RecordType.LEGAL_ENTITY.refOf(firm.company()))
                .currency(firm.plan().currency())
                .serviceLine("ADVISORY")
                .terms(new ContractTerms(firm.term(), firm.units(deal.budget()), cardRef()))
                .paper(ContractPaperBuilder.builder()
                        .opportunity(opportunityRef())
                        .signedAt(signedAt())
                        .build())
                .payment(PaymentArrangementBuilder.builder().funding(funding()).build())
                .value(sum(versions.stream().map(EngagementVersion::valueDelta).toList()))
                .versions(versions)
                .status(EngagementStatus.ACTIVE)
                .build();
    }

    /** The customer pays alone, or another one takes a share. */
    private List<FundingShare> funding() {
        Customer other = firm.customer(deal.customer() + 1);
        if (deal.share() == 0 || other.equals(customer())) {
            return List.of();
        }
        BigDecimal share = BigDecimal.valueOf(deal.share(), 2);
        return List.of(
                new FundingShare(RecordType.CUSTOMER.refOf(customer()), new Rate(BigDecimal.ONE.subtract(share))),
                new FundingShare(RecordType.CUSTOMER.refOf(other), new Rate(share)));
    }

    /** The sale, before it was amended. */
    Opportunity opportunity() {
        List<OpportunityLine> lines = new ArrayList<>();
        lines.add(sale(BillingMethod.TIME_AND_MATERIAL, firm.units(deal.budget())));
        if (!milestones().isEmpty()) {
            lines.add(sale(BillingMethod.MILESTONE, sum(milestones())));
        }
        return OpportunityBuilder.builder()
                .header(header(RecordType.OPPORTUNITY, opportunityRef().id()))
                .name(deal.name())
                .customer(RecordType.CUSTOMER.refOf(customer()))
                .stage(OpportunityStage.CONTRACTED)
                .currency(firm.plan().currency())
                .legalEntity(firm.company().ref().id())
                .serviceLine("ADVISORY")
                .terms(new ContractTerms(firm.term(), firm.units(deal.budget()), null))
                .lines(lines)
                .forecast(new Forecast(null, null, originalValue(), null))
                .contractedAt(signedAt())
                .build();
    }

    private static OpportunityLine sale(BillingMethod method, Money value) {
        return new OpportunityLine("ADVISORY", null, null, null, method, value);
    }

    Money originalValue() {
        return firm.units(deal.budget()).plus(sum(milestones()));
    }

    private List<EngagementVersion> versions() {
        List<EngagementVersion> versions = new ArrayList<>();
        versions.add(version(1, VersionKind.ORIGINAL, originalValue()));
        for (Money delta : deltas()) {
            versions.add(version(versions.size() + 1, VersionKind.AMENDMENT, delta));
        }
        return versions;
    }

    private EngagementVersion version(int version, VersionKind kind, Money delta) {
        return new EngagementVersion(
                version,
                kind,
                AmendmentStatus.EXECUTED,
                firm.firstDay().plusDays(version - 1L),
                signedAt(),
                delta,
                null,
                "agreed",
                null,
                Repricing.NONE);
    }

    /** What amendments add to the budget, or take away as long as some is left; the last one adds what all the work needs. */
    List<Money> deltas() {
        List<Money> deltas = new ArrayList<>();
        long left = deal.budget();
        for (int units : deal.amendments()) {
            long delta = left + units < 0 ? -left : units;
            left += delta;
            deltas.add(firm.units(delta));
        }
        if (left < deal.planned()) {
            deltas.add(firm.units(deal.planned() - left));
        }
        return deltas;
    }

    Money budget() {
        return firm.units(deal.budget()).plus(sum(deltas()));
    }

    List<Money> milestones() {
        return deal.milestones().stream().map(firm::units).toList();
    }

    Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(firm.plan().currency()), Money::plus);
    }

    private Ref<Opportunity> opportunityRef() {
        return ref(RecordType.OPPORTUNITY, "O-" + no);
    }

    private Instant signedAt() {
        return firm.firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    List<ContractLine> lines() {
        List<BillingScheduleEntry> schedule = new ArrayList<>();
        milestones()
                .forEach(amount -> schedule.add(new BillingScheduleEntry(
                        schedule.size() + 1,
                        firm.billingDay(),
                        amount,
                        deal.billing() == BillingState.INVOICED,
                        null)));
        ContractLine hourly = line(hourlyLine(), BillingMethod.TIME_AND_MATERIAL, budget())
                .includes(Set.of(LineContent.TIME, LineContent.EXPENSE))
                .rateCard(cardRef())
                .build();
        ContractLine fixed = line(fixedLine(), BillingMethod.MILESTONE, sum(milestones()))
                .includes(Set.of(LineContent.FEE))
                .schedule(schedule)
                .build();
        return schedule.isEmpty() ? List.of(hourly) : List.of(hourly, fixed);
    }

    private ContractLineBuilder line(Ref<ContractLine> ref, BillingMethod method, Money value) {
        return ContractLineBuilder.builder()
                .header(header(RecordType.CONTRACT_LINE, ref.id()))
                .engagement(contractRef())
                .billingMethod(method)
                .period(firm.term())
                .value(value);
    }

    /** What changed the budget, as the source of amendments says it. */
    List<ContractAmendment> amendments() {
        List<ContractAmendment> amendments = new ArrayList<>();
        Money cap = firm.units(deal.budget());
        for (Money delta : deltas()) {
            cap = cap.plus(delta);
            int version = amendments.size() + 2;
            amendments.add(ContractAmendmentBuilder.builder()
                    .header(header(RecordType.CONTRACT_AMENDMENT, "E-%d/v%d".formatted(no, version)))
                    .engagement(contractRef())
                    .contractLine(hourlyLine())
                    .kind(AmendmentKind.CAP)
                    .approval(Approval.APPROVED)
                    .effectiveFrom(firm.firstDay().plusDays(version - 1L))
                    .newCap(cap)
                    .build());
        }
        return amendments;
    }

    RateCard card() {
        BigDecimal rate = hourlyRate().amount();
        return RateCardBuilder.builder()
                .header(header(RecordType.RATE_CARD, cardRef().id()))
                .name("Prices of " + contractRef().id())
                .currency(firm.plan().currency())
                .scope(new RateCardScope(contractRef(), null, null, null))
                .period(firm.term())
                .entries(List.of(RateCardEntry.of("1", ROLE, firm.plan().currency(), rate, firm.term())))
                .status(RateCardStatus.ACTIVE)
                .build();
    }
}
