package org.tallystick.connector.certinia.internal.write;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.certinia.internal.read.TimecardWire;
import org.tallystick.connector.salesforce.platform.SalesforceId;
import org.tallystick.connector.salesforce.platform.WireRelation;

/** A row of {@code pse__Billing_Event_Item__c}: a record that is billed, and the event that bills it. */
record BillingItemWire(
        @JsonProperty("pse__Billing_Event__c") @Nullable String event,
        @JsonProperty("pse__Billing_Event__r") @Nullable Event head,
        @JsonProperty("pse__Object_Id__c") @Nullable String object,
        @JsonProperty("pse__Timecard_Split__r") @Nullable Split split) {

    /** What a row of {@code pse__Billing_Event__c} says of its invoice, and when it was changed last. */
    record Event(
            @JsonProperty("pse__Invoiced__c") @Nullable Boolean invoiced,

            @JsonProperty("pse__Invoice_Number__c") @Nullable String number,

            @JsonProperty("pse__Invoice_Date__c") @Nullable LocalDate date,
            @JsonProperty("SystemModstamp") @Nullable Instant changedAt)
            implements WireRelation {}

    /** A row of {@code pse__Timecard__c}: the days of a timecard that lie in one period. */
    record Split(
            @JsonProperty("pse__Start_Date__c") @Nullable LocalDate start,
            @JsonProperty("pse__End_Date__c") @Nullable LocalDate end,

            @JsonProperty("pse__Timecard_Header__c") @Nullable String timecard,

            @JsonProperty("pse__Timecard_Header__r") @Nullable TimecardWire header)
            implements WireRelation {

        /** Its days with hours, as time entries. */
        private List<String> entries() {
            if (start == null || end == null || timecard == null || header == null || end.isBefore(start)) {
                return List.of();
            }
            return start.datesUntil(end.plusDays(1))
                    .filter(day -> hasHours(header, day))
                    .map(day -> TimecardWire.entry(SalesforceId.canonical(timecard), day))
                    .toList();
        }

        private static boolean hasHours(TimecardWire header, LocalDate day) {
            BigDecimal hours = header.hoursOn(day.getDayOfWeek());
            return hours != null && hours.signum() != 0;
        }
    }

    /** The ids of what it bills, as this system tells of them; of what it does not tell, the record's own. */
    List<String> sources() {
        List<String> entries = split == null ? List.of() : split.entries();
        return entries.isEmpty() && object != null ? List.of(SalesforceId.canonical(object)) : entries;
    }
}
