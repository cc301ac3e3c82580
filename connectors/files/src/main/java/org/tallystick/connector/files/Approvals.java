package org.tallystick.connector.files;

import java.util.Arrays;
import java.util.Locale;
import org.tallystick.model.state.Approval;

/** Approval as text: {@code approved}. */
final class Approvals {

    private Approvals() {}

    /** @throws IllegalArgumentException if there is no such state */
    static Approval parse(String text) {
        return Arrays.stream(Approval.values())
                .filter(state -> text(state).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no approval; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(Approval.values())
                                        .map(Approvals::text)
                                        .toList())));
    }

    static String text(Approval state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
