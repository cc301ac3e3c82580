package org.tallystick.engine.internal.deliver;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/**
 * Records of one type towards one target.
 *
 * @param target system
 * @param type of record
 * @param sink writes it
 * @param lookup finds it by our key
 * @param capabilities what writing promises
 * @param externalKey our stable business key of a record: never contains a version
 * @param always whether every record that is put goes there; else those that a decision asks for
 * @param maxCreates most records that one run may create there unasked
 * @param tier how critical it is
 * @param isRead whether records of the type are read from the target too
 * @param isOwned whether ownership rules say what is taken of what is read there
 * @param region in which the target lies; none: it is not known
 * @param leftOut what the target is not to have
 * @param port behind which the target stands; none: flows name it itself
 * @param rules what is written beside the built-in mapping
 * @param <T> the entity
 */
public record DeliverFlow<T extends Entity>(
        String target,
        RecordType<T> type,
        RecordSink<T> sink,
        RecordLookup<T> lookup,
        WriteCapabilities capabilities,
        Function<T, String> externalKey,
        boolean always,
        int maxCreates,
        Tier tier,
        boolean isRead,
        boolean isOwned,
        @Nullable String region,
        LeftOut leftOut,
        @Nullable String port,
        RuleSet rules) {

    private static final Set<RecordType<?>> DOCUMENTS =
            Set.of(RecordType.INVOICE, RecordType.CREDIT_MEMO, RecordType.JOURNAL_ENTRY, RecordType.PAYMENT);

    /** Its name: {@code target/type}. */
    public String name() {
        return target + "/" + type.name();
    }

    /** The same by another way, on which no create needs leave. */
    public DeliverFlow<T> through(RecordSink<T> otherSink, RecordLookup<T> otherLookup) {
        return copy(target, otherSink, otherLookup, Integer.MAX_VALUE);
    }

    /** What was planned for another name, which this engine has no way to: nothing is sent on it. */
    DeliverFlow<T> under(String name) {
        return copy(name, sink, lookup, maxCreates);
    }

    private DeliverFlow<T> copy(
            String otherTarget, RecordSink<T> otherSink, RecordLookup<T> otherLookup, int otherMaxCreates) {
        return new DeliverFlow<>(
                otherTarget,
                type,
                otherSink,
                otherLookup,
                capabilities,
                externalKey,
                always,
                otherMaxCreates,
                tier,
                isRead,
                isOwned,
                region,
                leftOut,
                port,
                rules);
    }

    /** Of some records, those that are planned for it already, or that the target knows under an id of its own: two look-ups. */
    Set<String> known(StoreTransaction tx, Set<String> recordIds) {
        Set<String> known = new HashSet<>(
                tx.deliveries().states(target, type.name(), recordIds).keySet());
        known.addAll(tx.crosswalk().remoteIds(target, type.name(), recordIds).keySet());
        return known;
    }

    /** Whether decisions that name {@code name} mean it. */
    boolean isCalled(String name) {
        return target.equals(name) || name.equals(port);
    }

    /** Whether the record may lie where the target is (POL-8): a record that must not leave its region goes to no target of another or of none. */
    boolean admits(T record) {
        String residency = record.header().handling().residency();
        return residency == null || residency.equals(region);
    }

    boolean isMoreCriticalThan(DeliverFlow<?> other) {
        return tier.isBefore(other.tier);
    }

    /** Documents go to a target once, and are taken for ours only with equal content. To one that keeps a copy of them they are records like others. */
    boolean isDocument() {
        return isDocument(type) && !sink.followsDocuments();
    }

    /** Whether a document is what it was when it was planned, or is not sent. Who is only told of it gets what is known when it is sent. */
    public boolean isFrozen() {
        return isDocument() && !sink.isTold();
    }

    /** Whether the target ends what it has and was deleted at its source. */
    boolean ends() {
        return sink instanceof EndingSink;
    }

    /** Of a target that {@link #ends}. */
    void end(List<String> externalKeys) {
        guarded("end", () -> {
            ((EndingSink<T>) sink).end(externalKeys);
            return true;
        });
    }

    /** Whether records of the type are issued as they are, once: a change is another document. */
    public static boolean isDocument(RecordType<?> type) {
        return DOCUMENTS.contains(type);
    }

    /** What the target has is taken for ours only with equal content: issued documents, and keys that others may use too (F-DUP-15). */
    boolean isTakenOnlyIfEqual() {
        return isDocument() || capabilities.strategy() == WriteStrategy.UNIQUE_BUSINESS_KEY;
    }

    /** Whether it is settled by look-ups what becomes of an unknown outcome. */
    boolean isProbed() {
        return capabilities.strategy() == WriteStrategy.PROBE_THEN_CREATE
                || capabilities.strategy() == WriteStrategy.NATIVE_KEY;
    }

    /** From when on a look-up that finds nothing can be trusted to find what is sent now. */
    Instant visibleFrom(Instant sent) {
        return lifeOf(sent).plus(capabilities.lookupLag());
    }

    /** Until when what is sent now may take effect. */
    Instant lifeOf(Instant sent) {
        return sent.plus(capabilities.maxRequestLife());
    }

    /** Whether what is sent again may take effect twice: else the target knows the second by its key. */
    boolean mayTakeEffectTwice() {
        return capabilities.strategy() != WriteStrategy.NATIVE_KEY;
    }

    /**
     * {@link #externalKey} of a record.
     *
     * @throws ConnectorException if the host's function throws, or gives none: a record without a key ends nothing but its own delivery
     */
    public String keyOf(T record) {
        String key;
        try {
            key = externalKey.apply(record);
        } catch (ConnectorException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConnectorException(DeliveryProblems.noKey(this, record, "threw " + e), e);
        }
        if (key == null || key.isBlank()) {
            throw new ConnectorException(DeliveryProblems.noKey(this, record, "gave none"));
        }
        return key;
    }

    List<Ref<?>> references(T record) {
        return guarded("references", () -> List.copyOf(sink.references(record)));
    }

    String digest(Write<T> write) {
        return guarded("digest", () -> requireNonNull(lookup.digest(write), "digest"));
    }

    T normalForm(Write<T> write) {
        return guarded("normalForm", () -> requireNonNull(sink.normalForm(write), "normal form"));
    }

    Map<String, Found> byExternalKey(Collection<String> keys) {
        return guarded("byExternalKey", () -> Map.copyOf(lookup.byExternalKey(keys)));
    }

    /** A connector that throws what its contract does not name ends its own flow, never the run. */
    private <R> R guarded(String call, Supplier<R> connector) {
        try {
            return connector.get();
        } catch (ConnectorException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ConnectorException(
                    DeliveryProblems.connectorDefect(this, "threw %s in %s".formatted(e, call)), e);
        }
    }
}
