package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code pse__Milestone__c}. */
record MilestoneWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("pse__Project__c") @Nullable String project,
        @JsonProperty("pse__Milestone_Amount__c") @Nullable BigDecimal amount,
        @JsonProperty("pse__Target_Date__c") @Nullable LocalDate targetDate,
        @JsonProperty("pse__Actual_Date__c") @Nullable LocalDate actualDate,
        @JsonProperty("pse__Status__c") @Nullable String status)
        implements WireObject {}
