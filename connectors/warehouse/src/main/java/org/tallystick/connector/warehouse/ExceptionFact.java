package org.tallystick.connector.warehouse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Money;

/**
 * An exception as reports see it: what waits for a person, how much it is about, and since when. Its wording stays in the hub.
 *
 * @param key stays the same as long as it is the same exception: the id of its case
 * @param code the rule that is broken: {@code RATE_MISSING}
 * @param subject the record, as {@code system/type/id}
 * @param engagement its engagement's key in the warehouse, if it has one
 * @param period the month that it belongs to
 * @param amount what it is about, if that is known
 * @param owner who settles it, if somebody does
 * @param state where it stands
 * @param openedAt when it was found first
 * @param closedAt since when it is settled or gone; none: it is open
 */
public record ExceptionFact(
        String key,
        String code,
        String subject,
        @Nullable String engagement,
        YearMonth period,
        @Nullable Money amount,
        @Nullable String owner,
        String state,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public ExceptionFact {
        requireNonNull(key, "key");
        requireNonNull(code, "code");
        requireNonNull(subject, "subject");
        requireNonNull(period, "period");
        requireNonNull(state, "state");
        requireNonNull(openedAt, "openedAt");
    }
}
