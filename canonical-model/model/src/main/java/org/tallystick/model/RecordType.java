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

    public static final RecordType<Customer> CUSTOMER = new RecordType<>(
            "customer",
            Customer.class,
            CustomerBuilder::builder,
            builder -> ((CustomerBuilder) builder).build(),
            (record, header) -> CustomerBuilder.builder(record).header(header).build());
    public static final RecordType<LegalEntity> LEGAL_ENTITY = new RecordType<>(
            "legal-entity",
            LegalEntity.class,
            LegalEntityBuilder::builder,
            builder -> ((LegalEntityBuilder) builder).build(),
            (record, header) ->
                    LegalEntityBuilder.builder(record).header(header).build());
    public static final RecordType<Resource> RESOURCE = new RecordType<>(
            "resource",
            Resource.class,
            ResourceBuilder::builder,
            builder -> ((ResourceBuilder) builder).build(),
            (record, header) -> ResourceBuilder.builder(record).header(header).build());
    public static final RecordType<Opportunity> OPPORTUNITY = new RecordType<>(
            "opportunity",
            Opportunity.class,
            OpportunityBuilder::builder,
            builder -> ((OpportunityBuilder) builder).build(),
            (record, header) ->
                    OpportunityBuilder.builder(record).header(header).build());
    public static final RecordType<Engagement> ENGAGEMENT = new RecordType<>(
            "engagement",
            Engagement.class,
            EngagementBuilder::builder,
            builder -> ((EngagementBuilder) builder).build(),
            (record, header) -> EngagementBuilder.builder(record).header(header).build());
    public static final RecordType<ContractLine> CONTRACT_LINE = new RecordType<>(
            "contract-line",
            ContractLine.class,
            ContractLineBuilder::builder,
            builder -> ((ContractLineBuilder) builder).build(),
            (record, header) ->
                    ContractLineBuilder.builder(record).header(header).build());
    public static final RecordType<ContractAmendment> CONTRACT_AMENDMENT = new RecordType<>(
            "contract-amendment",
            ContractAmendment.class,
            ContractAmendmentBuilder::builder,
            builder -> ((ContractAmendmentBuilder) builder).build(),
            (record, header) ->
                    ContractAmendmentBuilder.builder(record).header(header).build());
    public static final RecordType<RateCard> RATE_CARD = new RecordType<>(
            "rate-card",
            RateCard.class,
            RateCardBuilder::builder,
            builder -> ((RateCardBuilder) builder).build(),
            (record, header) -> RateCardBuilder.builder(record).header(header).build());
    public static final RecordType<Project> PROJECT = new RecordType<>(
            "project",
            Project.class,
            ProjectBuilder::builder,
            builder -> ((ProjectBuilder) builder).build(),
            (record, header) -> ProjectBuilder.builder(record).header(header).build());
    public static final RecordType<Assignment> ASSIGNMENT = new RecordType<>(
            "assignment",
            Assignment.class,
            AssignmentBuilder::builder,
            builder -> ((AssignmentBuilder) builder).build(),
            (record, header) -> AssignmentBuilder.builder(record).header(header).build());
    public static final RecordType<TimeEntry> TIME_ENTRY = new RecordType<>(
            "time-entry",
            TimeEntry.class,
            TimeEntryBuilder::builder,
            builder -> ((TimeEntryBuilder) builder).build(),
            (record, header) -> TimeEntryBuilder.builder(record).header(header).build());
    public static final RecordType<ExpenseItem> EXPENSE_ITEM = new RecordType<>(
            "expense-item",
            ExpenseItem.class,
            ExpenseItemBuilder::builder,
            builder -> ((ExpenseItemBuilder) builder).build(),
            (record, header) ->
                    ExpenseItemBuilder.builder(record).header(header).build());
    public static final RecordType<Milestone> MILESTONE = new RecordType<>(
            "milestone",
            Milestone.class,
            MilestoneBuilder::builder,
            builder -> ((MilestoneBuilder) builder).build(),
            (record, header) -> MilestoneBuilder.builder(record).header(header).build());
    public static final RecordType<Invoice> INVOICE = new RecordType<>(
            "invoice",
            Invoice.class,
            InvoiceBuilder::builder,
            builder -> ((InvoiceBuilder) builder).build(),
            (record, header) -> InvoiceBuilder.builder(record).header(header).build());

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
            ASSIGNMENT,
            TIME_ENTRY,
            EXPENSE_ITEM,
            MILESTONE,
            INVOICE);

    private final String name;
    private final Class<T> entityClass;
    private final Supplier<?> newBuilder;
    private final Function<Object, T> build;
    private final BiFunction<T, Header, T> withHeader;

    private RecordType(
            String name,
            Class<T> entityClass,
            Supplier<?> newBuilder,
            Function<Object, T> build,
            BiFunction<T, Header, T> withHeader) {
        this.name = name;
        this.entityClass = entityClass;
        this.newBuilder = newBuilder;
        this.build = build;
        this.withHeader = withHeader;
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
        return withHeader.apply(record, header);
    }

    @Override
    public String toString() {
        return name;
    }
}
