package org.tallystick.testkit.properties;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.BillingScheduleEntry;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.FundingShare;
import org.tallystick.model.LineKind;
import org.tallystick.model.PaymentArrangement;
import org.tallystick.model.PaymentArrangementBuilder;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateCardBuilder;
import org.tallystick.model.RateCardEntry;
import org.tallystick.model.RateKeyBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Task;
import org.tallystick.model.TaskBuilder;
import org.tallystick.model.TaskEffort;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** Ways to break contracts, prices, work and structure (I14, I15, I36 to I41). */
record BrokenContracts(WorldBreakages ways) {

    void add() {
        ways.addBeside(
                "I14: the cap is amended to nothing after it was used",
                RecordType.ENGAGEMENT,
                this::usesItsCap,
                BrokenContracts::withoutCap);
        ways.change(
                "I15: an entry of a schedule is dearer",
                RecordType.CONTRACT_LINE,
                line -> !line.schedule().isEmpty(),
                BrokenContracts::withDearerEntry);
        ways.addBeside(
                "I36: the same person works another whole day",
                RecordType.TIME_ENTRY,
                entry -> entry.approval() == Approval.APPROVED,
                entry -> TimeEntryBuilder.builder(WorldBreakages.again(RecordType.TIME_ENTRY, entry))
                        .hours(Quantity.of("24"))
                        .build());
        ways.change(
                "I37: two prices fit equally well", RecordType.RATE_CARD, card -> true, BrokenContracts::withRivals);
        ways.change(
                "I38: the whole has an hour more than its parts",
                RecordType.TASK,
                task -> task.parent() == null,
                BrokenContracts::withOneHourMore);
        ways.change(
                "I39: a customer is its own parent",
                RecordType.CUSTOMER,
                customer -> customer.parent() == null,
                customer -> CustomerBuilder.builder(customer)
                        .parent(RecordType.CUSTOMER.refOf(customer))
                        .build());
        ways.change(
                "I40: a line by the hour is dearer",
                RecordType.CONTRACT_LINE,
                line -> line.schedule().isEmpty(),
                line -> ContractLineBuilder.builder(line)
                        .value(Amounts.oneMore(requireNonNull(line.value())))
                        .build());
        ways.change(
                "I41: a payer pays less",
                RecordType.ENGAGEMENT,
                contract -> !contract.payment().funding().isEmpty(),
                BrokenContracts::withLessFunding);
    }

    private boolean usesItsCap(Engagement contract) {
        return ways.find(
                        RecordType.INVOICE,
                        invoice -> invoice.engagement().equals(contract.ref())
                                && invoice.lines().stream()
                                        .anyMatch(line -> line.kind() != LineKind.MILESTONE
                                                && line.net().signum() > 0))
                .isPresent();
    }

    private static ContractAmendment withoutCap(Engagement contract) {
        return ContractAmendmentBuilder.builder()
                .header(Refs.header(
                        RecordType.CONTRACT_AMENDMENT, contract.ref().id() + "/none"))
                .engagement(RecordType.ENGAGEMENT.refOf(contract))
                .kind(AmendmentKind.CAP)
                .approval(Approval.APPROVED)
                .effectiveFrom(requireNonNull(contract.terms().term().from()).plusDays(10))
                .newCap(Money.zero(contract.currency()))
                .build();
    }

    private static ContractLine withDearerEntry(ContractLine line) {
        List<BillingScheduleEntry> schedule = new ArrayList<>(line.schedule());
        BillingScheduleEntry entry = schedule.get(0);
        schedule.set(
                0,
                new BillingScheduleEntry(
                        entry.no(), entry.date(), Amounts.oneMore(entry.amount()), entry.billed(), entry.milestone()));
        return ContractLineBuilder.builder(line).schedule(schedule).build();
    }

    /** One for a grade and one for a place, and none for that grade in that place. */
    private static RateCard withRivals(RateCard card) {
        RateCardEntry entry = card.entries().get(0);
        List<RateCardEntry> entries = new ArrayList<>(card.entries());
        entries.add(priced(
                entry, "grade", entry.billRate(), RateKeyBuilder.builder().grade("SENIOR")));
        entries.add(priced(
                entry, "place", entry.billRate(), RateKeyBuilder.builder().location("BERLIN")));
        entries.add(priced(
                entry, "both", null, RateKeyBuilder.builder().grade("SENIOR").location("BERLIN")));
        return RateCardBuilder.builder(card).entries(entries).build();
    }

    private static RateCardEntry priced(RateCardEntry entry, String id, @Nullable UnitPrice rate, RateKeyBuilder key) {
        return new RateCardEntry(
                id, entry.role(), entry.currency(), rate, entry.period(), key.build(), entry.unit(), null, null);
    }

    private static Task withOneHourMore(Task task) {
        TaskEffort effort = task.effort();
        return TaskBuilder.builder(task)
                .effort(new TaskEffort(effort.planned(), effort.actual().plus(Quantity.ONE), effort.remaining()))
                .build();
    }

    private static Engagement withLessFunding(Engagement contract) {
        PaymentArrangement payment = contract.payment();
        List<FundingShare> funding = new ArrayList<>(payment.funding());
        funding.set(0, new FundingShare(funding.get(0).customer(), Rate.of("0.0001")));
        return EngagementBuilder.builder(contract)
                .payment(PaymentArrangementBuilder.builder(payment)
                        .funding(funding)
                        .build())
                .build();
    }
}
