package org.tallystick.testkit.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tallystick.spi.WriteStrategy;

/** A small system in memory, with one token, one list to read and one to write. Thread-safe. */
final class PaperServer {

    static final int MOST_CALLS = 20;
    static final int NAME_LIMIT = 40;
    static final Duration KEY_LIFE = Duration.ofHours(1);
    static final Duration LAG = Duration.ofSeconds(5);

    final Map<String, PaperRow> rows = new TreeMap<>();
    final Map<String, PaperDoc> docs = new TreeMap<>();
    private final WriteStrategy strategy;
    private final boolean atomic;
    private Instant now = Instant.parse("2026-03-31T22:30:00Z");
    private int secrets = 1;
    private int ids;
    private int requests;
    private RemoteFault fault = RemoteFault.UNAVAILABLE;
    private int faulty;
    private int passing;

    PaperServer(WriteStrategy strategy, boolean atomic) {
        this.strategy = strategy;
        this.atomic = atomic;
    }

    synchronized Instant now() {
        return now;
    }

    synchronized void advance(Duration time) {
        now = now.plus(time);
    }

    synchronized int requests() {
        return requests;
    }

    synchronized String token() {
        return "canary-token-%d".formatted(secrets);
    }

    synchronized void rotate() {
        secrets++;
    }

    synchronized void arm(RemoteFault next, int calls) {
        fault = next;
        faulty = calls;
        passing = 0;
    }

    synchronized void armAfter(int calls, RemoteFault next) {
        arm(next, 1);
        passing = calls;
    }

    synchronized String whoAmI(String token) {
        return call(token, () -> PaperReply.of(List.of("user"), 1)).items().get(0);
    }

    synchronized void seed(String id, long version, Instant stamp, boolean deleted, String text) {
        rows.put(id, new PaperRow(id, version, stamp.truncatedTo(ChronoUnit.SECONDS), deleted, text));
    }

    synchronized PaperReply<PaperRow> select(
            String token, Predicate<PaperRow> where, Comparator<PaperRow> order, int skip, int limit) {
        return call(token, () -> {
            List<PaperRow> all =
                    rows.values().stream().filter(where).sorted(order).toList();
            return PaperReply.of(
                    all.stream().skip(skip).limit(Math.min(limit, MOST_CALLS)).toList(), rows.size());
        });
    }

    synchronized PaperReply<PaperDoc> find(String token, Predicate<PaperDoc> where, int skip, int limit) {
        return call(
                token,
                () -> PaperReply.of(
                        docs.values().stream()
                                .filter(doc -> !doc.writtenAt().plus(LAG).isAfter(now))
                                .filter(where)
                                .skip(skip)
                                .limit(limit)
                                .toList(),
                        docs.size()));
    }

    synchronized int count() {
        return docs.size();
    }

    synchronized Optional<PaperDoc> byKey(String key) {
        return docs.values().stream().filter(doc -> doc.key().equals(key)).findFirst();
    }

    /** Writes; one answer for each: an id, or {@code !CODE text}. */
    synchronized PaperReply<String> write(String token, Collection<PaperDoc> batch) {
        return call(token, () -> {
            if (batch.size() > MOST_CALLS) {
                throw new PaperRefusal(413, "TOO_MANY", "at most %d records".formatted(MOST_CALLS));
            }
            Map<String, PaperDoc> before = new TreeMap<>(docs);
            List<String> answers = new ArrayList<>();
            batch.forEach(doc -> answers.add(writeOne(doc)));
            if (atomic && answers.stream().anyMatch(answer -> answer.startsWith("!"))) {
                docs.clear();
                docs.putAll(before);
                answers.replaceAll(
                        answer -> answer.startsWith("!") ? answer : "!ROLLED_BACK another record was refused");
            }
            answers.stream().map(docs::get).filter(Objects::nonNull).forEach(this::show);
            return PaperReply.of(answers, answers.size());
        });
    }

