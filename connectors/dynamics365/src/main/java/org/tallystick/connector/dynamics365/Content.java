package org.tallystick.connector.dynamics365;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * What counts of a document, the same of one that is written and of one that is found.
 *
 * @param company whose it is
 * @param header one fact per row of text
 * @param lines in the order of their numbers
 * @param net before tax, as the record has it; of documents that have one
 * @param tax of documents that have one
 * @param isCredit whether it takes back: its net is below zero, or its net is zero and its quantities are below
 */
record Content(
        String company,
        String header,
        List<String> lines,
        @Nullable Money net,
        @Nullable Money tax,
        boolean isCredit) {

    Content {
        lines = List.copyOf(lines);
    }

    /** One fact per row of text. */
    String digest() {
        return header + "\n" + String.join("\n", lines);
    }
}
