package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list of codes.
 *
 * @param internalId never absent
 * @param symbol the code of a currency
 * @param itemId the code of a tax
 * @param inactive {@code T} if it is out of use
 */
record ReferenceRow(
        @JsonProperty("id") @Nullable String internalId,
        @Nullable String symbol,
        @JsonProperty("itemid") @Nullable String itemId,
        @JsonProperty("isinactive") @Nullable String inactive) {

    String id() {
        return Columns.required("id", internalId);
    }

    String code() {
        return Columns.required("symbol or itemid", symbol == null ? itemId : symbol);
    }

    boolean isActive() {
        return !"T".equals(inactive);
    }
}
