package org.tallystick.store.jdbc.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** A system that is told of approved time, many entries at once; of some writes it loses the request or the answer. */
final class Subscriber implements Connector, RecordSink<TimeEntry>, RecordLookup<TimeEntry> {

    private static final int BATCH = 500;
    private static final int ONE_IN = 40;

    private final Map<String, List<String>> hours = new HashMap<>();
    private final Map<String, Found> found = new HashMap<>();
    private final Random chance;
    private int writes;

    Subscriber(long seed) {
        this.chance = new Random(seed);
    }

    /** The hours that it was told, by external key, in the order in which they came; what came twice running stands once. */
    Map<String, List<String>> hours() {
        return hours;
    }

    int writes() {
        return writes;
    }

    @Override
    public List<Outcome> write(List<Write<TimeEntry>> batch) {
        return batch.stream().map(this::write).toList();
    }

    private Outcome write(Write<TimeEntry> write) {
        writes++;
        int fate = chance.nextInt(ONE_IN);
        if (fate > 0) {
            String key = write.externalKey();
            note(
                    hours.computeIfAbsent(key, each -> new ArrayList<>()),
                    write.record().hours().toString());
            found.put(key, new Found(key, key, null, digest(write), null, null));
        }
        return fate < 2
                ? Outcome.unknown(Problem.of(FailureKind.OUTCOME_UNKNOWN, "TIMEOUT", "no answer in 60 s"))
                : Outcome.applied(write.externalKey());
    }

    /** What it has already it has once. */
    private static void note(List<String> versions, String hours) {
        if (versions.isEmpty() || !versions.get(versions.size() - 1).equals(hours)) {
            versions.add(hours);
        }
    }

    @Override
    public List<Ref<?>> references(TimeEntry entry) {
        return List.of();
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> there = new LinkedHashMap<>(found);
        there.keySet().retainAll(externalKeys);
        return there;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return new Listing(List.copyOf(found.values()), null);
    }

    @Override
    public String digest(Write<TimeEntry> write) {
        return write.record().toString();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        WriteCapabilities writing = new WriteCapabilities(
                WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
                BATCH,
                false,
                PaperSystem.REQUEST_LIFE,
                PaperSystem.LOOKUP_LAG,
                Integer.MAX_VALUE,
                PaperSystem.KEY_TIME_TO_LIVE);
        return new ConnectorDescriptor("subscriber", "1", Map.of(), Map.of(RecordType.TIME_ENTRY, writing));
    }

    @Override
    public void check() {}

    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // It takes time entries only.
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.of((RecordSink<T>) this);
    }

    @Override
    @SuppressWarnings("unchecked") // It takes time entries only.
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.of((RecordLookup<T>) this);
    }

    @Override
    public void close() {}
}
