package org.tallystick.model;

import jakarta.validation.constraints.PositiveOrZero;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Text;
import org.tallystick.model.value.Money;

/**
 * An amount that lowers or raises a document or a line.
 *
 * @param kind which of the two
 * @param amount before tax
 * @param reason why
 * @param taxCode of the ERP
 */
public record Adjustment(
        AdjustmentKind kind,
        @PositiveOrZero Money amount,
        @Text String reason,
        @Code String taxCode) {

    public Adjustment {
        MissingFieldsException.check(
                Adjustment.class, "kind", kind, "amount", amount, "reason", reason, "taxCode", taxCode);
    }

    /** What it adds: negative for an allowance. */
    public Money signed() {
        return kind == AdjustmentKind.CHARGE ? amount : amount.negated();
    }
}
