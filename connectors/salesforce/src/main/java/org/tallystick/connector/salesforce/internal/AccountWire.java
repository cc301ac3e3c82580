package org.tallystick.connector.salesforce.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CountryCode;

/** A row of {@code Account}. */
record AccountWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("ParentId") @Nullable String parentId,
        @JsonProperty("BillingCountryCode") @Nullable CountryCode billingCountryCode)
        implements WireObject {}
