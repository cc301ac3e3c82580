package org.tallystick.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.BillingShare;
import org.tallystick.model.TimeBilling;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.WorkType;
import org.tallystick.model.state.BillingState;
import org.tallystick.model.value.Quantity;
import org.tallystick.validation.RecordValidator;

/** The baseline checks what ours checks. */
class ValidateMeasurementTest {

    private final RecordValidator validator = RecordValidator.ofDefaults();
    private final TimeEntry entry = TimeEntries.of(new Scale(1, 1)).get(0);

    @Test
    void bothSayThatTheMeasuredEntriesAreRight() {
        assertThat(TimeEntries.of(new Scale(1_000, 7)))
                .allMatch(each -> validator.validate(each).isEmpty())
                .allMatch(each -> HandWrittenChecks.broken(each).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void bothFindWhatIsBroken(UnaryOperator<TimeEntryBuilder> breakage) {
        TimeEntry broken = breakage.apply(TimeEntryBuilder.builder(entry)).build();

        assertThat(validator.validate(broken)).isNotEmpty();
        assertThat(HandWrittenChecks.broken(broken)).isNotEmpty();
    }

    static List<UnaryOperator<TimeEntryBuilder>> breakages() {
        Quantity many = Quantity.of("25");
        return List.of(
                with -> with.hours(many),
                with -> with.hours(Quantity.ZERO),
                with -> with.role(" "),
                with -> with.timesheet("x".repeat(101)),
                with -> with.notes(new TimeNotes(null, "x".repeat(4001))),
                with -> with.billable(true).workType(WorkType.ABSENCE),
                with -> with.billing(new TimeBilling(null, many, List.of())),
                with -> with.billing(new TimeBilling(null, null, List.of(new BillingShare(BillingState.HELD, many)))));
    }
}
