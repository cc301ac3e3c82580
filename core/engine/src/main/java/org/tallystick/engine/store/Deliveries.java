package org.tallystick.engine.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tables {@code delivery} and {@code intent}: one row per target and record, and one per batch in flight. */
public interface Deliveries {

    /** How many partitions there are, from 0: as many engines at most share the deliveries of a hub. */
    int PARTITIONS = 8;

    /** Every partition. */
    Set<Integer> ALL = IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toUnmodifiableSet());

    /** The partition of what is planned under an external key, evenly: two records that have one key are in one. */
    static int partition(String externalKey) {
        return (externalKey.hashCode() * 0x9E3779B9) >>> 29;
    }

    /** Where a delivery stands. */
    enum State {
        /** To be sent. */
        PLANNED,
        /** In flight. A row is not stored in this state: its batch says so. */
        SENT,
        /** The target has it. */
        APPLIED,
        /** Waits for another record to exist in the target. */
        BLOCKED,
        /** Not applied; to be sent again when it is due. */
        RETRY,
        /** Nobody knows: to be looked up. */
        UNKNOWN,
        /** Nobody knows; a look-up that could be trusted found nothing, and is to be confirmed by another. */
        ABSENT,
        /** Refused: a person settles it; it is tried again once in each run. */
        REJECTED,
        /** A person decided that it is not sent. */
        DISCARDED
    }

    /**
     * A record on its way to a target.
     *
     * @param target system
     * @param type name of the {@code RecordType}
     * @param recordId canonical id
     * @param externalKey our key in the target
     * @param state where it stands
     * @param fingerprint of the state that is planned or applied
     * @param extensions what the decision adds to the record for this target, as JSON
     * @param generation attempt generation, from 1; part of the idempotency key
     * @param attempts so far, in this run
     * @param dueAt when it may be sent; of an unknown one: from when on a look-up that finds nothing can be trusted; of an applied one: before when no
     *     newer state may be sent
     * @param waitsFor the ref that it is blocked on
     * @param remoteId the target's id, once it is known
     * @param adopted whether the target had it before we wrote
     * @param requestedBy decision key that asked for it first
     * @param run in which it was asked for
     * @param problem why it stands where it stands, for people
     */
    record DeliveryRow(
            String target,
            String type,
            String recordId,
            String externalKey,
            State state,
            String fingerprint,
            String extensions,
            int generation,
            int attempts,
            Instant dueAt,
            @Nullable String waitsFor,
            @Nullable String remoteId,
            boolean adopted,
            @Nullable String requestedBy,
            @Nullable String run,
            @Nullable String problem) {

        public DeliveryRow {
            problem = FreeText.storableOrNull(problem);
        }
    }

    /**
     * A batch in flight: committed before it is sent, removed with its outcomes. What has an unknown outcome stays until it is known.
     *
     * @param id of the batch
     * @param target system
     * @param type name of the {@code RecordType}
     * @param recordIds what is in it; ids have no spaces
     * @param body what is sent: a line per write, idempotency key, space, when it was first sent, space, canonical JSON
     * @param sentAt when
     * @param isInFlight whether its sender may still wait for the answer; else nobody does, and the outcome is to be looked up
     */
    record IntentRow(
            String id,
            String target,
            String type,
            List<String> recordIds,
            String body,
            Instant sentAt,
            boolean isInFlight) {

        public IntentRow {
            recordIds = List.copyOf(recordIds);
        }
    }

    Optional<DeliveryRow> find(String target, String type, String recordId);

    /** Those of the partitions that are known, in no order. */
    List<DeliveryRow> find(String target, String type, Collection<String> recordIds, Set<Integer> partitions);

    /** The state of those that are known, by record id. */
    Map<String, State> states(String target, String type, Collection<String> recordIds);

    /** In the states and partitions, due at {@code now} or before, in the order of external keys; at most {@code limit}. */
    List<DeliveryRow> due(
            String target, String type, Collection<State> states, Set<Integer> partitions, Instant now, int limit);

    /**
     * A page of those in the states and partitions, in the order of external keys, then of record ids; at most {@code limit}.
     *
     * @param after the last of the page before; none: the first page
     */
    List<DeliveryRow> inState(
            String target,
            String type,
            Collection<State> states,
            Set<Integer> partitions,
            @Nullable DeliveryRow after,
            int limit);

    /** Those of the external keys that more than one carries. */
    Set<String> sharedKeys(String target, String type, Collection<String> externalKeys);

    /** Those that carry one of the external keys. */
    List<DeliveryRow> findByExternalKeys(String target, String type, Collection<String> externalKeys);

    /**
     * Inserts what is planned for the first time; nothing is looked up.
     *
     * @throws StoreException if one of them is known: it may have been sent, and is not to be planned anew
     */
    void plan(Collection<DeliveryRow> rows);

    /** Inserts or replaces. A row keeps the partition that it was inserted into. */
    void put(Collection<DeliveryRow> rows);

    /** Removes a delivery, of which nothing is in flight: its record goes elsewhere. One that is not there stays so. */
    void remove(String target, String type, String recordId);

    /**
     * Plans again what is applied and whose record says something else by now. What the target itself feeds does not go back to it. Records of
     * version 1 say what was planned of them, and are not looked at.
     *
     * @param afterPosition of the feed: only records that changed after it
     * @param now due from; later, if the row says so: what follows it is not to be sent before
     */
    void planNewer(String target, String type, long afterPosition, Instant now);

    /**
     * Plans again what is applied and whose record was deleted since, for a target that ends it. What was ended before, the row of which has an empty fingerprint, and what the target
     * itself fed stay.
     *
     * @param afterPosition of the feed: only records that were deleted after it
     * @param now due from; later, if the row says so
     */
    void planGone(String target, String type, long afterPosition, Instant now);

    /**
     * Commits a batch to be sent. The rows stay as they are: they are in flight as long as their batch is open.
     *
     * @param rows what is in it, as it stands before
     */
    void send(IntentRow intent, Collection<DeliveryRow> rows);

    /**
     * Stores the answers to a batch that was sent, which ends with them.
     *
     * @param rows what was in it, as it is now: all of them are known
     */
    void settle(String intentId, Collection<DeliveryRow> rows);

    /** Inserts or replaces a batch: what stays open of one that was sent. */
    void putIntent(IntentRow intent);

    /** Batches whose outcome is not stored. */
    List<IntentRow> intents(String target, String type);

    void removeIntent(String id);
}
