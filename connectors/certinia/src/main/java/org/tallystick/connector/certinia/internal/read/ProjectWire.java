package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code pse__Proj__c}. */
record ProjectWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("pse__Account__c") @Nullable String account,
        @JsonProperty("pse__Opportunity__c") @Nullable String opportunity,
        @JsonProperty("pse__Start_Date__c") @Nullable LocalDate startDate,
        @JsonProperty("pse__End_Date__c") @Nullable LocalDate endDate,
        @JsonProperty("pse__Project_ID__c") @Nullable String number,
        @JsonProperty("pse__Project_Type__c") @Nullable String type,
        @JsonProperty("pse__Project_Manager__c") @Nullable String manager,
        @JsonProperty("pse__Region__r") @Nullable NamedRow region,
        @JsonProperty("pse__Practice__r") @Nullable NamedRow practice,
        @JsonProperty("pse__Group__r") @Nullable NamedRow group,

        @JsonProperty("pse__Closed_for_Time_Entry__c") @Nullable Boolean closedForTime,

        @JsonProperty("pse__Closed_for_Expense_Entry__c") @Nullable Boolean closedForExpense,

        @JsonProperty("pse__Exclude_From_Billing__c") @Nullable Boolean excludedFromBilling)
        implements WireObject {}