    /** Removes what has one of these keys; gives their ids. */
    synchronized PaperReply<String> remove(String token, Collection<String> keys) {
        return call(token, () -> {
            List<String> ids = docs.values().stream()
                    .filter(doc -> keys.contains(doc.key()))
                    .map(PaperDoc::id)
                    .toList();
            ids.forEach(docs::remove);
            return PaperReply.of(ids, ids.size());
        });
    }

    /** What is written is there to read, too. */
    private void show(PaperDoc doc) {
        long version =
                Optional.ofNullable(rows.get(doc.id())).map(PaperRow::version).orElse(0L) + 1;
        seed(doc.id(), version, now, false, doc.text());
    }

    private String writeOne(PaperDoc doc) {
        if (doc.name().startsWith("forbidden")) {
            return "!RULE the name is reserved";
        }
        Optional<PaperDoc> there = known(doc);
        if (there.isPresent()
                && strategy == WriteStrategy.UNIQUE_BUSINESS_KEY
                && !doc.id().equals("overwrite")) {
            return "!EXISTS " + there.get().id();
        }
        if (there.isPresent() && strategy == WriteStrategy.NATIVE_KEY) {
            return there.get().text().equals(doc.text()) ? there.get().id() : "!KEY_REUSED another body";
        }
        String id = there.map(PaperDoc::id).orElseGet(() -> "d" + ++ids);
        docs.put(
                id,
                doc.with(
                        id, doc.idempotencyKey(), there.map(PaperDoc::writtenAt).orElse(now)));
        return id;
    }

    private Optional<PaperDoc> known(PaperDoc doc) {
        return docs.values().stream()
                .filter(other -> switch (strategy) {
                    case UPSERT_BY_EXTERNAL_KEY, UNIQUE_BUSINESS_KEY ->
                        other.key().equals(doc.key());
                    case NATIVE_KEY ->
                        other.idempotencyKey().equals(doc.idempotencyKey())
                                && other.writtenAt().plus(KEY_LIFE).isAfter(now);
                    case PROBE_THEN_CREATE, NONE -> false;
                })
                .findFirst();
    }

    private <R> PaperReply<R> call(String token, Supplier<PaperReply<R>> work) {
        requests++;
        if (faulty <= 0 || passing-- > 0) {
            return authorized(token, work);
        }
        faulty--;
        return switch (fault) {
            case UNAVAILABLE -> throw new PaperRefusal(503, "DOWN", "down for maintenance");
            case THROTTLED_SECONDS -> throw new PaperRefusal(429, "SLOW_DOWN", "too many requests", "7");
            case THROTTLED_DATE ->
                throw new PaperRefusal(
                        429,
                        "SLOW_DOWN",
                        "too many requests",
                        now.plusSeconds(7).toString());
            case THROTTLED_GARBAGE -> throw new PaperRefusal(429, "SLOW_DOWN", "too many requests", "soon");
            case UNAUTHORIZED -> throw new PaperRefusal(401, "BAD_TOKEN", "the token is not valid");
            case OVERLOAD_AS_UNAUTHORIZED -> throw new PaperRefusal(401, "OVERLOADED", "invalid login attempt");
            case HELD -> throw new PaperRefusal(409, "HELD", "another holds it");
            case PERIOD_CLOSED -> throw new PaperRefusal(422, "PERIOD", "the period is closed");
            case ECHO -> throw new PaperRefusal(500, "ECHO", "request with token " + token + " failed");
            case CUT_REPLY -> authorized(token, work).cut();
            case GARBAGE_REPLY -> authorized(token, work).garbage();
            case REPLY_LOST -> {
                authorized(token, work);
                throw PaperRefusal.lost();
            }
        };
    }

    private <R> PaperReply<R> authorized(String token, Supplier<PaperReply<R>> work) {
        if (!token.equals(token())) {
            throw new PaperRefusal(401, "BAD_TOKEN", "the token is not valid");
        }
        return work.get();
    }
}
