package org.tallystick.engine.idempotency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the records of one process, until it ends. Its monitor guards the map. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {

    private final InstantSource clock;
    private final Map<IdempotencyKey, IdempotencyRecord> records = new HashMap<>();

    public InMemoryIdempotencyStore(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public synchronized Claim claim(IdempotencyKey key, PayloadFingerprint fingerprint, Duration lease) {
        Instant now = clock.instant();
        IdempotencyRecord known = records.get(key);
        Claim claim = known == null
                ? IdempotencyRecord.first(key, fingerprint, now.plus(lease))
                : known.claim(fingerprint, now, lease);
        records.put(key, claim.record());
        return claim;
    }

    @Override
    public synchronized boolean settle(Lease lease, Settlement settlement) {
        return find(lease.key())
                .flatMap(known -> known.settle(lease, settlement, clock.instant()))
                .map(this::put)
                .isPresent();
    }

    @Override
    public synchronized Optional<Lease> renew(Lease lease, Duration duration) {
        Instant now = clock.instant();
        return find(lease.key())
                .flatMap(known -> known.renew(lease, now, now.plus(duration)))
                .map(this::put)
                .map(renewed -> new Lease(lease.key(), lease.fencingToken(), renewed.leaseUntil()));
    }

    @Override
    public synchronized Optional<IdempotencyRecord> find(IdempotencyKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized int forget(Duration age) {
        Instant before = clock.instant().minus(age);
        int known = records.size();
        records.values()
                .removeIf(record ->
                        record.state().isSettled() && record.leaseUntil().isBefore(before));
        return known - records.size();
    }

    private IdempotencyRecord put(IdempotencyRecord changed) {
        records.put(changed.key(), changed);
        return changed;
    }
}
