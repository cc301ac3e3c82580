package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * What a run would do to one record in a target.
 *
 * @param target system
 * @param type name of the record's type
 * @param externalKey our key in the target
 * @param action what
 * @param fingerprint SHA-256 of the record's canonical JSON as it would be written; empty if nothing would be
 * @param amount of an invoice or a credit memo that would be written, tax included, never negative; none of other records
 */
public record Planned(
        String target,
        String type,
        String externalKey,
        Action action,
        String fingerprint,
        @Nullable Money amount) {

    public Planned {
        requireNonNull(target, "target");
        requireNonNull(type, "type");
        requireNonNull(externalKey, "externalKey");
        requireNonNull(action, "action");
        requireNonNull(fingerprint, "fingerprint");
    }

    /** What happens to it. */
    public enum Action {
        /** The target does not have it, and gets it. */
        CREATE,
        /** The target has it, and gets its newest state. */
        UPDATE,
        /** The target has it as it is to be, or something else under its key, which a run leaves alone. */
        NONE
    }

    /** What the documents of a type that a target would get come to in each currency, tax included: what it has already counts for nothing. */
    public static SortedMap<CurrencyCode, Money> sums(Collection<Planned> plan, String target, RecordType<?> type) {
        SortedMap<CurrencyCode, Money> sums = new TreeMap<>();
        for (Planned each : plan) {
            Money amount = each.amount();
            boolean isNew = each.action() == Action.CREATE;
            if (isNew
                    && amount != null
                    && each.target().equals(target)
                    && each.type().equals(type.name())) {
                sums.merge(amount.currency(), amount, Money::plus);
            }
        }
        return sums;
    }
}
