package org.tallystick.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
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
                .extracting(Violation::path)
                .containsExactly("/project", "/resource", "/zone");
    }
}
