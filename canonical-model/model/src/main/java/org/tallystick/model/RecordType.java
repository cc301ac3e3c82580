package org.tallystick.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of record: its name in stores, documents and rule sets, its class, and how one is built. The constants below are all
 * there are. Immutable; two types are equal only if they are the same constant.
 *
 * @param <T> the entity
 */
public final class RecordType<T extends Entity> {

    public static final RecordType<Customer> CUSTOMER = of(
            "customer",
            Customer.class,
            CustomerBuilder.class,
            CustomerBuilder::builder,
            CustomerBuilder::builder,
            CustomerBuilder::header,
            CustomerBuilder::build);
    public static final RecordType<LegalEntity> LEGAL_ENTITY = of(
            "legal-entity",
            LegalEntity.class,
            LegalEntityBuilder.class,
            LegalEntityBuilder::builder,
            LegalEntityBuilder::builder,
            LegalEntityBuilder::header,
            LegalEntityBuilder::build);
    public static final RecordType<Resource> RESOURCE = of(
            "resource",
            Resource.class,
            ResourceBuilder.class,
            ResourceBuilder::builder,
            ResourceBuilder::builder,
            ResourceBuilder::header,
            ResourceBuilder::build);
    public static final RecordType<Opportunity> OPPORTUNITY = of(
            "opportunity",
            Opportunity.class,
            OpportunityBuilder.class,
            OpportunityBuilder::builder,
            OpportunityBuilder::builder,
            OpportunityBuilder::header,
            OpportunityBuilder::build);
    public static final RecordType<Engagement> ENGAGEMENT = of(
            "engagement",
            Engagement.class,
            EngagementBuilder.class,
            EngagementBuilder::builder,
            EngagementBuilder::builder,
            EngagementBuilder::header,
            EngagementBuilder::build);
    public static final RecordType<ContractLine> CONTRACT_LINE = of(
            "contract-line",
            ContractLine.class,
            ContractLineBuilder.class,
            ContractLineBuilder::builder,
            ContractLineBuilder::builder,
            ContractLineBuilder::header,
            ContractLineBuilder::build);
    public static final RecordType<ContractAmendment> CONTRACT_AMENDMENT = of(
            "contract-amendment",
            ContractAmendment.class,
            ContractAmendmentBuilder.class,
            ContractAmendmentBuilder::builder,
            ContractAmendmentBuilder::builder,
            ContractAmendmentBuilder::header,
            ContractAmendmentBuilder::build);
    public static final RecordType<RateCard> RATE_CARD = of(
            "rate-card",
            RateCard.class,
            RateCardBuilder.class,
            RateCardBuilder::builder,
            RateCardBuilder::builder,
            RateCardBuilder::header,
            RateCardBuilder::build);
    public static final RecordType<Project> PROJECT = of(
            "project",
            Project.class,
            ProjectBuilder.class,
            ProjectBuilder::builder,
            ProjectBuilder::builder,
            ProjectBuilder::header,
            ProjectBuilder::build);
    public static final RecordType<Task> TASK = of(
            "task",
            Task.class,
            TaskBuilder.class,
            TaskBuilder::builder,
            TaskBuilder::builder,
            TaskBuilder::header,
            TaskBuilder::build);
    public static final RecordType<Assignment> ASSIGNMENT = of(
            "assignment",
            Assignment.class,
            AssignmentBuilder.class,
            AssignmentBuilder::builder,
            AssignmentBuilder::builder,
            AssignmentBuilder::header,
            AssignmentBuilder::build);
    public static final RecordType<TimeEntry> TIME_ENTRY = of(
            "time-entry",
            TimeEntry.class,
            TimeEntryBuilder.class,
            TimeEntryBuilder::builder,
            TimeEntryBuilder::builder,
            TimeEntryBuilder::header,
            TimeEntryBuilder::build);
    public static final RecordType<VendorBill> VENDOR_BILL = of(
            "vendor-bill",
            VendorBill.class,
            VendorBillBuilder.class,
            VendorBillBuilder::builder,
            VendorBillBuilder::builder,
            VendorBillBuilder::header,
            VendorBillBuilder::build);
    public static final RecordType<ExpenseItem> EXPENSE_ITEM = of(
            "expense-item",
            ExpenseItem.class,
            ExpenseItemBuilder.class,
            ExpenseItemBuilder::builder,
            ExpenseItemBuilder::builder,
            ExpenseItemBuilder::header,
            ExpenseItemBuilder::build);
    public static final RecordType<Milestone> MILESTONE = of(
            "milestone",
            Milestone.class,
            MilestoneBuilder.class,
            MilestoneBuilder::builder,
            MilestoneBuilder::builder,
            MilestoneBuilder::header,
            MilestoneBuilder::build);
    public static final RecordType<BillableTransaction> BILLABLE_TRANSACTION = of(
            "billable-transaction",
            BillableTransaction.class,
            BillableTransactionBuilder.class,
            BillableTransactionBuilder::builder,
            BillableTransactionBuilder::builder,
            BillableTransactionBuilder::header,
            BillableTransactionBuilder::build);
    public static final RecordType<BillingEvent> BILLING_EVENT = of(
            "billing-event",
            BillingEvent.class,
            BillingEventBuilder.class,
            BillingEventBuilder::builder,
            BillingEventBuilder::builder,
            BillingEventBuilder::header,
            BillingEventBuilder::build);
    public static final RecordType<Invoice> INVOICE = of(
            "invoice",
            Invoice.class,
            InvoiceBuilder.class,
            InvoiceBuilder::builder,
            InvoiceBuilder::builder,
            InvoiceBuilder::header,
            InvoiceBuilder::build);
    public static final RecordType<CreditMemo> CREDIT_MEMO = of(
            "credit-memo",
            CreditMemo.class,
            CreditMemoBuilder.class,
            CreditMemoBuilder::builder,
            CreditMemoBuilder::builder,
            CreditMemoBuilder::header,
            CreditMemoBuilder::build);
    public static final RecordType<Payment> PAYMENT = of(
            "payment",
            Payment.class,
            PaymentBuilder.class,
            PaymentBuilder::builder,
            PaymentBuilder::builder,
            PaymentBuilder::header,
            PaymentBuilder::build);
    public static final RecordType<TaxDetermination> TAX_DETERMINATION = of(
            "tax-determination",
            TaxDetermination.class,
            TaxDeterminationBuilder.class,
            TaxDeterminationBuilder::builder,
            TaxDeterminationBuilder::builder,
            TaxDeterminationBuilder::header,
            TaxDeterminationBuilder::build);
    public static final RecordType<RevenueSchedule> REVENUE_SCHEDULE = of(
            "revenue-schedule",
            RevenueSchedule.class,
            RevenueScheduleBuilder.class,
            RevenueScheduleBuilder::builder,
            RevenueScheduleBuilder::builder,
            RevenueScheduleBuilder::header,
            RevenueScheduleBuilder::build);
    public static final RecordType<RevenueEvent> REVENUE_EVENT = of(
            "revenue-event",
            RevenueEvent.class,
            RevenueEventBuilder.class,
            RevenueEventBuilder::builder,
            RevenueEventBuilder::builder,
            RevenueEventBuilder::header,
            RevenueEventBuilder::build);
    public static final RecordType<JournalEntry> JOURNAL_ENTRY = of(
            "journal-entry",
            JournalEntry.class,
            JournalEntryBuilder.class,
            JournalEntryBuilder::builder,
            JournalEntryBuilder::builder,
            JournalEntryBuilder::header,
            JournalEntryBuilder::build);

