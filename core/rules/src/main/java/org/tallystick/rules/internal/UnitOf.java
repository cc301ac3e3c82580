package org.tallystick.rules.internal;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which unit a quantity of the source has: one for all, or what a field says.
 *
 * @param field none: it is the same for all
 * @param always the factor of that one; none: a field says it
 * @param factors by the unit that the field may say
 */
record UnitOf(@Nullable String field, Units.@Nullable Factor always, Map<String, Units.Factor> factors) {

    /** The factor to the wanted unit; none: it was refused. */
    Units.@Nullable Factor factor(Source source) {
        if (field == null) {
            return always;
        }
        RawValue unit = source.raw(field);
        if (unit == null) {
            return (Units.Factor) source.require(field, Values.UNIT, "UNIT_UNKNOWN");
        }
        return source.attempt(field, () -> {
            Units.Factor factor = factors.get(unit.text());
            if (factor == null) {
                throw new Refusal(
                        "UNIT_UNKNOWN",
                        "is no unit that the rule set can convert, which has " + factors.keySet(),
                        "Add it to 'units', or correct it in the source");
            }
            return factor;
        });
    }

    /** The factor of the one unit. */
    Units.Factor declared() {
        return requireNonNull(always, "a unit that is the same for all");
    }
}
