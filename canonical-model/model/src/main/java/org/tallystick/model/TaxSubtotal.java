package org.tallystick.model;

import java.math.RoundingMode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * The tax of one code on one document: computed on the sum of its lines and rounded once (RULES rule 10, I7 per category).
 *
 * @param code of the ERP
 * @param rate its rate
 * @param taxable sum of the lines' nets
 * @param tax on it
 */
public record TaxSubtotal(String code, Rate rate, Money taxable, Money tax) {

    public TaxSubtotal {
        MissingFieldsException.check(TaxSubtotal.class, "code", code, "rate", rate, "taxable", taxable, "tax", tax);
    }

    /** The tax of {@code rate} on {@code taxable}, rounded HALF_UP to the minor unit. */
    public static TaxSubtotal of(String code, Rate rate, Money taxable) {
        return new TaxSubtotal(code, rate, taxable, taxable.times(rate.value(), RoundingMode.HALF_UP));
    }
}
