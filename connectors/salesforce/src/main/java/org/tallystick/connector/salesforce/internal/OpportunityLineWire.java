package org.tallystick.connector.salesforce.internal;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;

/**
 * A row of {@code OpportunityLineItem}.
 *
 * @param more its other fields, by name; behind a relationship a map of them
 */
record OpportunityLineWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Quantity") @Nullable BigDecimal quantity,
        @JsonProperty("UnitPrice") @Nullable BigDecimal unitPrice,
        @JsonProperty("TotalPrice") @Nullable BigDecimal totalPrice,
        @JsonAnySetter @Nullable Map<String, @Nullable Object> more)
        implements WireObject {}
