package org.tallystick.rules.internal;

import org.jspecify.annotations.Nullable;

/** Whole numbers of a file. */
final class Numbers {

    private Numbers() {}

    /** The number under that name, from {@code least} to {@code most}; none: there is a fault. */
    static @Nullable Integer read(Section section, String name, int least, int most, String wanted, Faults faults) {
        String text = section.text(name, wanted);
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same fault.
        }
        faults.add(
                section.placeOf(name),
                "'%s' is no number from %d to %d".formatted(text, least, most),
                "Write %s: %s".formatted(name, wanted));
        return null;
    }
}
