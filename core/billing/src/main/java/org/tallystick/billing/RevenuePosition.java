package org.tallystick.billing;

import java.time.YearMonth;
import org.tallystick.model.Engagement;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;

/**
 * What was invoiced and what was earned of an engagement in one currency, from the start to the end of a month, net of tax (RULES rule 11).
 *
 * @param engagement whose
 * @param period the month
 * @param invoiced invoices less credits, by the month of the document
 * @param recognised the same items by the month of their service
 */
public record RevenuePosition(Ref<Engagement> engagement, YearMonth period, Money invoiced, Money recognised) {

    /** What is invoiced and not earned yet. */
    public Money deferred() {
        return atLeastZero(invoiced.minus(recognised));
    }

    /** What is earned and not invoiced yet. */
    public Money unbilled() {
        return atLeastZero(recognised.minus(invoiced));
    }

    private static Money atLeastZero(Money amount) {
        return amount.signum() < 0 ? Money.zero(amount.currency()) : amount;
    }
}
