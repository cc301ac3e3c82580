package org.tallystick.store.jdbc.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** A system on paper: what it can read and write is put together by the test. */
final class PaperSystem implements Connector {

    /** Two documents a page, so that a few make several pages. A place in a feed has no step. */
    static final ReadCapabilities INCREMENTS =
            new ReadCapabilities(true, DeleteMode.TOMBSTONE, Duration.ZERO, Duration.ZERO, 2);
    /** Complete listings, two documents a page. */
    static final ReadCapabilities LISTINGS =
            new ReadCapabilities(false, DeleteMode.ABSENCE, Duration.ofSeconds(1), Duration.ZERO, 2);

    static final Duration REQUEST_LIFE = Duration.ofMinutes(1);
    static final Duration LOOKUP_LAG = Duration.ofSeconds(5);
    static final Duration KEY_TIME_TO_LIVE = Duration.ofMinutes(30);

    private final Map<RecordType<?>, ReadCapabilities> reads = new HashMap<>();
    private final Map<RecordType<?>, WriteCapabilities> writes = new HashMap<>();
    private final Map<RecordType<?>, RecordSource<?>> sources = new HashMap<>();
    private final Map<RecordType<?>, PaperTarget<?>> targets = new HashMap<>();
    private final Map<RecordType<?>, PaperTarget<?>> customs = new HashMap<>();
    private final List<CustomObject> asked = new ArrayList<>();
    private Supplier<Optional<Allowance>> allowance = Optional::empty;
    private Runnable closing = () -> {};

    <T extends Entity> PaperSystem reading(RecordType<T> type, RecordSource<T> source) {
        return reading(type, source, INCREMENTS);
    }

    <T extends Entity> PaperSystem reading(RecordType<T> type, RecordSource<T> source, ReadCapabilities capabilities) {
        sources.put(type, source);
        reads.put(type, capabilities);
        return this;
    }

    <T extends Entity> PaperSystem writing(RecordType<T> type, PaperTarget<T> target) {
        return writing(type, target, WriteStrategy.UPSERT_BY_EXTERNAL_KEY);
    }

    <T extends Entity> PaperSystem writing(RecordType<T> type, PaperTarget<T> target, WriteStrategy strategy) {
        return writing(type, target, declaring(strategy, REQUEST_LIFE));
    }

    static WriteCapabilities declaring(WriteStrategy strategy, Duration requestLife) {
        return new WriteCapabilities(strategy, 4, false, requestLife, LOOKUP_LAG, Integer.MAX_VALUE, KEY_TIME_TO_LIVE);
    }

    <T extends Entity> PaperSystem writing(RecordType<T> type, PaperTarget<T> target, WriteCapabilities capabilities) {
        targets.put(type, target);
        writes.put(type, capabilities);
        return this;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor("paper", "1", reads, writes);
    }

    /** It says of the calls of its account what {@code said} gives. */
    PaperSystem telling(Supplier<Optional<Allowance>> said) {
        allowance = said;
        return this;
    }

    @Override
    public Optional<Allowance> allowance() {
        return allowance.get();
    }

    @Override
    public void check() {}

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return Optional.ofNullable((RecordSource<T>) sources.get(type));
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.ofNullable(target(type));
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.ofNullable(target(type));
    }

    @SuppressWarnings("unchecked")
    private <T extends Entity> PaperTarget<T> target(RecordType<T> type) {
        return (PaperTarget<T>) targets.get(type);
    }

    /** It has a custom object for records of the type. */
    <T extends Entity> PaperSystem writingCustom(RecordType<T> type, PaperTarget<T> target) {
        customs.put(type, target);
        return this;
    }

    /** The custom objects that it was asked for. */
    List<CustomObject> customObjects() {
        return asked;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        asked.add(object);
        return Optional.ofNullable((PaperTarget<T>) customs.get(type))
                .map(target -> new CustomObjectPort<>(
                        target, target, declaring(WriteStrategy.UPSERT_BY_EXTERNAL_KEY, REQUEST_LIFE)));
    }

    /** What happens when it is closed. */
    PaperSystem closing(Runnable work) {
        closing = work;
        return this;
    }

    @Override
    public void close() {
        closing.run();
    }
}
