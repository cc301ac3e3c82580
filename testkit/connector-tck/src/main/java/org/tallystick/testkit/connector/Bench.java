package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Page;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/**
 * Where a rule works: a connector and its system, and what rules do with them. Not for use by authors.
 *
 * @param <T> the entity
 */
public final class Bench<T extends Entity> implements AutoCloseable {

    private static final int PAGES = 5_000;

    private final Remote<T> remote;
    private final Connector connector;
    private @Nullable Instant start;

    Bench(Remote<T> remote) {
        this.remote = remote;
        this.connector = remote.connect(this::secret);
    }

    private Secret secret(String name) {
        String content = remote.secrets().get(name);
        if (content == null) {
            throw new IllegalArgumentException("Remote.secrets() has no '%s'".formatted(name));
        }
        return Secret.of(content);
    }

    Remote<T> remote() {
        return remote;
    }

    Connector connector() {
        return connector;
    }

    /** What the descriptor claims of reading; the rule is untested if it claims nothing. */
    ReadCapabilities reads() {
        return Optional.ofNullable(connector.descriptor().reads().get(remote.type()))
                .orElseThrow(() -> untested("the descriptor does not read " + remote.type()));
    }

    WriteCapabilities writes() {
        return Optional.ofNullable(connector.descriptor().writes().get(remote.type()))
                .orElseThrow(() -> untested("the descriptor does not write " + remote.type()));
    }

    /** Leaves the rule untested if the claim is not made. */
    static void assume(boolean claimed, String otherwise) {
        if (!claimed) {
            throw untested(otherwise);
        }
    }

    static TestAbortedException untested(String reason) {
        return new TestAbortedException("untested: " + reason);
    }

    RecordSource<T> source() {
        reads();
        return connector
                .source(remote.type(), SourceSpec.BUILT_IN)
                .orElseThrow(() -> new AssertionError(
                        "the descriptor reads %s, and source() gives none.".formatted(remote.type())));
    }

    RecordSink<T> sink() {
        writes();
        return connector
                .sink(remote.type())
                .orElseThrow(() -> new AssertionError(
                        "the descriptor writes %s, and sink() gives none.".formatted(remote.type())));
    }

    RecordLookup<T> lookup() {
        writes();
        return connector
                .lookup(remote.type())
                .orElseThrow(() -> new AssertionError(
                        "the descriptor writes %s, and lookup() gives none.".formatted(remote.type())));
    }

    /** A moment at which change marks are settled, {@code steps} of the mark after the first. */
    Instant step(int steps) {
        Duration step = reads().cursorPrecision().isZero() ? Duration.ofMillis(1) : reads().cursorPrecision();
        Instant first = start;
        if (first == null) {
            first = remote.now().minus(reads().overlap()).minus(step.multipliedBy(200));
            start = first;
        }
        return first.plus(step.multipliedBy(steps));
    }

    /** Seeds that many documents, each a step after the one before. Gives their ids, in order. */
    List<String> seed(int documents) {
        reads();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            ids.add(remote.seed(i, 1, step(i)));
        }
        return ids;
    }

    /** All that can be read from there on. */
    Reading<T> read(@Nullable String cursor, int limit) {
        RecordSource<T> source = source();
        List<Page<T>> pages = new ArrayList<>();
        String at = cursor;
        while (true) {
            Page<T> page = source.read(at, limit);
            pages.add(page);
            String next = page.cursor();
            if (!page.more()) {
                return new Reading<>(pages, next);
            }
            require(
                    next != null && !next.equals(at),
                    "page %d says that there is more, and its cursor has not moved from %s.",
                    pages.size(),
                    at);
            require(pages.size() < PAGES, "reading did not end after %d pages.", PAGES);
            at = next;
        }
    }

    /** A write of a record, with the keys that the engine would give it. */
    Write<T> write(int number, int revision) {
        return write(remote.record(number, revision), "tck-" + number, "%d/%d".formatted(number, revision));
    }

    Write<T> write(T record, String externalKey, String intent) {
        return write(record, externalKey, intent, null);
    }

    Write<T> write(T record, String externalKey, String intent, @Nullable String remoteId) {
        Map<Ref<?>, String> references = new HashMap<>();
        sink().references(record).forEach(named -> references.put(named, remote.idOf(named)));
        return new Write<>(record, externalKey, idempotencyKey(externalKey + "/" + intent), remoteId, references);
    }

    private static String idempotencyKey(String intent) {
        String digits = HexFormat.of().formatHex(intent.getBytes(StandardCharsets.UTF_8));
        return (digits + "0".repeat(64)).substring(0, 64);
    }

    /** Sends one, and gives what became of it. */
    Outcome send(Write<T> write) {
        return send(List.of(write)).get(0);
    }

    List<Outcome> send(List<Write<T>> batch) {
        List<Outcome> outcomes = sink().write(batch);
        require(outcomes.size() == batch.size(), "%d writes gave %d outcomes.", batch.size(), outcomes.size());
        return outcomes;
    }

    /** Sends one that must succeed; gives its remote id. */
    String apply(Write<T> write) {
        Outcome outcome = send(write);
        require(succeeded(outcome), "a good record was not applied: %s.", text(outcome));
        settle();
        return String.valueOf(outcome.remoteId());
    }

    /** What a reading gives of a write; the rule is untested if what is written is not read there. */
    T readBack(Write<T> write, String remoteId) {
        return read(null, 50).changes().stream()
                .flatMap(
                        change -> change instanceof Change.Upsert<T> upsert ? upsert.drafts().stream() : Stream.empty())
                .filter(draft -> draft.ref().id().equals(remoteId)
                        || draft.externalKey()
                                .filter(write.externalKey()::equals)
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> untested("what is written is not among what is read"))
                .build();
    }

    static boolean succeeded(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.APPLIED || outcome.kind() == Outcome.Kind.UNCHANGED;
    }

    static String text(Outcome outcome) {
        return outcome.problem() == null
                ? "%s as %s".formatted(outcome.kind(), outcome.remoteId())
                : "%s with %s %s: %s"
                        .formatted(
                                outcome.kind(),
                                outcome.problem().kind(),
                                outcome.problem().code(),
                                outcome.problem().message());
    }

    /** Lets pass what a look-up may lag behind. */
    void settle() {
        remote.advance(writes().lookupLag());
    }

    /** Whether repeating a write makes no second record, by declaration. */
    boolean repeatable() {
        WriteStrategy strategy = writes().strategy();
        return strategy == WriteStrategy.UPSERT_BY_EXTERNAL_KEY
                || strategy == WriteStrategy.UNIQUE_BUSINESS_KEY
                || (strategy == WriteStrategy.NATIVE_KEY
                        && !writes().keyTimeToLive().isZero());
    }

    void arm(RemoteFault fault, int calls) {
        assume(remote.faults().contains(fault), "the remote side cannot be armed with " + fault);
        remote.arm(fault, calls);
    }

    @Override
    public void close() {
        connector.close();
        remote.close();
    }

    /**
     * What a reading gave.
     *
     * @param pages in order
     * @param cursor where the next one goes on
     */
    record Reading<T extends Entity>(
            List<Page<T>> pages, @Nullable String cursor) {

        List<Change<T>> changes() {
            return pages.stream().flatMap(page -> page.changes().stream()).toList();
        }

        List<String> ids() {
            return changes().stream().map(Change::documentId).toList();
        }

        Change<T> of(String documentId) {
            return changes().stream()
                    .filter(change -> change.documentId().equals(documentId))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> new AssertionError("document %s was not read.".formatted(documentId)));
        }
    }
}
