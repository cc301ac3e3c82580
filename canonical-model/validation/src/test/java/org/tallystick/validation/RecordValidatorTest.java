package org.tallystick.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.ExpenseTax;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

class RecordValidatorTest {

    private final RecordValidator validator = RecordValidator.ofDefaults();

    private final TimeEntryBuilder entry = TimeEntryBuilder.builder()
            .header(Header.of(new Ref<>("psa", RecordType.TIME_ENTRY, "T-1")))
            .workDate(LocalDate.of(2026, 8, 31))
            .hours(Quantity.of("8"))
            .billable(true)
            .approval(Approval.APPROVED);

    @Test
    void aViewThatIsRightHasNoViolation() {
        assertThat(validator.validate(entry.build())).isEmpty();
    }

    @Test
    void allViolationsAreReportedTogetherWithRulePathValueAndRemedy() {
        TimeEntry broken = entry.hours(Quantity.of("25"))
                .role(" ")
                .notes(new TimeNotes(null, "x".repeat(4001)))
                .build();

        assertThat(validator.validate(broken))
                .extracting(Violation::toString)
                .satisfiesExactly(
                        hours -> assertThat(hours)
                                .isEqualTo(
                                        "FIELD_AT_MOST /hours: is '25', must be at most 24; correct the value at its source"),
                        notes -> assertThat(notes)
                                .startsWith("FIELD_TEXT /notes/external: is 'xxx")
                                .hasSizeLessThan(250),
                        role -> assertThat(role)
                                .isEqualTo(
                                        "FIELD_CODE /role: is ' ', must not be blank, and has at most 100 characters; "
                                                + "correct the value at its source"));
    }

    @Test
    void whatAViewMayLackIsAWarningOfTheWholeRecord() {
        assertThat(validator.validateWhole(entry.build()))
                .allMatch(violation -> violation.severity() == Severity.WARNING)
                .extracting(Violation::rule, Violation::path)
                .containsExactly(
                        tuple("FIELD_NEEDED", "/project"),
                        tuple("FIELD_NEEDED", "/resource"),
                        tuple("FIELD_NEEDED", "/zone"));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void eachConstraintHasAValueThatKeepsItAndOneThatBreaksIt(
            String rule,
            String path,
            UnaryOperator<ExpenseItemBuilder> kept,
            UnaryOperator<ExpenseItemBuilder> broken) {
        assertThat(validator.validate(kept.apply(item()).build())).isEmpty();
        assertThat(validator.validate(broken.apply(item()).build()))
                .extracting(Violation::rule, Violation::path)
                .containsExactly(tuple(rule, path));
    }

    static List<Arguments> fixtures() {
        return List.of(
                fixture("FIELD_NAME", "/category", with -> with.category("Air fare"), with -> with.category("\t")),
                fixture("FIELD_CODE", "/report", with -> with.report("R-1"), with -> with.report("")),
                fixture(
                        "FIELD_NOT_NEGATIVE",
                        "/tax/included",
                        with -> with.tax(new ExpenseTax(Money.of("0.00", "EUR"), null)),
                        with -> with.tax(new ExpenseTax(Money.of("-0.01", "EUR"), null))));
    }

    private static Arguments fixture(
            String rule,
            String path,
            UnaryOperator<ExpenseItemBuilder> kept,
            UnaryOperator<ExpenseItemBuilder> broken) {
        return arguments(rule, path, kept, broken);
    }

    private static ExpenseItemBuilder item() {
        return ExpenseItemBuilder.builder()
                .header(Header.of(new Ref<>("psa", RecordType.EXPENSE_ITEM, "E-1")))
                .date(LocalDate.of(2026, 8, 31))
                .amount(Money.of("12.50", "EUR"))
                .approval(Approval.APPROVED);
    }

    @Test
    void whatHasARuleOfItsOwnIsUsedAllTheSame() {
        assertThat(validator.validate(entry.hours(Quantity.ZERO).build()))
                .extracting(Violation::rule, Violation::severity)
                .containsExactly(tuple("FIELD_POSITIVE", Severity.WARNING));
    }
}
