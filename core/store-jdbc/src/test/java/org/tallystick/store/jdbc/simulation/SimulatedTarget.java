package org.tallystick.store.jdbc.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.Ref;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/**
 * Keeps what is written to it as its strategy says, shows it after its look-up lag, and lets delayed requests take effect within their longest
 * life. What it should never see it writes down.
 */
class SimulatedTarget<T extends Entity> implements RecordSink<T>, RecordLookup<T> {

    static final Duration REQUEST_LIFE = Duration.ofSeconds(60);
    static final Duration LOOKUP_LAG = Duration.ofSeconds(5);
    static final Duration KEY_TIME_TO_LIVE = Duration.ofMinutes(10);

    private final WriteStrategy strategy;
    private final VirtualTime time;
    private final Faults faults;
    private final Random random;
    private final List<Kept> kept = new ArrayList<>();
    private final List<Late<T>> late = new ArrayList<>();
    private final Map<String, Answered> answered = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final List<String> violations = new ArrayList<>();
    private int ids;

    /** A record, and from when on a look-up shows it so. */
    private record Kept(
            String key,
            String id,
            String content,
            Instant visible,
            @Nullable String before) {}

    private record Late<T extends Entity>(Write<T> write, Instant at) {}

    private record Answered(String id, Instant at) {}

    SimulatedTarget(WriteStrategy strategy, VirtualTime time, Faults faults, Random random) {
        this.strategy = strategy;
        this.time = time;
        this.faults = faults;
        this.random = random;
    }

    /** It has a record that somebody else made. */
    void has(String key, String content) {
        kept.add(new Kept(key, "X" + key, content, time.instant(), null));
    }

    Faults faults() {
        return faults;
    }

    /** What is on its way when it drops a record takes effect later all the same. */
    void drop(Collection<String> keys) {
        settle();
        kept.removeIf(each -> keys.contains(each.key()));
    }

    /** The contents under each key. */
    Map<String, List<String>> contents() {
        Map<String, List<String>> contents = new HashMap<>();
        kept.forEach(each ->
                contents.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each.content()));
        return contents;
    }

    List<String> violations() {
        return violations;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return record instanceof Invoice invoice ? List.of(invoice.billTo()) : List.of();
    }

    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        faults.at(Point.WRITE);
        settle();
        List<Outcome> answers = batch.stream().map(this::write).toList();
        faults.at(Point.ANSWER);
        return answers;
    }

    private Outcome write(Write<T> write) {
        return switch (faults.fate()) {
            case WELL -> commit(write, time.instant());
            case REPLY_LOST -> {
                commit(write, time.instant());
                yield unknown();
            }
            case REQUEST_LOST -> unknown();
            case DELAYED -> {
                late.add(new Late<>(write, time.instant().plusMillis(random.nextLong(REQUEST_LIFE.toMillis()))));
                yield unknown();
            }
            case THROTTLED ->
                Outcome.retry(Problem.of(FailureKind.THROTTLED, "429", "slow down")
                        .withRetryAfter(Duration.ofSeconds(random.nextInt(200))));
            case REFUSED -> Outcome.rejected(Problem.of(FailureKind.REFUSED, "RULE_7", "not today"));
        };
    }

    private static Outcome unknown() {
        return Outcome.unknown(Problem.of(FailureKind.OUTCOME_UNKNOWN, "TIMEOUT", "no answer"));
    }

    /** Delayed requests whose time has come have taken effect, each at its moment. */
    private void settle() {
        List<Late<T>> due = late.stream()
                .filter(each -> !each.at().isAfter(time.instant()))
                .sorted(java.util.Comparator.comparing(Late::at))
                .toList();
        late.removeAll(due);
        due.forEach(each -> commit(each.write(), each.at()));
    }

    private Outcome commit(Write<T> write, Instant at) {
        return switch (strategy) {
            case UPSERT_BY_EXTERNAL_KEY -> keep(write, idOf(write.externalKey()), at);
            case UNIQUE_BUSINESS_KEY ->
                write.remoteId() == null && idOf(write.externalKey()).isPresent()
                        ? Outcome.of(Problem.of(FailureKind.DUPLICATE, "KEY_EXISTS", "there is one already"))
                        : keep(write, Optional.empty(), at);
            case NATIVE_KEY -> remembering(write, at);
            case PROBE_THEN_CREATE, NONE -> keep(write, Optional.empty(), at);
        };
    }

    private Outcome remembering(Write<T> write, Instant at) {
        Answered before = answered.get(write.idempotencyKey());
        if (before != null && before.at().plus(KEY_TIME_TO_LIVE).isAfter(at)) {
            return Outcome.applied(before.id());
        }
        Outcome outcome = keep(write, Optional.empty(), at);
        answered.put(write.idempotencyKey(), new Answered(Objects.requireNonNull(outcome.remoteId()), at));
        return outcome;
    }

    private Optional<String> idOf(String key) {
        return kept.stream()
                .filter(each -> each.key().equals(key))
                .map(Kept::id)
                .findFirst();
    }

    private Outcome keep(Write<T> write, Optional<String> there, Instant at) {
        watchOrder(write);
        String id = write.knownRemoteId().or(() -> there).orElseGet(() -> Integer.toString(++ids));
        String before = null;
        for (Kept each : List.copyOf(kept)) {
            if (each.id().equals(id)) {
                before = each.content();
                kept.remove(each);
            }
        }
        kept.add(new Kept(write.externalKey(), id, content(write.record()), at.plus(LOOKUP_LAG), before));
        return Outcome.applied(id);
    }

    private void watchOrder(Write<T> write) {
        int version = version(write.record());
        Integer before = newest.put(write.externalKey(), version);
        if (before != null && before > version) {
            violations.add("per-record order: %s gets v%d after v%d".formatted(write.externalKey(), version, before));
        }
    }

    private static int version(Entity record) {
        String content = content(record);
        return Integer.parseInt(content.substring(content.lastIndexOf('v') + 1));
    }

    /** The content in its normal form. */
    static String content(Entity record) {
        return record instanceof Customer customer
                ? customer.name()
                : "billed v" + ((Invoice) record).totals().net().amount().intValueExact();
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        faults.at(Point.LOOKUP);
        settle();
        Map<String, Found> found = new LinkedHashMap<>();
        shown().stream()
                .filter(each -> externalKeys.contains(each.externalKey()))
                .forEach(each -> found.put(each.externalKey(), each));
        return found;
    }

    private List<Found> shown() {
        List<Found> shown = new ArrayList<>();
        for (Kept each : kept) {
            String content = each.visible().isAfter(time.instant()) ? each.before() : each.content();
            if (content != null) {
                shown.add(new Found(each.key(), each.id(), null, content, null, null));
            }
        }
        return shown;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        faults.at(Point.LOOKUP);
        settle();
        return new Listing(shown(), null);
    }

    @Override
    public String digest(Write<T> write) {
        return content(write.record());
    }
}
