package org.tallystick.connector.salesforce.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.Children;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code Opportunity}. */
record OpportunityWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("AccountId") @Nullable String accountId,
        @JsonProperty("StageName") @Nullable String stageName,
        @JsonProperty("IsClosed") @Nullable Boolean isClosed,
        @JsonProperty("IsWon") @Nullable Boolean isWon,
        @JsonProperty("CurrencyIsoCode") @Nullable CurrencyCode currencyIsoCode,
        @JsonProperty("Amount") @Nullable BigDecimal amount,
        @JsonProperty("Probability") @Nullable BigDecimal probability,
        @JsonProperty("CloseDate") @Nullable LocalDate closeDate,
        @JsonProperty("OwnerId") @Nullable String ownerId,
        @JsonProperty("OpportunityLineItems") @Nullable Children<OpportunityLineWire> lines)
        implements WireObject {}
