package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * What was signed.
 *
 * @param number of the contract
 * @param type what kind of paper
 * @param parentContract the frame under which it stands
 * @param opportunity the sale that it came from
 * @param signedAt when the last party signed
 * @param purchaseOrders the customer's orders for it
 */
@BuiltRecord
public record ContractPaper(
        @Nullable @Code String number,
        @Nullable ContractType type,
        @Nullable Ref<Engagement> parentContract,
        @Nullable Ref<Opportunity> opportunity,
        @Nullable Instant signedAt,
        List<@Valid PurchaseOrder> purchaseOrders) {

    public ContractPaper {
        purchaseOrders = purchaseOrders == null ? List.of() : List.copyOf(purchaseOrders);
    }

    /** Nothing is known of it. */
    public static final ContractPaper NONE = new ContractPaper(null, null, null, null, null, List.of());
}
