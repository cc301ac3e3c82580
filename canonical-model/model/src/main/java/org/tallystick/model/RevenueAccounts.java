package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * Where revenue is booked.
 *
 * @param deferred code of the account of deferred revenue
 * @param revenue code of the account of revenue
 * @param unbilled code of the account of contract assets
 */
@BuiltRecord
public record RevenueAccounts(
        @Nullable @Code String deferred,
        @Nullable @Code String revenue,
        @Nullable @Code String unbilled) {

    /** As the ERP's own rules say. */
    public static final RevenueAccounts DEFAULT = new RevenueAccounts(null, null, null);
}
