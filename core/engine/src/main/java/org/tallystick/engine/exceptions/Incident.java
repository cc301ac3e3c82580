package org.tallystick.engine.exceptions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.value.Money;

/**
 * Equal errors of many subjects: one cause, most likely (F-DAT-07).
 *
 * @param code of the rule
 * @param system of the subjects
 * @param type of the subjects
 * @param field that is to blame; empty: none
 * @param message of one of them
 * @param remedy of one of them
 * @param count how many
 * @param firstSeenAt when the first was found first
 * @param lastSeenAt when one was found last
 * @param subjects some of them, in the order of finding; at most {@link #SAMPLES}
 * @param amounts at stake, by currency
 */
public record Incident(
        String code,
        String system,
        String type,
        String field,
        String message,
        String remedy,
        int count,
        Instant firstSeenAt,
        Instant lastSeenAt,
        List<String> subjects,
        SortedMap<String, Money> amounts) {

    public static final int SAMPLES = 5;

    /** Counts those of one cluster. Not thread-safe. */
    static final class Counter {

        private final ExceptionCase first;
        private final List<String> subjects = new ArrayList<>();
        private final Map<String, Money> amounts = new TreeMap<>();
        private int count;
        private Instant firstSeenAt;
        private Instant lastSeenAt;

        Counter(ExceptionCase first) {
            this.first = first;
            this.firstSeenAt = first.firstSeenAt();
            this.lastSeenAt = first.lastSeenAt();
        }

        void add(ExceptionCase each) {
            count++;
            if (subjects.size() < SAMPLES) {
                subjects.add(each.subject());
            }
            Money amount = each.found().amount();
            if (amount != null) {
                amounts.merge(amount.currency().code(), amount, Money::plus);
            }
            firstSeenAt = each.firstSeenAt().isBefore(firstSeenAt) ? each.firstSeenAt() : firstSeenAt;
            lastSeenAt = each.lastSeenAt().isAfter(lastSeenAt) ? each.lastSeenAt() : lastSeenAt;
        }

        int count() {
            return count;
        }

        Incident incident() {
            Finding found = first.found();
            return new Incident(
                    found.code(),
                    first.system(),
                    first.type(),
                    first.field(),
                    found.message(),
                    found.remedy(),
                    count,
                    firstSeenAt,
                    lastSeenAt,
                    List.copyOf(subjects),
                    new TreeMap<>(amounts));
        }
    }
}
