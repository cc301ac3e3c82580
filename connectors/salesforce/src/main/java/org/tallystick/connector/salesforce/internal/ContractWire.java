package org.tallystick.connector.salesforce.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code Contract}. */
record ContractWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("ContractNumber") @Nullable String contractNumber,
        @JsonProperty("AccountId") @Nullable String accountId,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("Status") @Nullable String status,
        @JsonProperty("StartDate") @Nullable LocalDate startDate,
        @JsonProperty("EndDate") @Nullable LocalDate endDate)
        implements WireObject {}
