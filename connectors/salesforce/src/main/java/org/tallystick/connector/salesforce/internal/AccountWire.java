package org.tallystick.connector.salesforce.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.salesforce.platform.Children;
import org.tallystick.connector.salesforce.platform.WireObject;
import org.tallystick.model.value.CountryCode;

/** A row of {@code Account}. */
record AccountWire(
        @JsonProperty("Id") @Nullable String id,
        @JsonProperty("IsDeleted") @Nullable Boolean isDeleted,
        @JsonProperty("SystemModstamp") @Nullable Instant systemModstamp,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("ParentId") @Nullable String parentId,
        @JsonProperty("BillingCountryCode") @Nullable CountryCode billingCountryCode,
        @JsonProperty("BillingStreet") @Nullable String billingStreet,
        @JsonProperty("BillingCity") @Nullable String billingCity,
        @JsonProperty("BillingStateCode") @Nullable String billingStateCode,
        @JsonProperty("BillingPostalCode") @Nullable String billingPostalCode,
        @JsonProperty("ShippingCountryCode") @Nullable CountryCode shippingCountryCode,
        @JsonProperty("ShippingStreet") @Nullable String shippingStreet,
        @JsonProperty("ShippingCity") @Nullable String shippingCity,
        @JsonProperty("ShippingStateCode") @Nullable String shippingStateCode,
        @JsonProperty("ShippingPostalCode") @Nullable String shippingPostalCode,
        @JsonProperty("Industry") @Nullable String industry,
        @JsonProperty("Contacts") @Nullable Children<ContactWire> contacts)
        implements WireObject {}
