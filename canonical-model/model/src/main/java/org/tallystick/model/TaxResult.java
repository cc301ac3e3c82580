package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Text;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/**
 * What one jurisdiction takes.
 *
 * @param jurisdiction whose tax
 * @param category how it is taxed
 * @param rate its rate
 * @param taxable the amount that is taxed
 * @param tax on it
 * @param reason why there is none
 */
public record TaxResult(
        @Code String jurisdiction,
        TaxCategory category,
        @PositiveOrZero Rate rate,
        Money taxable,
        Money tax,
        @Nullable @Text String reason) {

    public TaxResult {
        MissingFieldsException.check(
                TaxResult.class,
                "jurisdiction",
                jurisdiction,
                "category",
                category,
                "rate",
                rate,
                "taxable",
                taxable,
                "tax",
                tax);
    }
}
