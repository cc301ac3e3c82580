import jakarta.validation.ConstraintValidator;
import org.tallystick.validation.internal.AtMost;
import org.tallystick.validation.internal.NotNegative;
import org.tallystick.validation.internal.Positive;

/** Checks canonical records against their constraints and rules. */
module org.tallystick.validation {
    requires transitive org.tallystick.model;
    requires static org.jspecify;
    requires jakarta.validation;
    requires org.hibernate.validator;

    exports org.tallystick.validation;

    // The validator makes and fills its helpers by reflection.
    opens org.tallystick.validation.internal to
            org.hibernate.validator;

    provides ConstraintValidator with
            AtMost.OfQuantity,
            AtMost.OfRate,
            NotNegative.OfMoney,
            NotNegative.OfQuantity,
            NotNegative.OfRate,
            Positive.OfMoney,
            Positive.OfQuantity,
            Positive.OfRate;
}
