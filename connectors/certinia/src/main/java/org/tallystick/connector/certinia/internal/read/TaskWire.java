package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;

/** A row of {@code pse__Project_Task__c}. */
record TaskWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("pse__Project__c") @Nullable String project,
        @JsonProperty("pse__Parent_Task__c") @Nullable String parent,

        @JsonProperty("pse__WBS_Element_Number__c") @Nullable String wbsElement,

        @JsonProperty("pse__Start_Date_Time__c") @Nullable Instant start,
        @JsonProperty("pse__End_Date_Time__c") @Nullable Instant end,
        @JsonProperty("pse__Estimated_Hours__c") @Nullable BigDecimal estimatedHours,
        @JsonProperty("pse__Actual_Hours__c") @Nullable BigDecimal actualHours,
        @JsonProperty("pse__Status__c") @Nullable String status)
        implements WireObject {}
