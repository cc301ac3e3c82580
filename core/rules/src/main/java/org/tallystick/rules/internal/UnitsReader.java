package org.tallystick.rules.internal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads what stands under {@code units}: {@code day: { hour: 8 }}, one day is eight hours. */
final class UnitsReader {

    private static final String WANTED = "{ UNIT: NUMBER }: how many of it are in one";

    private final Faults faults;
    private final Units units = new Units();

    UnitsReader(Faults faults) {
        this.faults = faults;
    }

    /** The units; those with faults are left out. */
    Units read(@Nullable Section section) {
        if (section != null) {
            section.entries().values().forEach(this::read);
        }
        return units;
    }

    private void read(Node.Entry unit) {
        Section others = Section.of(unit.value(), WANTED, faults);
        if (others != null) {
            others.entries().values().forEach(other -> read(unit.name(), others, other));
        }
    }

    private void read(String unit, Section others, Node.Entry other) {
        String text = others.text(other.name(), "a number greater than zero");
        if (text == null) {
            return;
        }
        if (units.factor(unit, other.name()).isPresent()) {
            faults.add(
                    other.at(),
                    "How many %s are in one %s is said already".formatted(other.name(), unit),
                    "Keep one of the two; it holds in both directions");
            return;
        }
        try {
            BigDecimal factor = (BigDecimal) Values.DECIMAL_NUMBER.parse().apply(text);
            if (factor.signum() > 0) {
                units.add(unit, other.name(), factor);
                return;
            }
        } catch (Refusal e) {
            // The same fault.
        }
        faults.add(
                other.value().at(), "'%s' is no number greater than zero".formatted(text), "Write a number such as 8");
    }
}
