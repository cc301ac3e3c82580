package org.tallystick.simulators.salesforce.internal.data;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.salesforce.internal.schema.ObjectType;

/**
 * Changes that are kept together or not at all. It sees its own changes; nobody else does before {@link #commit()}.
 */
public final class UnitOfWork {

    private final OrgData data;
    private final StateFile.Batch batch;
    private final Map<String, StoredRecord> changed = new LinkedHashMap<>();
    private Instant clock;
    private long sequence;

    UnitOfWork(OrgData data, StateFile.Batch batch, Instant clock, long sequence) {
        this.data = data;
        this.batch = batch;
        this.clock = clock;
        this.sequence = sequence;
    }

    public Optional<StoredRecord> find(ObjectType type, String id) {
        StoredRecord mine = changed.get(id);
        return mine == null ? data.find(type, id) : Optional.of(mine);
    }

    /** All records of an object, deleted ones too. */
    public Collection<StoredRecord> all(ObjectType type) {
        Map<String, StoredRecord> all = new LinkedHashMap<>();
        data.all(type).forEach(record -> all.put(record.id(), record));
        changed.values().stream()
                .filter(record -> record.type() == type)
                .forEach(record -> all.put(record.id(), record));
        return all.values();
    }

    /** The next moment of the org's clock. */
    public Instant tick() {
        clock = clock.plusMillis(1);
        return clock;
    }

    /** The next number of the org, for ids and auto-numbers. */
    public long nextNumber() {
        sequence++;
        return sequence;
    }

    public void create(StoredRecord record) {
        keep(record);
        batch.countCreate(record.type().name());
    }

    public void update(StoredRecord record) {
        keep(record);
        batch.countUpdate(record.type().name());
    }

    /** Keeps a delivered version, which is no write of a client. */
    void load(StoredRecord record, Instant stamp) {
        keep(record);
        clock = stamp.isAfter(clock) ? stamp : clock;
    }

    void markPlayed(String period) {
        batch.markPlayed(period);
    }

    public void commit() {
        changed.values().forEach(record -> batch.put(record.type().name(), record.id(), record.toJson()));
        batch.put(OrgData.META, "sequence", Json.MAPPER.createObjectNode().put("value", sequence));
        data.apply(batch, changed.values(), clock, sequence);
    }

    private void keep(StoredRecord record) {
        changed.put(record.id(), record);
    }
}
