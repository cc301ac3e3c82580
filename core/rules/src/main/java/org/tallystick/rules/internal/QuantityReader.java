package org.tallystick.rules.internal;

import static java.util.stream.Collectors.joining;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what stands under {@code convert}: {@code { quantity: Days__c, from: day, to: hour, scale: 2, rounding: HALF_UP }}. */
final class QuantityReader {

    private static final String WANTED = "{ quantity: FIELD, from: UNIT, to: UNIT }, or unit: FIELD in place of 'from'";
    private static final int MOST_DECIMALS = 6;

    private final Units units;
    private final Faults faults;

    QuantityReader(Units units, Faults faults) {
        this.units = units;
        this.faults = faults;
    }

    /** The reading, or none; then there are faults. */
    @Nullable Reading read(Section rule) {
        Section parts = rule.section("convert", WANTED);
        if (parts == null) {
            return null;
        }
        parts.allowOnly(List.of("quantity", "from", "unit", "to", "scale", "rounding"));
        String quantity = parts.text("quantity", "the name of a source field");
        String to = parts.text("to", "the unit of the canonical field");
        UnitOf unit = to == null ? null : unit(parts, to);
        Digits digits = parts.has("scale") || parts.has("rounding") ? digits(parts) : null;
        return quantity == null || to == null || unit == null ? null : new Reading.Measured(quantity, unit, to, digits);
    }

    private @Nullable UnitOf unit(Section parts, String to) {
        if (parts.has("from") == parts.has("unit")) {
            faults.add(
                    parts.at(),
                    "The source's unit is said %s".formatted(parts.has("from") ? "twice" : "nowhere"),
                    "Write from: UNIT if it is always the same, or unit: FIELD if a field says it");
            return null;
        }
        if (parts.has("unit")) {
            String field = parts.text("unit", "the name of a source field");
            Map<String, Units.Factor> factors = new LinkedHashMap<>();
            units.convertibleTo(to)
                    .forEach(unit -> units.factor(unit, to).ifPresent(factor -> factors.put(unit, factor)));
            return field == null ? null : new UnitOf(field, null, factors);
        }
        String from = parts.text("from", "the unit of the source");
        Units.Factor factor = from == null ? null : units.factor(from, to).orElse(null);
        if (from != null && factor == null) {
            faults.add(
                    parts.placeOf("from"),
                    "How many %s are in one %s is not declared".formatted(to, from),
                    "Write units: { %s: { %s: NUMBER } }".formatted(from, to));
        }
        return factor == null ? null : new UnitOf(null, factor, Map.of());
    }

    private @Nullable Digits digits(Section parts) {
        Integer scale = Numbers.read(parts, "scale", 0, MOST_DECIMALS, "how many decimals are kept", faults);
        RoundingMode mode = rounding(parts, faults);
        return scale == null || mode == null ? null : new Digits(scale, mode);
    }

    /** The way of rounding under {@code rounding}; none: there is a fault. */
    static @Nullable RoundingMode rounding(Section parts, Faults faults) {
        List<RoundingMode> modes = Arrays.stream(RoundingMode.values())
                .filter(mode -> mode != RoundingMode.UNNECESSARY)
                .toList();
        String names = modes.stream().map(RoundingMode::name).collect(joining(", "));
        String text = parts.text("rounding", "one of " + names);
        if (text == null) {
            return null;
        }
        for (RoundingMode mode : modes) {
            if (mode.name().equals(text)) {
                return mode;
            }
        }
        faults.add(parts.placeOf("rounding"), "'%s' is no way of rounding".formatted(text), "Write one of " + names);
        return null;
    }
}