    private static final List<RecordType<?>> ALL = List.of(
            CUSTOMER,
            LEGAL_ENTITY,
            RESOURCE,
            OPPORTUNITY,
            ENGAGEMENT,
            CONTRACT_LINE,
            CONTRACT_AMENDMENT,
            RATE_CARD,
            PROJECT,
            TASK,
            ASSIGNMENT,
            TIME_ENTRY,
            VENDOR_BILL,
            EXPENSE_ITEM,
            MILESTONE,
            BILLABLE_TRANSACTION,
            BILLING_EVENT,
            INVOICE,
            CREDIT_MEMO,
            PAYMENT,
            TAX_DETERMINATION,
            REVENUE_SCHEDULE,
            REVENUE_EVENT,
            JOURNAL_ENTRY);

    private final String name;
    private final Class<T> entityClass;
    private final Supplier<Object> newBuilder;
    private final Function<T, Object> toBuilder;
    private final BiFunction<Object, Header, Object> withHeader;
    private final Function<Object, T> build;

    private RecordType(
            String name,
            Class<T> entityClass,
            Supplier<Object> newBuilder,
            Function<T, Object> toBuilder,
            BiFunction<Object, Header, Object> withHeader,
            Function<Object, T> build) {
        this.name = name;
        this.entityClass = entityClass;
        this.newBuilder = newBuilder;
        this.toBuilder = toBuilder;
        this.withHeader = withHeader;
        this.build = build;
    }

    private static <T extends Entity, B> RecordType<T> of(
            String name,
            Class<T> entityClass,
            Class<B> builderClass,
            Supplier<B> newBuilder,
            Function<T, B> toBuilder,
            BiFunction<B, Header, B> withHeader,
            Function<B, T> build) {
        return new RecordType<>(
                name,
                entityClass,
                newBuilder::get,
                toBuilder::apply,
                (builder, header) -> withHeader.apply(builderClass.cast(builder), header),
                builder -> build.apply(builderClass.cast(builder)));
    }

    /** All types, in the order in which one refers to another. */
    public static List<RecordType<?>> all() {
        return ALL;
    }

    /** The type of that {@link #name}. */
    public static Optional<RecordType<?>> named(String name) {
        return ALL.stream().filter(type -> type.name.equals(name)).findFirst();
    }

    /** Lower case, words joined by a hyphen: {@code time-entry}. Never changes once published. */
    public String name() {
        return name;
    }

    /** The record class. */
    public Class<T> entityClass() {
        return entityClass;
    }

    /** An empty builder of the class that is generated for the entity ({@code CustomerBuilder} for a customer). */
    public Object newBuilder() {
        return newBuilder.get();
    }

    /** Such a builder, with its header and nothing else. */
    public Object newBuilder(Header header) {
        return withHeader.apply(newBuilder(), header);
    }

    /**
     * Builds the record from such a builder.
     *
     * @throws MissingFieldsException if mandatory fields are absent
     * @throws ClassCastException if {@code builder} is another type's
     */
    public T build(Object builder) {
        return build.apply(requireNonNull(builder, "builder"));
    }

    /**
     * The ref of a record of this type.
     *
     * @throws IllegalArgumentException if its ref is of another type
     */
    @SuppressWarnings("unchecked")
    public Ref<T> refOf(T record) {
        if (record.ref().type() != this) {
            throw new IllegalArgumentException("%s is no %s".formatted(record.ref(), name));
        }
        return (Ref<T>) record.ref();
    }

    /** The same record with another header. */
    public T withHeader(T record, Header header) {
        return build(withHeader.apply(toBuilder.apply(record), header));
    }

    @Override
    public String toString() {
        return name;
    }
}
