package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.retry.CircuitBreaker;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryBudget;
import org.tallystick.engine.retry.RetryPolicy;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.ReusedHub;
import org.tallystick.testkit.properties.ledger.ReferenceDelivery;
import org.tallystick.testkit.properties.ledger.ReferenceDelivery.Death;
import org.tallystick.testkit.properties.ledger.ReferenceDelivery.Standing;

/**
 * Records that go through one hub to one target together, each with a history of its own that a seed draws: versions that come late, twice
 * or out of order, requests and replies that are lost, refusals. Sometimes the process dies with a batch in flight. After each run each
 * record stands where its {@link ReferenceDelivery} stands.
 */
final class DeliveryHistories {

    /** Histories that share a hub. */
    static final int TOGETHER = 100;

    private static final int RUNS = 3;

    /** None is refused after a request was lost, which would stay open: that is for the simulation. The last is a refusal. */
    private static final List<List<ReferenceDelivery.Fate>> FATES = List.of(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(ReferenceDelivery.Fate.REPLY_LOST),
            List.of(ReferenceDelivery.Fate.REQUEST_LOST),
            List.of(ReferenceDelivery.Fate.REQUEST_LOST, ReferenceDelivery.Fate.REPLY_LOST),
            List.of(ReferenceDelivery.Fate.REQUEST_LOST, ReferenceDelivery.Fate.REQUEST_LOST),
            List.of(ReferenceDelivery.Fate.REFUSED));

    private static final int UNREFUSED = FATES.size() - 1;

    /** Retries are not rationed: which of them a run leaves to the next one is not what is compared. */
    private static final Limits PATIENT = Limits.builder()
            .withRetryBudget(new RetryBudget(100, 10_000, Duration.ofMinutes(1)))
            .withBreaker(new CircuitBreaker(
                    1_000, 1_000, 100, Duration.ofSeconds(30), Duration.ofMinutes(20), Duration.ofMinutes(2)))
            .build();

    /** What is to be sent again goes together. */
    private static final RetryPolicy AT_ONCE = RetryPolicy.builder()
            .withMaxAttempts(8)
            .withBackoff(Duration.ofNanos(1), Duration.ofNanos(1))
            .withMaxDuration(Duration.ofMinutes(2))
            .build();

    private final ManualTime time = new ManualTime(2_000);
    private final Store hub = ReusedHub.empty();
    private final PaperSource<Customer> crm = new PaperSource<>();
    final PaperTarget<Customer> erp = new PaperTarget<>();
    private final Map<String, ReferenceDelivery> models = new TreeMap<>();
    private final Map<String, List<String>> lives = new TreeMap<>();
    private final Random random;
    private final WriteStrategy strategy;
    private @Nullable Tallystick engine;

    DeliveryHistories(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        strategy = List.of(WriteStrategy.values()).get((int) (seed % WriteStrategy.values().length));
        for (int i = 0; i < TOGETHER; i++) {
            String id = "C%03d".formatted(i);
            models.put(id, new ReferenceDelivery(strategy != WriteStrategy.NONE));
            lives.put(id, new ArrayList<>());
        }
        switch (strategy) {
            case UPSERT_BY_EXTERNAL_KEY -> erp.upserting();
            case NATIVE_KEY -> erp.rememberingKeys();
            case UNIQUE_BUSINESS_KEY -> erp.refusingSeconds();
            case PROBE_THEN_CREATE, NONE -> {}
        }
    }

    void live() {
        for (int run = 0; run < RUNS; run++) {
            arrive();
            meet();
            finish(YearMonth.of(2026, 1).plusMonths(run));
            compare();
            time.pass(Duration.ofHours(3));
        }
    }

    private void arrive() {
        List<String> news = new ArrayList<>();
        models.forEach((id, model) -> {
            List<Integer> versions =
                    random.ints(random.nextInt(3), 1, 6).boxed().toList();
            model.arrive(versions);
            versions.forEach(version -> news.add(id + " v" + version));
            lives.get(id).add("reads " + versions);
        });
        Collections.shuffle(news, random);
        news.forEach(name -> crm.says(Papers.account(
                name.substring(0, name.indexOf(' ')), Integer.parseInt(name.substring(name.indexOf('v') + 1)), name)));
    }

