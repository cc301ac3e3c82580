package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.Period;

class RecordTypeTest {

    static Stream<Arguments> types() {
        return Samples.all().stream().map(sample -> arguments(sample.type(), sample.mandatory(), sample.builder()));
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
        assertThat(RecordType.all()).hasSameSizeAs(Samples.all());
        RecordType.all()
                .forEach(type -> assertThat(RecordType.named(type.name())).contains(type));
        assertThat(RecordType.named("Customer")).isEmpty();
    }

    @Test
    void aRefOfAnotherTypeIsRefused() {
        Customer impostor = CustomerBuilder.builder()
                .header(header(RecordType.PROJECT))
                .name("n")
                .build();

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
