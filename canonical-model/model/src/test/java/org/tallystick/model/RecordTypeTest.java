package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;

class RecordTypeTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final Money ONE = Money.of("1.00", "EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 1);

    /** Each type with the fields that it must have, in order, and a builder that has no others. */
    static Stream<Arguments> types() {
        return Stream.of(
                arguments(
                        RecordType.CUSTOMER,
                        List.of("header", "name"),
                        CustomerBuilder.builder()
                                .header(header(RecordType.CUSTOMER))
                                .name("n")),
                arguments(
                        RecordType.LEGAL_ENTITY,
                        List.of("header", "country", "timeZone"),
                        LegalEntityBuilder.builder()
                                .header(header(RecordType.LEGAL_ENTITY))
                                .country(new CountryCode("DE"))
                                .timeZone(ZoneId.of("UTC"))
                                .currencies(Set.of(EUR))),
                arguments(
                        RecordType.RESOURCE,
                        List.of("header"),
                        ResourceBuilder.builder().header(header(RecordType.RESOURCE))),
                arguments(
                        RecordType.OPPORTUNITY,
                        List.of("header", "name", "stage"),
                        OpportunityBuilder.builder()
                                .header(header(RecordType.OPPORTUNITY))
                                .name("n")
                                .stage(OpportunityStage.OPEN)),
                arguments(
                        RecordType.ENGAGEMENT,
                        List.of(
                                "header",
                                "name",
                                "customer",
                                "ultimateParent",
                                "legalEntity",
                                "currency",
                                "serviceLine",
                                "terms"),
                        EngagementBuilder.builder()
                                .header(header(RecordType.ENGAGEMENT))
                                .name("n")
                                .customer(new Ref<>("crm", RecordType.CUSTOMER, "1"))
                                .ultimateParent(new Ref<>("crm", RecordType.CUSTOMER, "1"))
                                .legalEntity(new Ref<>("host", RecordType.LEGAL_ENTITY, "DE01"))
                                .currency(EUR)
                                .serviceLine("Advisory")
                                .terms(ContractTerms.OPEN)),
                arguments(
                        RecordType.CONTRACT_LINE,
                        List.of("header", "kind"),
                        ContractLineBuilder.builder()
                                .header(header(RecordType.CONTRACT_LINE))
                                .kind(ContractLineKind.EXPENSE)),
                arguments(
                        RecordType.CONTRACT_AMENDMENT,
                        List.of("header", "kind", "approval", "effectiveFrom"),
                        ContractAmendmentBuilder.builder()
                                .header(header(RecordType.CONTRACT_AMENDMENT))
                                .kind(AmendmentKind.CAP)
                                .approval(Approval.APPROVED)
                                .effectiveFrom(DAY)),
                arguments(
                        RecordType.RATE_CARD,
                        List.of("header"),
                        RateCardBuilder.builder().header(header(RecordType.RATE_CARD))),
                arguments(
                        RecordType.PROJECT,
                        List.of("header", "name"),
                        ProjectBuilder.builder()
                                .header(header(RecordType.PROJECT))
                                .name("n")),
                arguments(
                        RecordType.ASSIGNMENT,
                        List.of("header"),
                        AssignmentBuilder.builder().header(header(RecordType.ASSIGNMENT))),
                arguments(
                        RecordType.TIME_ENTRY,
                        List.of("header", "workDate", "hours", "approval"),
                        TimeEntryBuilder.builder()
                                .header(header(RecordType.TIME_ENTRY))
                                .workDate(DAY)
                                .hours(Quantity.ONE)
                                .approval(Approval.APPROVED)),
                arguments(
                        RecordType.EXPENSE_ITEM,
                        List.of("header", "date", "amount", "approval"),
                        ExpenseItemBuilder.builder()
                                .header(header(RecordType.EXPENSE_ITEM))
                                .date(DAY)
                                .amount(ONE)
                                .approval(Approval.APPROVED)),
                arguments(
                        RecordType.MILESTONE,
                        List.of("header", "amount", "approval"),
                        MilestoneBuilder.builder()
                                .header(header(RecordType.MILESTONE))
                                .amount(ONE)
                                .approval(Approval.APPROVED)),
                arguments(
                        RecordType.INVOICE,
                        List.of(
                                "header",
                                "period",
                                "issueDate",
                                "legalEntity",
                                "billTo",
                                "engagement",
                                "currency",
                                "totals"),
                        InvoiceBuilder.builder()
                                .header(header(RecordType.INVOICE))
                                .period(YearMonth.of(2026, 8))
                                .issueDate(DAY)
                                .legalEntity(new Ref<>("host", RecordType.LEGAL_ENTITY, "DE01"))
                                .billTo(new Ref<>("crm", RecordType.CUSTOMER, "1"))
                                .engagement(new Ref<>("crm", RecordType.ENGAGEMENT, "1"))
                                .currency(EUR)
                                .totals(new InvoiceTotals(ONE, ONE, ONE))));
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends Entity> void aBuilderWithTheMandatoryFieldsBuilds(
            RecordType<T> type, List<String> mandatory, Object builder) {
        T record = type.build(builder);

        assertThat(record).isInstanceOf(type.entityClass());
        assertThat(type.refOf(record)).isEqualTo(record.header().ref());
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEmptyBuilderIsRefusedWithAllMissingFieldsAtOnce(RecordType<?> type, List<String> mandatory, Object builder) {
        assertThatExceptionOfType(MissingFieldsException.class)
                .isThrownBy(() -> type.build(type.newBuilder()))
                .satisfies(e -> assertThat(e.fields()).isEqualTo(mandatory))
                .withMessageContaining(type.entityClass().getSimpleName())
                .withMessageContaining(String.join(", ", mandatory));
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEmptyBuilderTakesItsHeader(RecordType<?> type, List<String> mandatory, Object builder) {
        Header header = header(type);

        assertThat(type.newBuilder(header).toString()).contains("header=" + header);
    }

    @ParameterizedTest
    @MethodSource("types")
    <T extends Entity> void aHeaderIsReplacedAndNothingElse(
            RecordType<T> type, List<String> mandatory, Object builder) {
        T record = type.build(builder);
        Header other = record.header().withExtension("erp.class", "24");

        T changed = type.withHeader(record, other);
        assertThat(changed.header()).isEqualTo(other);
        assertThat(type.withHeader(changed, record.header())).isEqualTo(record);
    }

    @Test
    void allTypesAreListedOnceAndFoundByName() {
        assertThat(RecordType.all())
                .doesNotHaveDuplicates()
                .containsAll(types().map(type -> (RecordType<?>) type.get()[0]).toList());
        assertThat(RecordType.all()).hasSize(14);
        RecordType.all()
                .forEach(type -> assertThat(RecordType.named(type.name())).contains(type));
        assertThat(RecordType.named("Customer")).isEmpty();
    }

    @Test
    void aRefOfAnotherTypeIsRefused() {
        Customer impostor = new Customer(header(RecordType.PROJECT), "n", null, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordType.CUSTOMER.refOf(impostor))
                .withMessageContaining("customer");
    }

    @Test
    void aBuilderIsMandatoryAndOfTheType() {
        assertThatNullPointerException().isThrownBy(() -> RecordType.CUSTOMER.build(null));
        assertThatExceptionOfType(ClassCastException.class)
                .isThrownBy(() -> RecordType.CUSTOMER.build(RecordType.PROJECT.newBuilder()));
    }

    @Test
    void absentPeriodsAreOpenAndAbsentTermsToo() {
        Project project = RecordType.PROJECT.build(
                ProjectBuilder.builder().header(header(RecordType.PROJECT)).name("n"));
        Opportunity opportunity = RecordType.OPPORTUNITY.build(OpportunityBuilder.builder()
                .header(header(RecordType.OPPORTUNITY))
                .name("n")
                .stage(OpportunityStage.OPEN));

        assertThat(project.period()).isEqualTo(Period.ALWAYS);
        assertThat(opportunity.terms()).isEqualTo(ContractTerms.OPEN);
    }

    private static Header header(RecordType<?> type) {
        return Header.of(Ref.of("crm", type, "1"));
    }
}
