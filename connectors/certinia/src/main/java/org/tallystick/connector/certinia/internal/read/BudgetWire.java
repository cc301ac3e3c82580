package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code pse__Budget__c}: a customer's order, a change of one, or money of the firm's own. */
record BudgetWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("pse__Account__c") @Nullable String account,
        @JsonProperty("pse__Opportunity__c") @Nullable String opportunity,
        @JsonProperty("pse__Project__c") @Nullable String project,
        @JsonProperty("pse__Type__c") @Nullable String type,
        @JsonProperty("pse__Status__c") @Nullable String status,
        @JsonProperty("pse__Amount__c") @Nullable BigDecimal amount,
        @JsonProperty("pse__Effective_Date__c") @Nullable LocalDate effectiveDate)
        implements WireObject {}
