package org.tallystick.model;

import org.tallystick.model.rule.Code;
import org.tallystick.model.value.Period;

/**
 * A tax that a customer does not pay.
 *
 * @param jurisdiction whose tax
 * @param certificate number of the proof
 * @param period days on which it holds
 */
public record TaxExemption(@Code String jurisdiction, @Code String certificate, Period period) {

    public TaxExemption {
        MissingFieldsException.check(TaxExemption.class, "jurisdiction", jurisdiction, "certificate", certificate);
        period = period == null ? Period.ALWAYS : period;
    }
}
