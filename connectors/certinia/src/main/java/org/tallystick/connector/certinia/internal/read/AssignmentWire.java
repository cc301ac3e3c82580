package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code pse__Assignment__c}. */
record AssignmentWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("pse__Project__c") @Nullable String project,
        @JsonProperty("pse__Resource__c") @Nullable String resource,
        @JsonProperty("pse__Role__c") @Nullable String role,
        @JsonProperty("pse__Start_Date__c") @Nullable LocalDate startDate,
        @JsonProperty("pse__End_Date__c") @Nullable LocalDate endDate,
        @JsonProperty("pse__Bill_Rate__c") @Nullable BigDecimal billRate,
        @JsonProperty("pse__Daily_Bill_Rate__c") @Nullable Boolean dailyBillRate,
        @JsonProperty("pse__Is_Billable__c") @Nullable Boolean billable,
        @JsonProperty("pse__Planned_Hours__c") @Nullable BigDecimal plannedHours,
        @JsonProperty("pse__Percent_Allocated__c") @Nullable BigDecimal percentAllocated,
        @JsonProperty("pse__Status__c") @Nullable String status)
        implements WireObject {}
