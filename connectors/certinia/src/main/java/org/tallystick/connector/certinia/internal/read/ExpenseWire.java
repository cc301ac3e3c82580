package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code pse__Expense__c}. */
record ExpenseWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("pse__Resource__c") @Nullable String resource,
        @JsonProperty("pse__Project__c") @Nullable String project,
        @JsonProperty("pse__Expense_Date__c") @Nullable LocalDate expenseDate,
        @JsonProperty("pse__Type__c") @Nullable String type,
        @JsonProperty("pse__Amount__c") @Nullable BigDecimal amount,
        @JsonProperty("pse__Billable__c") @Nullable Boolean billable,
        @JsonProperty("pse__Status__c") @Nullable String status,
        @JsonProperty("pse__Expense_Report__c") @Nullable String report,

        @JsonProperty("pse__Reimbursement_Currency__c") @Nullable CurrencyCode reimbursementCurrency,

        @JsonProperty("pse__Non_Reimbursible__c") @Nullable Boolean nonReimbursible)
        implements WireObject {}
