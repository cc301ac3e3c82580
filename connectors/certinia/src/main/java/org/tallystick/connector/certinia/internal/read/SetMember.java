package org.tallystick.connector.certinia.internal.read;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A row of {@code pse__Rate_Card_Set_Junction__c}: one rate card in one set. */
record SetMember(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("pse__Rate_Card_Set__c") @Nullable String rateCardSet,
        @JsonProperty("pse__Rate_Card_Set__r") @Nullable NamedRow set,
        @JsonProperty("pse__Rate_Card__c") @Nullable String rateCard,
        @JsonProperty("pse__Rate_Card__r") @Nullable RateCardRow row) {}
