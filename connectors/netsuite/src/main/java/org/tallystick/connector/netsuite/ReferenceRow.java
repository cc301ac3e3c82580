package org.tallystick.connector.netsuite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list of codes.
 *
 * @param internalId never absent
 * @param symbol the code of a currency
 * @param itemId the code of a tax
 * @param accountNumber the code of an account
 * @param inactive {@code T} if it is out of use
 */
record ReferenceRow(
        @JsonProperty("id") @Nullable String internalId,
        @Nullable String symbol,
        @JsonProperty("itemid") @Nullable String itemId,
        @JsonProperty("acctnumber") @Nullable String accountNumber,
        @JsonProperty("isinactive") @Nullable String inactive) {

    String id() {
        return Columns.required("id", internalId);
    }

    String code() {
        return Stream.of(symbol, itemId, accountNumber)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Columns.required("symbol, itemid or acctnumber", null));
    }

    boolean isActive() {
        return !"T".equals(inactive);
    }
}
