package org.tallystick.model;

import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Text;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * The tax of one code on one document: computed on the sum of its lines and rounded once (RULES rule 10, I7 per category).
 *
 * @param code of the ERP
 * @param rate its rate
 * @param taxable sum of the lines' nets and of the document's adjustments
 * @param tax on it
 * @param category how it is taxed
 * @param jurisdiction whose tax
 * @param exemptionReason why there is none
 */
public record TaxSubtotal(
        @Code String code,
        Rate rate,
        Money taxable,
        Money tax,
        @Nullable TaxCategory category,
        @Nullable @Code String jurisdiction,
        @Nullable @Text String exemptionReason) {

    public TaxSubtotal {
        MissingFieldsException.check(TaxSubtotal.class, "code", code, "rate", rate, "taxable", taxable, "tax", tax);
    }

    /** One of which only the amounts are known. */
    public TaxSubtotal(String code, Rate rate, Money taxable, Money tax) {
        this(code, rate, taxable, tax, null, null, null);
    }

    /** The tax of {@code rate} on {@code taxable}, rounded HALF_UP to the minor unit. */
    public static TaxSubtotal of(String code, Rate rate, Money taxable) {
        return new TaxSubtotal(code, rate, taxable, taxable.times(rate.value(), RoundingMode.HALF_UP));
    }
}
