package org.tallystick.benchmarks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.WorkType;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;

/** Makes valid time entries as a connector reads them from a PSA: whole days mostly, ids of 18 characters, a note on each fourth. */
final class TimeEntries {

    private static final int DAYS = 5;
    private static final int RESOURCES = 1_000;
    private static final int PROJECTS = 2_000;
    private static final int ASSIGNMENTS = 5_000;
    private static final String ID_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final List<Quantity> HOURS =
            List.of(Quantity.of("8"), Quantity.of("8"), Quantity.of("8"), Quantity.of("7.5"), Quantity.of("3.25"));
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kuwait"));
    private static final List<String> ROLES =
            List.of("CONSULTANT", "SENIOR_CONSULTANT", "ARCHITECT", "PROJECT_MANAGER");
    private static final List<String> NOTES = List.of(
            "Workshop with the customer's order desk, minutes sent",
            "Cut-over rehearsal: two of 41 interfaces late, see the log",
            "Prüfung der Stammdaten, Rückfragen an die Buchhaltung");

    private final SplittableRandom random;
    private final int records;
    private int made;

    private TimeEntries(Scale scale) {
        this.random = new SplittableRandom(scale.seed());
        this.records = scale.records();
    }

    /** The same for the same scale. */
    static List<TimeEntry> of(Scale scale) {
        List<TimeEntry> all = new ArrayList<>(scale.records());
        forEach(scale, all::add);
        return all;
    }

    /** One after the other: more than fit into memory. */
    static void forEach(Scale scale, Consumer<TimeEntry> action) {
        TimeEntries entries = new TimeEntries(scale);
        for (int i = 0; i < scale.records(); i++) {
            action.accept(entries.next());
        }
    }

    private TimeEntry next() {
        LocalDate day = FIRST_DAY.plusDays(made * 353L / records + random.nextInt(7));
        int timecard = made++ / DAYS;
        return TimeEntryBuilder.builder()
                .header(Header.of(Ref.of("psa", RecordType.TIME_ENTRY, id("a2T", made) + ":" + day)))
                .resource(ref(RecordType.RESOURCE, "003", RESOURCES))
                .workDate(day)
                .zone(any(ZONES))
                .hours(any(HOURS))
                .project(ref(RecordType.PROJECT, "a1P", PROJECTS))
                .assignment(ref(RecordType.ASSIGNMENT, "a1A", ASSIGNMENTS))
                .role(any(ROLES))
                .workType(WorkType.WORK)
                .billable(random.nextInt(10) > 0)
                .approval(Approval.SUBMITTED)
                .notes(random.nextInt(4) == 0 ? new TimeNotes(any(NOTES), null) : TimeNotes.NONE)
                .timesheet(id("a2S", timecard))
                .build();
    }

    private <T extends Entity> Ref<T> ref(RecordType<T> type, String prefix, int howMany) {
        return new Ref<>("psa", type, id(prefix, random.nextInt(howMany)));
    }

    /** An id as the CRM gives them: 12 digits of base 62 that count, between what the object is and what makes case irrelevant. */
    private static String id(String prefix, int number) {
        char[] digits = new char[12];
        int rest = number;
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i] = ID_CHARACTERS.charAt(rest % ID_CHARACTERS.length());
            rest /= ID_CHARACTERS.length();
        }
        return prefix + new String(digits) + "AAA";
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
