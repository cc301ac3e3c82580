package org.tallystick.engine.internal.hub;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.value.Money;

/** What a record comes to: at stake where something is wrong with it, and in a plan. */
public final class Stake {

    private Stake() {}

    /** What an invoice or a credit memo comes to, tax included; none of other records. */
    public static @Nullable Money of(Entity record) {
        if (record instanceof Invoice invoice) {
            return invoice.totals().gross();
        }
        return record instanceof CreditMemo credit ? credit.totals().gross() : null;
    }
}
