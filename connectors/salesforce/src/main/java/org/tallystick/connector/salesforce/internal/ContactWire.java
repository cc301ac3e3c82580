package org.tallystick.connector.salesforce.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;

/** A row of {@code Contact}: a person at an account. */
record ContactWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("Email") @Nullable String email,
        @JsonProperty("Phone") @Nullable String phone,
        @JsonProperty("Title") @Nullable String title)
        implements WireObject {}