    /** The process may die when the target has come to one of the records that are due: they come in the order of their keys. */
    private void meet() {
        List<String> due =
                models.keySet().stream().filter(id -> models.get(id).isDue()).toList();
        int death = due.isEmpty() || random.nextInt(3) > 0 ? -1 : random.nextInt(due.size());
        for (int i = 0; i < due.size(); i++) {
            Death own = death < 0 ? Death.NONE : i > death ? Death.BEFORE_IT : Death.AFTER_IT;
            int choices = own == Death.BEFORE_IT ? UNREFUSED : FATES.size();
            List<ReferenceDelivery.Fate> fates = FATES.get(random.nextInt(choices));
            erp.meets(due.get(i), i == death ? dying(fates) : fates(fates));
            models.get(due.get(i)).run(fates, own);
            lives.get(due.get(i)).add("meets " + fates + ", death " + own);
        }
    }

    private static Fate[] fates(List<ReferenceDelivery.Fate> fates) {
        return fates.stream()
                .map(fate -> switch (fate) {
                    case WELL -> throw new IllegalArgumentException("what goes well is not said");
                    case REPLY_LOST -> Fate.replyLost();
                    case REQUEST_LOST -> Fate.requestLost();
                    case REFUSED -> Fate.refused();
                })
                .toArray(Fate[]::new);
    }

    /** The same, but that the process ends with the first. */
    private static Fate[] dying(List<ReferenceDelivery.Fate> fates) {
        boolean arrives = fates.isEmpty() || fates.get(0).arrives();
        List<Fate> all = new ArrayList<>();
        all.add(arrives ? Fate.processDies() : Fate.requestLostWithUs());
        Collections.addAll(all, fates(fates.subList(Math.min(1, fates.size()), fates.size())));
        return all.toArray(Fate[]::new);
    }

    private void finish(YearMonth period) {
        try {
            engine().run(period);
        } catch (PowerCut e) {
            engine = null;
            ReusedHub.reopen();
            time.pass(Duration.ofMinutes(4));
            engine().run(period);
        }
    }

    private Tallystick engine() {
        Tallystick running = engine == null ? build() : engine;
        engine = running;
        return running;
    }

    private Tallystick build() {
        ReadCapabilities reads = new ReadCapabilities(true, DeleteMode.NONE, Duration.ZERO, Duration.ZERO, 1_000);
        WriteCapabilities writes = new WriteCapabilities(
                strategy,
                TOGETHER,
                false,
                PaperSystem.REQUEST_LIFE,
                Duration.ZERO,
                Integer.MAX_VALUE,
                PaperSystem.KEY_TIME_TO_LIVE);
        return Bench.engine(hub, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm, reads))
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, erp, writes))
                .withLimits("erp", PATIENT)
                .withRetry(AT_ONCE)
                .ingest(RecordType.CUSTOMER, from("crm"))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
    }

    private void compare() {
        Map<String, String> states = states();
        Set<String> open = hub.inTransaction(tx -> tx.exceptions().openAfter(Long.MAX_VALUE).stream()
                .map(ExceptionRow::subject)
                .collect(Collectors.toSet()));
        models.forEach((id, model) -> {
            String seen = "%s, target has %s, sent %d times, exception %s"
                    .formatted(
                            states.getOrDefault(id, "NOT_PLANNED"),
                            contents(id),
                            erp.calls().stream()
                                    .filter(call -> call.contains(id))
                                    .count(),
                            open.contains("erp/customer/" + id));
            assertThat(seen).as("%s by %s: %s", id, strategy, lives.get(id)).isEqualTo(expected(id, model));
        });
    }

    private static String expected(String id, ReferenceDelivery model) {
        boolean isOpen = model.standing() == Standing.REFUSED || model.standing() == Standing.UNKNOWN;
        List<String> there = model.there() == 0 ? List.of() : List.of(id + " v" + model.there());
        String state = model.standing() == Standing.REFUSED
                ? "REJECTED"
                : model.standing().name();
        return "%s, target has %s, sent %d times, exception %s".formatted(state, there, model.writes(), isOpen);
    }

    private Map<String, String> states() {
        List<DeliveryRow> rows = hub.inTransaction(
                tx -> tx.deliveries().findByExternalKeys("erp", "customer", List.copyOf(models.keySet())));
        return rows.stream()
                .collect(Collectors.toMap(
                        DeliveryRow::externalKey, row -> row.state().name()));
    }

    /** The names under a key: of each record that the target has under it. */
    private List<String> contents(String id) {
        return erp.kept().stream()
                .filter(found -> found.externalKey().equals(id))
                .map(Found::digest)
                .map(text -> IntStream.range(1, 6)
                        .mapToObj(version -> id + " v" + version)
                        .filter(text::contains)
                        .collect(Collectors.joining()))
                .toList();
    }
}
