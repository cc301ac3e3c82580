package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Tier;
import org.tallystick.model.Entity;

/**
 * Where records of a type are delivered to. Immutable.
 *
 * @param system the name under which the host added it
 * @param externalKey our stable business key of a record in the target's own field; never contains a version
 * @param isOnRequest whether only records that a decision asks for go there
 * @param maxCreates most records that one run may create there unasked; {@link Integer#MAX_VALUE}: no limit
 * @param tier how critical it is; none: the usual one of the record type, {@link Tier#of}
 * @param without classes of fields that it is not to have; see {@link TallystickBuilder#withClassification}
 * @param isShadow whether it is compared only: nothing is written there (MIG-3)
 */
public record To(
        String system,
        Function<? super Entity, String> externalKey,
        boolean isOnRequest,
        int maxCreates,
        @Nullable Tier tier,
        Set<String> without,
        boolean isShadow) {

    /** @throws IllegalArgumentException if {@code maxCreates} is negative */
    public To {
        requireNonNull(system, "system");
        requireNonNull(externalKey, "externalKey");
        if (maxCreates < 0) {
            throw new IllegalArgumentException("maxCreates must not be negative, was " + maxCreates);
        }
        without = Set.copyOf(without);
    }

    /** To be written to. */
    public To(
            String system,
            Function<? super Entity, String> externalKey,
            boolean isOnRequest,
            int maxCreates,
            @Nullable Tier tier) {
        this(system, externalKey, isOnRequest, maxCreates, tier, Set.of(), false);
    }

    /** Of the usual tier. */
    public To(String system, Function<? super Entity, String> externalKey, boolean isOnRequest, int maxCreates) {
        this(system, externalKey, isOnRequest, maxCreates, null);
    }

    /** Without a limit. */
    public To(String system, Function<? super Entity, String> externalKey, boolean isOnRequest) {
        this(system, externalKey, isOnRequest, Integer.MAX_VALUE);
    }

    /** Every record of the type goes to that system, under the id of its ref as key. */
    public static To to(String system) {
        return new To(system, record -> record.ref().id(), false);
    }

    /** The same to another system. */
    To at(String other) {
        return new To(other, externalKey, isOnRequest, maxCreates, tier, without, isShadow);
    }

    /** Only records that a decision asks for go there. */
    public To onRequest() {
        return new To(system, externalKey, true, maxCreates, tier, without, isShadow);
    }

    /** The key is {@code key} of the record. */
    public To keyedBy(Function<? super Entity, String> key) {
        return new To(system, key, isOnRequest, maxCreates, tier, without, isShadow);
    }

    /**
     * A run or an advance that would create more there creates none and says so, until a person allows it with {@link Tallystick#allowCreates}. What
     * exists there already is found and updated all the same (F-DUP-10).
     */
    public To creatingAtMost(int creates) {
        return new To(system, externalKey, isOnRequest, creates, tier, without, isShadow);
    }

    /** It is as critical as {@code critical} says: nothing less critical is sent while something of it is due (RES-14). */
    public To tier(Tier critical) {
        return new To(
                system, externalKey, isOnRequest, maxCreates, requireNonNull(critical, "critical"), without, isShadow);
    }

    /**
     * Records go there without the fields that belong to these classes (POL-7): people's names, say, to analytics. A record that carries one of the classes as
     * its tag does not go there at all.
     */
    public To without(String... classes) {
        return new To(system, externalKey, isOnRequest, maxCreates, tier, Set.of(classes), isShadow);
    }

    /**
     * What would be written there is compared with what is there, by {@link Tallystick#compareShadow}, and never written (MIG-3). It raises no
     * exception, and nothing waits for it.
     */
    public To shadow() {
        return new To(system, externalKey, isOnRequest, maxCreates, tier, without, true);
    }
}
