package org.tallystick.engine.decide;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * What a person must settle: an exception, as whoever found it states it.
 *
 * @param code stable id of the rule that is broken
 * @param subject the record, as {@code system/type/id}; of an item that billing holds {@code system/kind/item}, with the kind of line it would be
 *     ({@code time}, {@code expense}, {@code milestone}, {@code recurring}) in place of the type; of a delivery {@code target/type/external key}
 * @param owner role that settles it (OWN-7)
 * @param message what is wrong, with the values
 * @param remedy what to do
 * @param amount at stake, if it is known: before tax of an item that billing holds, tax included of an invoice or credit memo
 * @param details more, for reports
 */
public record Finding(
        String code,
        String subject,
        String owner,
        String message,
        String remedy,
        @Nullable Money amount,
        SortedMap<String, String> details) {

    public Finding {
        requireNonNull(code, "code");
        requireNonNull(subject, "subject");
        requireNonNull(owner, "owner");
        requireNonNull(message, "message");
        requireNonNull(remedy, "remedy");
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** One without an amount and details. */
    public static Finding of(String code, String subject, String owner, String message, String remedy) {
        return new Finding(code, subject, owner, message, remedy, null, Collections.emptySortedMap());
    }
}
