package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.function.ToIntFunction;
import org.tallystick.model.TimeEntry;
import org.tallystick.validation.RecordValidator;

/** The validation of valid time entries beside checks by hand. */
final class ValidateMeasurement implements Measurement {

    private final RecordValidator ours = RecordValidator.ofDefaults();

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String description() {
        return "valid time entries against all constraints and rules, beside hand-written checks";
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        out.println(new Rounds().measure(validating(scale)).line());
    }

    Contest validating(Scale scale) {
        List<TimeEntry> entries = TimeEntries.of(scale);
        return new Contest(
                name(),
                entries.size(),
                checking(entries, entry -> ours.validate(entry).size()),
                checking(entries, entry -> HandWrittenChecks.broken(entry).size()));
    }

    /** Counts the entries that break nothing, and the days of those, so that each must be looked at. */
    private static Contest.Work checking(List<TimeEntry> entries, ToIntFunction<TimeEntry> violations) {
        return () -> {
            long check = 0;
            for (TimeEntry entry : entries) {
                check = 31 * check
                        + (violations.applyAsInt(entry) == 0 ? entry.workDate().getDayOfMonth() : 0);
            }
            return check;
        };
    }
}
