package org.tallystick.connector.certinia.internal.read;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.salesforce.platform.Mapped;
import org.tallystick.connector.salesforce.platform.WireValues;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.TimeNotes;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;

/**
 * A timecard gives one time entry per day that has hours, {@code <timecard>:<yyyy-mm-dd>}. Weeks start on any day: which day of the
 * week is which date follows from the timecard's own first and last day. Until it is approved or rejected it decides nothing, also
 * not that a day's entry is gone.
 */
final class Timecard {

    private static final int WEEK = 7;

    private final TimecardWire row;
    private final PsaRefs refs;
    private final PsaMapper mapper;

    Timecard(TimecardWire row, PsaRefs refs, PsaMapper mapper) {
        this.row = row;
        this.refs = refs;
        this.mapper = mapper;
    }

    Mapped<TimeEntry> entries() {
        Map<DayOfWeek, LocalDate> dates = dates();
        List<Draft<TimeEntry>> drafts = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            BigDecimal hours = row.hoursOn(weekday);
            LocalDate date = dates.get(weekday);
            if (hours != null && date != null) {
                drafts.add(entry(date, WireValues.quantity(field(weekday), hours)));
            } else if (hours != null && hours.signum() != 0) {
                throw outside(weekday, hours);
            }
        }
        Approval approval = mapper.timecard(row.status());
        return new Mapped<>(drafts, approval == null || !approval.isDecided());
    }

    private Draft<TimeEntry> entry(LocalDate date, Quantity hours) {
        String header = refs.own()
                .ref(RecordType.TIME_ENTRY, WireValues.required("Id", row.id()))
                .id();
        Ref<TimeEntry> ref = new Ref<>(refs.own().system(), RecordType.TIME_ENTRY, TimecardWire.entry(header, date));
        TimeEntryBuilder builder = TimeEntryBuilder.builder();
        TimeNotes note = new TimeNotes(row.noteOn(date.getDayOfWeek()), null);
        mapper.fill(row, Header.of(ref), date, hours, note, header, refs, builder);
        return Draft.of(ref, builder);
    }

    private Map<DayOfWeek, LocalDate> dates() {
        LocalDate first = WireValues.required("pse__Start_Date__c", row.startDate());
        LocalDate last = WireValues.required("pse__End_Date__c", row.endDate());
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > WEEK) {
            throw new BadRecordException(Problem.ofField(
                    "TIMECARD_PERIOD",
                    "pse__End_Date__c",
                    last.toString(),
                    "A timecard covers 1 to %d days, this one %d: %s to %s".formatted(WEEK, days, first, last),
                    "Correct its first and last day in the source"));
        }
        Map<DayOfWeek, LocalDate> dates = new EnumMap<>(DayOfWeek.class);
        first.datesUntil(last.plusDays(1)).forEach(date -> dates.put(date.getDayOfWeek(), date));
        return dates;
    }

    private static String field(DayOfWeek weekday) {
        String name = weekday.name();
        return "pse__%s%s_Hours__c".formatted(name.charAt(0), name.substring(1).toLowerCase(Locale.ROOT));
    }

    private BadRecordException outside(DayOfWeek weekday, BigDecimal hours) {
        return new BadRecordException(Problem.ofField(
                "HOURS_OUTSIDE_TIMECARD",
                field(weekday),
                hours.toPlainString(),
                "%s has hours, and no such day lies from %s to %s"
                        .formatted(field(weekday), row.startDate(), row.endDate()),
                "Move the hours to a timecard that covers their day"));
    }
}
