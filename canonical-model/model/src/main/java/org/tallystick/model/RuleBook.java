package org.tallystick.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.rule.Rule;

/** All rules of the model, by what they are about: the rule catalogue (CM-6). Each id stands for one rule. */
public final class RuleBook {

    private static final Map<RecordType<?>, List<Rule>> BY_TYPE = Map.ofEntries(
            Map.entry(RecordType.CUSTOMER, joined(CustomerRules.all())),
            Map.entry(RecordType.LEGAL_ENTITY, joined(LegalEntityRules.all())),
            Map.entry(RecordType.RESOURCE, joined(ResourceRules.all())),
            Map.entry(RecordType.OPPORTUNITY, joined(OpportunityRules.all())),
            Map.entry(
                    RecordType.ENGAGEMENT,
                    joined(
                            EngagementRules.all(),
                            ContractStructure.all(),
                            ContractPosition.all(),
                            RetainerBalance.all())),
            Map.entry(
                    RecordType.CONTRACT_LINE,
                    joined(ContractLineRules.all(), RecurringPeriods.all(), CapHistory.all(), RetainageBalance.all())),
            Map.entry(RecordType.CONTRACT_AMENDMENT, joined()),
            Map.entry(RecordType.RATE_CARD, joined(RateCardRules.all())),
            Map.entry(RecordType.PROJECT, joined(ProjectRules.all(), CostToCost.all())),
            Map.entry(RecordType.TASK, joined(TaskRules.all(), TaskTree.all(), TaskDependencies.all())),
            Map.entry(RecordType.ASSIGNMENT, joined(AssignmentRules.all(), Staffing.all())),
            Map.entry(RecordType.TIME_ENTRY, joined(TimeEntryRules.all(), WorkDays.all(), TimeApproval.all())),
            Map.entry(RecordType.VENDOR_BILL, joined(VendorBillRules.all())),
            Map.entry(RecordType.EXPENSE_ITEM, joined(ExpenseItemRules.all())),
            Map.entry(RecordType.MILESTONE, joined(MilestoneRules.all())),
            Map.entry(RecordType.BILLABLE_TRANSACTION, joined(TransactionRules.all(), BillingPosition.all())),
            Map.entry(RecordType.BILLING_EVENT, joined(BillingEventRules.all(), LiveItems.all())),
            Map.entry(
                    RecordType.INVOICE,
                    joined(
                            InvoiceRules.all(),
                            LineRules.all(),
                            TaxRules.all(),
                            TotalsRules.all(),
                            BalanceRules.all(),
                            FxRules.all())),
            Map.entry(RecordType.CREDIT_MEMO, joined(CreditRules.all(), CreditComparison.all(), Corrections.all())),
            Map.entry(RecordType.PAYMENT, joined(PaymentRules.all())),
            Map.entry(RecordType.TAX_DETERMINATION, joined(TaxDeterminationRules.all())),
            Map.entry(
                    RecordType.REVENUE_SCHEDULE,
                    joined(
                            RevenueScheduleRules.all(),
                            RevenueAllocation.all(),
                            PercentComplete.all(),
                            StraightLine.all(),
                            ContractChange.all())),
            Map.entry(RecordType.REVENUE_EVENT, joined(RevenueEventRules.all())),
            Map.entry(
                    RecordType.JOURNAL_ENTRY,
                    joined(JournalRules.all(), PostingRules.all(), ReversalRules.all(), TieOut.all())));

    private RuleBook() {}

    /** The rules of records of all types. */
    public static List<Rule> ofAll() {
        return joined(HeaderRules.all(), Hierarchy.all(), List.of(Succession.VERSION, Succession.FROZEN));
    }

    /** The rules of one type, and of its records together with others. */
    public static List<Rule> of(RecordType<?> type) {
        List<Rule> lifecycles = Axis.all().stream()
                .filter(axis -> axis.type() == type)
                .map(Axis::rule)
                .toList();
        return joined(BY_TYPE.getOrDefault(type, List.of()), lifecycles);
    }

    /** All of them, each once. */
    public static List<Rule> all() {
        Stream<Rule> ofTypes = RecordType.all().stream().flatMap(type -> of(type).stream());
        return Stream.concat(ofAll().stream(), ofTypes).distinct().toList();
    }

    @SafeVarargs
    private static List<Rule> joined(List<Rule>... lists) {
        Set<Rule> joined = new LinkedHashSet<>();
        for (List<Rule> list : lists) {
            joined.addAll(list);
        }
        return List.copyOf(joined);
    }
}
