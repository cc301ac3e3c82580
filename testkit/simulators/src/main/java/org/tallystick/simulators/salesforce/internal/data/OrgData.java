package org.tallystick.simulators.salesforce.internal.data;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.schema.DateTimes;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/**
 * All records of the org, in memory and in the state file. They change through a {@link UnitOfWork} only.
 *
 * <p>The org's clock stands at the newest {@code SystemModstamp} of its records and moves on by one millisecond per
 * written record; it never shows the wall clock. So what is written in one period is older than the deliveries of the
 * next. Used by one thread at a time.
 */
public final class OrgData {

    /** Documents of the state file that are no records. */
    static final String META = "#org";

    private final StateFile state;
    private final Catalog catalog;
    private final Map<String, Map<String, StoredRecord>> records = new LinkedHashMap<>();
    private Instant clock = Instant.EPOCH;
    private long sequence;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private StateFile.@Nullable Batch together;

    private OrgData(StateFile state, Catalog catalog) {
        this.state = state;
        this.catalog = catalog;
        catalog.all().forEach(type -> records.put(type.name(), new LinkedHashMap<>()));
    }

    public static OrgData open(StateFile state, Catalog catalog) {
        OrgData data = new OrgData(state, catalog);
        state.documents().forEach(data::restore);
        return data;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Optional<StoredRecord> find(ObjectType type, String id) {
        return Optional.ofNullable(of(type).get(id));
    }

    /** All records of an object, deleted ones too, in the order in which they came to be. */
    public Collection<StoredRecord> all(ObjectType type) {
        return List.copyOf(of(type).values());
    }

    public UnitOfWork begin() {
        return new UnitOfWork(this, state.batch(), clock, sequence);
    }

    /** Does the work, and keeps all that its units of work commit if it succeeds, else nothing. Later ones see what earlier ones committed. */
    public void atomically(BooleanSupplier work) {
        Instant clockBefore = clock;
        long sequenceBefore = sequence;
        StateFile.Batch batch = state.batch();
        boolean isKept = false;
        together = batch;
        try {
            if (work.getAsBoolean()) {
                batch.commit();
                isKept = true;
            }
        } finally {
            together = null;
            if (!isKept) {
                undo.forEach(Runnable::run);
                clock = clockBefore;
                sequence = sequenceBefore;
            }
            undo.clear();
        }
    }

    void apply(StateFile.Batch batch, Collection<StoredRecord> changed, Instant newClock, long newSequence) {
        if (together == null) {
            batch.commit();
        } else {
            together.addAll(batch);
            changed.forEach(record -> undo.push(undoing(record)));
        }
        changed.forEach(record -> of(record.type()).put(record.id(), record));
        clock = newClock;
        sequence = newSequence;
    }

    private Runnable undoing(StoredRecord changed) {
        Map<String, StoredRecord> records = of(changed.type());
        StoredRecord before = records.get(changed.id());
        return before == null ? () -> records.remove(changed.id()) : () -> records.put(before.id(), before);
    }

    private void restore(StateFile.Document document) {
        if (document.object().equals(META)) {
            sequence = document.json().path("value").asLong();
            return;
        }
        ObjectType type = catalog.find(document.object()).orElseThrow();
        StoredRecord record = StoredRecord.from(type, document.id(), document.json());
        of(type).put(record.id(), record);
        Instant stamp =
                DateTimes.moment(record.get("SystemModstamp").asString()).orElse(clock);
        clock = stamp.isAfter(clock) ? stamp : clock;
    }

    private Map<String, StoredRecord> of(ObjectType type) {
        return records.getOrDefault(type.name(), Map.of());
    }
}
