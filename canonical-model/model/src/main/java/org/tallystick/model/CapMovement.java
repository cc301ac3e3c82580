package org.tallystick.model;

import org.tallystick.model.value.Money;

/**
 * Something that happened to a capped contract.
 *
 * @param kind what
 * @param amount before tax; for {@link Kind#CAP} the cap that is in force from now on
 */
public record CapMovement(Kind kind, Money amount) {

    /** What happens to a capped contract. */
    public enum Kind {
        /** The cap is another one now. */
        CAP,
        /** Work goes to the ERP. */
        RELEASED,
        /** Released work comes back. */
        RECALLED,
        /** Released work is on an invoice. */
        INVOICED,
        /** Invoiced work is credited. */
        CREDITED
    }

    public CapMovement {
        MissingFieldsException.check(CapMovement.class, "kind", kind, "amount", amount);
    }
}
