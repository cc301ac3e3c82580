package org.tallystick.testkit.connector;

import java.time.Instant;
import java.util.Comparator;

/** A document that the paper server gives to read. */
record PaperRow(String id, long version, Instant stamp, boolean deleted, String text) {

    static final Comparator<PaperRow> BY_STAMP =
            Comparator.comparing(PaperRow::stamp).thenComparing(PaperRow::id);

    /** Its text, cut into fields: name, amount, currency. */
    String[] fields() {
        return text.split("\\|", -1);
    }
}
