package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireRelation;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code pse__Rate_Card__c}, read through its place in a set. */
record RateCardRow(
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("pse__Role__c") @Nullable String role,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,

        @JsonProperty("pse__Suggested_Bill_Rate__c") @Nullable BigDecimal suggestedBillRate,

        @JsonProperty("pse__Start_Date__c") @Nullable LocalDate startDate,
        @JsonProperty("pse__End_Date__c") @Nullable LocalDate endDate,
        @JsonProperty("pse__Region__c") @Nullable String region,
        @JsonProperty("pse__Practice__c") @Nullable String practice,
        @JsonProperty("pse__Group__c") @Nullable String group,
        @JsonProperty("pse__Account__c") @Nullable String account)
        implements WireRelation {}
