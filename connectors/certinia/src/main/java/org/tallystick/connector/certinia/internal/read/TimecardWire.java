package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.connector.salesforce.platform.WireRelation;

/** A row of {@code pse__Timecard_Header__c}: the hours of a week, or of a part of one. */
public record TimecardWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("pse__Resource__c") @Nullable String resource,
        @JsonProperty("pse__Project__c") @Nullable String project,
        @JsonProperty("pse__Assignment__c") @Nullable String assignment,
        @JsonProperty("pse__Start_Date__c") @Nullable LocalDate startDate,
        @JsonProperty("pse__End_Date__c") @Nullable LocalDate endDate,
        @JsonProperty("pse__Monday_Hours__c") @Nullable BigDecimal mondayHours,
        @JsonProperty("pse__Tuesday_Hours__c") @Nullable BigDecimal tuesdayHours,
        @JsonProperty("pse__Wednesday_Hours__c") @Nullable BigDecimal wednesdayHours,
        @JsonProperty("pse__Thursday_Hours__c") @Nullable BigDecimal thursdayHours,
        @JsonProperty("pse__Friday_Hours__c") @Nullable BigDecimal fridayHours,
        @JsonProperty("pse__Saturday_Hours__c") @Nullable BigDecimal saturdayHours,
        @JsonProperty("pse__Sunday_Hours__c") @Nullable BigDecimal sundayHours,
        @JsonProperty("pse__Monday_Notes__c") @Nullable String mondayNotes,
        @JsonProperty("pse__Tuesday_Notes__c") @Nullable String tuesdayNotes,
        @JsonProperty("pse__Wednesday_Notes__c") @Nullable String wednesdayNotes,
        @JsonProperty("pse__Thursday_Notes__c") @Nullable String thursdayNotes,
        @JsonProperty("pse__Friday_Notes__c") @Nullable String fridayNotes,
        @JsonProperty("pse__Saturday_Notes__c") @Nullable String saturdayNotes,
        @JsonProperty("pse__Sunday_Notes__c") @Nullable String sundayNotes,
        @JsonProperty("pse__Billable__c") @Nullable Boolean billable,
        @JsonProperty("pse__Status__c") @Nullable String status)
        implements WireObject, WireRelation {

    /** The hours of a weekday; none: nothing was entered. */
    public @Nullable BigDecimal hoursOn(DayOfWeek weekday) {
        return switch (weekday) {
            case MONDAY -> mondayHours;
            case TUESDAY -> tuesdayHours;
            case WEDNESDAY -> wednesdayHours;
            case THURSDAY -> thursdayHours;
            case FRIDAY -> fridayHours;
            case SATURDAY -> saturdayHours;
            case SUNDAY -> sundayHours;
        };
    }

    /** The note on a weekday; none: nothing was written. */
    @Nullable String noteOn(DayOfWeek weekday) {
        return switch (weekday) {
            case MONDAY -> mondayNotes;
            case TUESDAY -> tuesdayNotes;
            case WEDNESDAY -> wednesdayNotes;
            case THURSDAY -> thursdayNotes;
            case FRIDAY -> fridayNotes;
            case SATURDAY -> saturdayNotes;
            case SUNDAY -> sundayNotes;
        };
    }

    /** The id of the time entry that a day of a timecard is: {@code <timecard>:<yyyy-mm-dd>}. */
    public static String entry(String timecard, LocalDate day) {
        return timecard + ":" + day;
    }
}
