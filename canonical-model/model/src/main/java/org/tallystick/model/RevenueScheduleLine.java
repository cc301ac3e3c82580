package org.tallystick.model;

import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Money;

/**
 * What one fiscal period recognises.
 *
 * @param fiscalPeriod the ledger's name for it
 * @param planned as planned
 * @param recognized as posted; zero before
 * @param posted whether it is in the ledger; a posted line never changes
 */
public record RevenueScheduleLine(@Code String fiscalPeriod, Money planned, Money recognized, boolean posted) {

    public RevenueScheduleLine {
        MissingFieldsException.check(
                RevenueScheduleLine.class, "fiscalPeriod", fiscalPeriod, "planned", planned, "recognized", recognized);
    }
}
