package org.tallystick.rules.ownership;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.tallystick.rules.ownership.Contribution.Agreed;
import org.tallystick.rules.ownership.Merged.Dispute;

/** Merges one contribution, field by field. Refs are compared by what they denote, and kept as they are written. */
final class Merging<T extends Entity> {

    private static final SortedMap<String, @Nullable Object> NOTHING = Collections.emptySortedMap();

    private final Ownership ownership;
    private final Contribution<T> given;
    private final Map<String, String> states;
    private final SortedMap<String, @Nullable Object> taken = new TreeMap<>();
    private final SortedMap<String, @Nullable Object> openTheirs = new TreeMap<>();
    private final SortedMap<String, @Nullable Object> openOurs = new TreeMap<>();
    private final SortedMap<String, Dispute> disputes = new TreeMap<>();
    private boolean isKnownThere = true;

    /** One field. Base values are none if nothing was agreed on yet. */
    private record Versions(
            String field,
            @Nullable Object baseOfTheirs,
            @Nullable Object baseOfOurs,
            @Nullable Object ours,
            @Nullable Object theirs) {}

    Merging(Ownership ownership, Contribution<T> given) {
        this.ownership = ownership;
        this.given = given;
        this.states = Ownership.states(given.ours());
    }

    Merged<T> merge() {
        Agreed<T> base = given.base();
        SortedMap<String, @Nullable Object> ours = RecordFields.values(given.ours());
        SortedMap<String, @Nullable Object> theirsThen = base == null ? NOTHING : RecordFields.values(base.theirs());
        SortedMap<String, @Nullable Object> oursThen = base == null ? NOTHING : RecordFields.values(base.ours());
        RecordFields.values(given.theirs())
                .forEach((field, theirs) -> merge(
                        new Versions(field, theirsThen.get(field), oursThen.get(field), ours.get(field), theirs)));
        T record = RecordFields.with(given.ours(), taken);
        Agreed<T> agreed =
                new Agreed<>(RecordFields.with(given.theirs(), openTheirs), RecordFields.with(record, openOurs));
        return new Merged<>(record, agreed, isKnownThere, disputes);
    }

    private void merge(Versions field) {
        Optional<OwnershipRule> rule = ownership.owner(
                given.ours().ref().type(),
                field.field(),
                states,
                given.scope().legalEntity(),
                given.scope().day());
        Conflict conflict = isEarlier(field) || same(field.ours(), field.theirs())
                ? new Conflict(field.baseOfTheirs(), field.ours(), field.theirs(), Outcome.KEPT, field.ours())
                : resolve(field, rule);
        switch (conflict.outcome()) {
            case TAKEN -> taken.put(field.field(), field.theirs());
            case MERGED -> {
                taken.put(field.field(), conflict.value());
                isKnownThere &= Objects.equals(conflict.value(), conflict.theirs());
            }
            case KEPT -> keep(field);
            case REFUSED, ASKED -> dispute(field, new Dispute(conflict, rule.orElse(null)));
        }
    }

    /** What the system has not seen of ours it is still to be told. */
    private void keep(Versions field) {
        boolean isFirst = given.base() == null;
        boolean areEqual = same(field.ours(), field.theirs());
        isKnownThere &= areEqual || (!isFirst && same(field.ours(), field.baseOfOurs()));
        if (!isFirst && (!areEqual || isEarlier(field))) {
            openTheirs.put(field.field(), field.baseOfTheirs());
            openOurs.put(field.field(), field.baseOfOurs());
        }
    }

    /** Where nothing was agreed on yet, each side counts as having changed what the other has. */
    private void dispute(Versions field, Dispute dispute) {
        boolean isFirst = given.base() == null;
        openTheirs.put(field.field(), isFirst ? field.ours() : field.baseOfTheirs());
        openOurs.put(field.field(), isFirst ? field.theirs() : field.baseOfOurs());
        disputes.put(field.field(), dispute);
    }

    private boolean isEarlier(Versions field) {
        T earlier = given.earlier();
        return earlier != null && same(field.theirs(), RecordFields.get(earlier, field.field()));
    }

    private Conflict resolve(Versions field, Optional<OwnershipRule> rule) {
        ConflictPolicy policy = rule.map(this::policy).orElse(ConflictPolicy.OWNER);
        Claim claim =
                new Claim(standing(rule), recency(rule.map(OwnershipRule::skew).orElse(Duration.ZERO)));
        Object ours = named(field.ours());
        Object theirs = named(field.theirs());
        if (given.base() == null) {
            return Conflict.resolveFirst(ours, theirs, policy, claim);
        }
        boolean oursChanged = !same(field.ours(), field.baseOfOurs());
        return Conflict.resolve(named(field.baseOfTheirs()), ours, theirs, oursChanged, policy, claim);
    }

    /** Of several that play the owner's role and speak of the record none is right before the others: what two of them changed is asked. */
    private ConflictPolicy policy(OwnershipRule rule) {
        Set<String> owners = ownership.systems(rule.owner());
        boolean isOneOfSeveral = owners.contains(given.system())
                && owners.stream()
                        .anyMatch(owner ->
                                !owner.equals(given.system()) && given.knownTo().contains(owner));
        return isOneOfSeveral && rule.policy() == ConflictPolicy.OWNER ? ConflictPolicy.ASK : rule.policy();
    }

    private boolean same(@Nullable Object one, @Nullable Object other) {
        return Objects.equals(named(one), named(other));
    }

    /** An owner that has never spoken of the record claims nothing of it. */
    private Standing standing(Optional<OwnershipRule> rule) {
        if (rule.isEmpty()) {
            return Standing.UNOWNED;
        }
        Set<String> owners = ownership.systems(rule.get().owner());
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
