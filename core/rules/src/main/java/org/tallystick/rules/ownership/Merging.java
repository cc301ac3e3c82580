package org.tallystick.rules.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.rules.internal.record.RecordFields;
import org.tallystick.rules.internal.record.Refs;
import org.tallystick.rules.ownership.Conflict.Claim;
import org.tallystick.rules.ownership.ConflictPolicy.Outcome;
import org.tallystick.rules.ownership.ConflictPolicy.Recency;
import org.tallystick.rules.ownership.ConflictPolicy.Standing;

/** Merges one contribution, field by field. Refs are compared by what they denote, and kept as they are written. */
final class Merging<T extends Entity> {

    private final Ownership ownership;
    private final Contribution<T> given;
    private final Map<String, String> states;
    private final SortedMap<String, @Nullable Object> taken = new TreeMap<>();
    private final SortedMap<String, @Nullable Object> open = new TreeMap<>();
    private final SortedMap<String, Conflict> conflicts = new TreeMap<>();

    Merging(Ownership ownership, Contribution<T> given) {
        this.ownership = ownership;
        this.given = given;
        this.states = Ownership.states(given.ours());
    }

    Merged<T> merge() {
        T base = given.base();
        SortedMap<String, @Nullable Object> theirs = RecordFields.values(given.theirs());
        SortedMap<String, @Nullable Object> ours = RecordFields.values(given.ours());
        SortedMap<String, @Nullable Object> before = base == null ? new TreeMap<>() : RecordFields.values(base);
        theirs.forEach((field, said) -> merge(field, before.get(field), ours.get(field), said));
        return new Merged<>(
                RecordFields.with(given.ours(), taken), RecordFields.with(given.theirs(), open), conflicts);
    }

    private void merge(String field, @Nullable Object before, @Nullable Object ours, @Nullable Object theirs) {
        Conflict conflict = resolve(field, named(before), named(ours), named(theirs));
        if (conflict.outcome() == Outcome.TAKEN) {
            taken.put(field, theirs);
        } else if (conflict.outcome() == Outcome.MERGED) {
            taken.put(field, conflict.value());
        } else if (conflict.isOpen()) {
            open.put(field, given.base() == null ? ours : before);
            conflicts.put(field, conflict);
        }
    }

    private Conflict resolve(
            String field, @Nullable Object before, @Nullable Object ours, @Nullable Object theirs) {
        Optional<OwnershipRule> rule =
                ownership.owner(given.ours().ref().type(), field, states, given.scope().legalEntity(), given.scope().day());
        ConflictPolicy policy = rule.map(OwnershipRule::policy).orElse(ConflictPolicy.OWNER);
        Claim claim = new Claim(standing(rule), recency(rule.map(OwnershipRule::skew).orElse(Duration.ZERO)));
        if (given.base() == null) {
            return Conflict.resolveFirst(ours, theirs, policy, claim);
        }
        T sent = given.sent();
        return sent != null && Objects.equals(theirs, named(RecordFields.get(sent, field)))
                ? new Conflict(before, ours, theirs, Outcome.KEPT, ours)
                : Conflict.resolve(before, ours, theirs, policy, claim);
    }

    /** An owner that has never spoken of the record claims nothing of it. */
    private Standing standing(Optional<OwnershipRule> rule) {
        if (rule.isEmpty()) {
            return Standing.UNOWNED;
        }
        var owners = ownership.systems(rule.get().owner());
        if (owners.contains(given.system())) {
            return Standing.OWNER;
        }
        return owners.stream().anyMatch(given.knownTo()::contains) ? Standing.OTHER : Standing.UNOWNED;
    }

    private Recency recency(Duration skew) {
        Instant ours = given.times().ours();
        Instant theirs = given.times().theirs();
        if (ours == null || theirs == null) {
            return Recency.THEIRS;
        }
        Duration later = Duration.between(ours, theirs);
        if (later.abs().compareTo(skew) <= 0) {
            return Recency.UNCLEAR;
        }
        return later.isNegative() ? Recency.OURS : Recency.THEIRS;
    }

    private @Nullable Object named(@Nullable Object value) {
        return Refs.replace(value, given.nameOf());
    }
}
