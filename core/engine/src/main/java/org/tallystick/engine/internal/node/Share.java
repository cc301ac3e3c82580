package org.tallystick.engine.internal.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Leases.Lease;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;

/**
 * The part of the deliveries that one engine sends. Each engine that takes part holds a lease that says so; who sees that there are more gives
 * partitions back until all have about as many. Used by one thread, but for what is said of {@link #isAwaited}.
 */
public final class Share {

    private static final String NODE = "node/";
    private static final String PARTITION = "deliver/";

    private final Terms terms;
    private final EngineTime time;
    private final SortedMap<Integer, Lease> partitions = new TreeMap<>();
    private @Nullable Lease membership;
    private int nodes = 1;

    public Share(Terms terms, EngineTime time) {
        this.terms = terms;
        this.time = time;
    }

    /** What is held now; other engines hold the rest. */
    public Set<Integer> partitions() {
        return new TreeSet<>(partitions.keySet());
    }

    /** All that it holds. */
    public List<Lease> leases() {
        List<Lease> leases = new ArrayList<>(partitions.values());
        Optional.ofNullable(membership).ifPresent(leases::add);
        return leases;
    }

    public boolean isMember() {
        return membership != null;
    }

    /** Whether no other engine took part when last looked. */
    public boolean isAlone() {
        return nodes == 1;
    }

    /** Whether nothing is held by another. */
    public boolean isWhole() {
        return partitions.size() == Deliveries.PARTITIONS;
    }

    /** Whether another engine takes part. */
    public boolean hasOthers(StoreTransaction tx) {
        return tx.leases().living(time.instant()).stream().anyMatch(this::isOthersMembership);
    }

    private boolean isOthersMembership(Lease lease) {
        return lease.name().startsWith(NODE) && !lease.holder().equals(terms.holder());
    }

    /** Takes part from now on. */
    public void join(StoreTransaction tx) {
        for (int number = 0; membership == null; number++) {
            membership = claim(tx, NODE + number).orElse(null);
        }
    }

    /** Whether it has its part: else others are about to give partitions back, or are gone. */
    public boolean isFull() {
        return partitions.size() >= fair(nodes);
    }

    private int nodes(StoreTransaction tx) {
        List<Lease> living = tx.leases().living(time.instant());
        return 1 + (int) living.stream().filter(this::isOthersMembership).count();
    }

    private static int fair(int nodes) {
        return (Deliveries.PARTITIONS + nodes - 1) / nodes;
    }

    /** Whether other engines wait for what is more than its share. Changes nothing: any thread may ask while what is held stays as it is. */
    public boolean isAwaited(StoreTransaction tx) {
        return partitions.size() > fair(nodes(tx));
    }

    /**
     * Gives back what is more than its share, and takes what is free up to it.
     *
     * @return what was taken: what its holder before has in flight has an unknown outcome
     */
    public Set<Integer> balance(StoreTransaction tx) {
        nodes = nodes(tx);
        while (partitions.size() > fair(nodes)) {
            tx.leases().release(List.of(partitions.remove(partitions.lastKey())));
        }
        return take(tx);
    }

    private Set<Integer> take(StoreTransaction tx) {
        Set<Integer> taken = new TreeSet<>();
        for (int partition = 0; partition < Deliveries.PARTITIONS && !isFull(); partition++) {
            if (!partitions.containsKey(partition)) {
                Optional<Lease> granted = claim(tx, PARTITION + partition);
                if (granted.isPresent()) {
                    partitions.put(partition, granted.get());
                    taken.add(partition);
                }
            }
        }
        return taken;
    }

    private Optional<Lease> claim(StoreTransaction tx, String name) {
        Instant now = time.instant();
        return tx.leases().claim(name, terms.holder(), terms.duration(), now);
    }

    /** Takes no part any more. */
    public void leave(StoreTransaction tx) {
        tx.leases().release(leases());
        forget();
    }

    /** Knows of nothing that it holds: what cannot be given back ends by itself. */
    public void forget() {
        partitions.clear();
        membership = null;
    }
}
