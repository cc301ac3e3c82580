package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.WireObject;

/** A row of {@code Contact}. */
record ResourceWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,

        @JsonProperty("pse__ERP_Worker_Correlation_Id__c") @Nullable String workerId,

        @JsonProperty("pse__Resource_Role__c") @Nullable String role,
        @JsonProperty("pse__Work_Calendar__r") @Nullable NamedRow calendar)
        implements WireObject {}
