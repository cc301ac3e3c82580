package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.RetryBudget;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** The faults that make duplicates, as the catalogue asks for their proof. */
class DuplicateFaultsTest {

    private static final int MANY = 10_000;
    private static final int SEEDS = 1_000;

    /** Half of all calls fail, and are made again all the same. */
    private static final Limits FAULTS_GO_ON =
            Limits.builder().withRetryBudget(new RetryBudget(100, 100_000)).build();

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();

    @AfterEach
    void close() {
        store.close();
    }

    /** Each strategy that lets anything be sent again; the targets keep what the strategy promises of them, and no more. */
    @ParameterizedTest
    @EnumSource(value = WriteStrategy.class, names = "NONE", mode = Mode.EXCLUDE)
    @DisplayName("F-DUP-01, F-DUP-04: three replies in ten are lost after the commit")
    void thousandsOfDocumentsAreThereOnceEach(WriteStrategy strategy) {
        int many = strategy == WriteStrategy.UPSERT_BY_EXTERNAL_KEY ? MANY : MANY / 10;
        PaperTarget<Invoice> target = targetOf(strategy);
        Random chance = new Random(11);
        IntStream.range(0, many)
                .filter(i -> chance.nextInt(10) < 3)
                .forEach(i -> target.meets("I" + i, Fate.replyLost()));

        Run run = tally(store, time, strategy, target, invoices(many)).run(AUGUST);

        assertThat(run.waiting()).isEmpty();
        assertThat(keys(target)).hasSize(many);
        assertThat(new HashSet<>(keys(target))).hasSize(many);
        Set<String> ids = target.kept().stream().map(Found::remoteId).collect(toSet());
        assertThat(linked(ids)).as("links to what is there").isEqualTo(many);
    }

    @Test
    @DisplayName("F-DUP-02: the same intent in a first run, after a restart, in a later run and on another hub")
    void anIntentHasOneKeyWhereverItIsSentFrom() {
        PaperTarget<Invoice> target = targetOf(WriteStrategy.UPSERT_BY_EXTERNAL_KEY);
        target.meets("I0", Fate.requestLost(), Fate.requestLostWithUs(), Fate.throttled(Duration.ofHours(1)));
        ScriptedDecider decider = invoices(1);

        assertThatExceptionOfType(PowerCut.class)
                .isThrownBy(() -> tally(store, time, decider, target).run(AUGUST));
        tally(store, time, decider, target).run(AUGUST);
        time.pass(Duration.ofHours(2));
        tally(store, time, decider, target).run(SEPTEMBER);
        try (JdbcStore other = JdbcStore.sqliteInMemory()) {
            target.loses("I0");
            tally(other, time, decider, target).run(OCTOBER);
        }

        assertThat(target.idempotencyKeys())
                .hasSize(5)
                .containsOnly(target.idempotencyKeys().get(0));
    }

    @Test
    @DisplayName("F-DUP-07: an edit between two attempts, where the target replays its old answer to a key")
    void anEditArrivesThoughTheTargetAnswersTheKeyAsItDidBefore() {
        PaperTarget<Customer> target = targetOf(WriteStrategy.NATIVE_KEY);
        target.turnsBlind();

        assertThatTheEditArrives(target, WriteStrategy.NATIVE_KEY);

        Set<String> keys = new HashSet<>(target.idempotencyKeys());
        assertThat(target.idempotencyKeys()).hasSize(3);
        assertThat(keys).as("the first, sent twice, and the edit's").hasSize(2);
    }

    @Test
    @DisplayName("F-DUP-07: an edit between two attempts, where the target refuses a second")
    void anEditArrivesThoughTheTargetRefusesASecond() {
        assertThatTheEditArrives(targetOf(WriteStrategy.UNIQUE_BUSINESS_KEY), WriteStrategy.UNIQUE_BUSINESS_KEY);
    }

    private void assertThatTheEditArrives(PaperTarget<Customer> target, WriteStrategy strategy) {
        ScriptedDecider decider = new ScriptedDecider().puts("C1", Papers.customer("C1", "old"));
        Tallystick tally = Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target, strategy))
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
        target.meets("C1", Fate.replyLost());
        target.fallsSilentAfter(1);
        tally.run(AUGUST);
        decider.puts("C1", Papers.customer("C1", "new"));
        target.speaksAgain();
        time.pass(Duration.ofMinutes(1));

        assertThat(tally.run(SEPTEMBER).waiting()).isEmpty();
        assertThat(target.kept())
                .singleElement()
                .satisfies(found -> assertThat(found.digest()).contains("new"));
    }

    /** Every mask in a batch of its own, once that those requests are lost, and once that their replies are lost. */
    @ParameterizedTest
    @MethodSource("sizes")
    @DisplayName("F-DUP-11: part of a batch fails, in every way")
    void onlyTheRowsThatNeedItAreSentAgain(int size) {
        int masks = 1 << size;
        int failing = size * masks / 2;

        assertThat(sent(size, masks, Fate.requestLost())).isEqualTo(size * masks + failing);
        assertThat(sent(size, masks, Fate.replyLost())).isEqualTo(size * masks);
    }

    /** Up to 7; {@code -Dtallystick.batch=10} for more. */
    static IntStream sizes() {
        return IntStream.rangeClosed(1, Integer.getInteger("tallystick.batch", 7));
    }

    private static int sent(int size, int masks, Fate fate) {
        PaperTarget<Invoice> target = new PaperTarget<>();
        Decision.Builder decision = Decision.builder();
        for (int mask = 0; mask < masks; mask++) {
            for (int row = 0; row < size; row++) {
                String id = "I%04d-%d".formatted(mask, row);
                decision.put(Papers.invoice(id, "100.00"));
                if ((mask & (1 << row)) != 0) {
                    target.meets(id, fate);
                }
            }
        }
        ScriptedDecider decider = new ScriptedDecider().on("all", decision::build);
        try (JdbcStore store = JdbcStore.sqliteInMemory();
                Tallystick tally = tally(
                        store,
                        new ManualTime(size * masks),
                        WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
                        size,
                        target,
                        decider)) {
            assertThat(tally.run(AUGUST).waiting()).isEmpty();
        }
        assertThat(target.calls().subList(0, masks))
                .allSatisfy(batch -> assertThat(batch).hasSize(size));
        assertThat(keys(target)).hasSize(size * masks);
        assertThat(new HashSet<>(keys(target))).hasSize(size * masks);
        return target.idempotencyKeys().size();
    }

    @Test
    @DisplayName("F-DUP-12: it was sent, and the mark is lost")
    void whatIsSentTwiceIsAppliedOnce() {
        int sentTwice = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random chance = new Random(seed);
            ManualTime clock = new ManualTime();
            PaperTarget<Invoice> target = targetOf(WriteStrategy.NATIVE_KEY);
            int size = 1 + chance.nextInt(3);
            target.meets(
                    "I" + chance.nextInt(size), chance.nextBoolean() ? Fate.processDies() : Fate.requestLostWithUs());
            try (JdbcStore hub = JdbcStore.sqliteInMemory()) {
                Tallystick dying = tally(hub, clock, WriteStrategy.NATIVE_KEY, target, invoices(size));
                assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> dying.run(AUGUST));
                assertThat(tally(hub, clock, WriteStrategy.NATIVE_KEY, target, invoices(size))
                                .run(AUGUST)
                                .waiting())
                        .isEmpty();
            }
            assertThat(keys(target)).as("seed %d", seed).hasSize(size).doesNotHaveDuplicates();
            sentTwice += target.idempotencyKeys().size() - size;
        }
        assertThat(sentTwice).isPositive();
    }

    private static <T extends Entity> PaperTarget<T> targetOf(WriteStrategy strategy) {
        PaperTarget<T> target = new PaperTarget<>();
        return switch (strategy) {
            case UPSERT_BY_EXTERNAL_KEY -> target.upserting();
            case NATIVE_KEY -> target.rememberingKeys();
            case UNIQUE_BUSINESS_KEY -> target.refusingSeconds();
            case PROBE_THEN_CREATE, NONE -> target;
        };
    }

    private static ScriptedDecider invoices(int count) {
        return new ScriptedDecider().on("all", () -> {
            Decision.Builder decision = Decision.builder();
            IntStream.range(0, count).forEach(i -> decision.put(Papers.invoice("I" + i, "100.00")));
            return decision.build();
        });
    }

    private static Tallystick tally(
            JdbcStore hub, ManualTime time, ScriptedDecider decider, PaperTarget<Invoice> target) {
        return tally(hub, time, WriteStrategy.UPSERT_BY_EXTERNAL_KEY, target, decider);
    }

    private static Tallystick tally(
            JdbcStore hub,
            ManualTime time,
            WriteStrategy strategy,
            PaperTarget<Invoice> target,
            ScriptedDecider decider) {
        return tally(hub, time, strategy, 500, target, decider);
    }

    private static Tallystick tally(
            JdbcStore hub,
            ManualTime time,
            WriteStrategy strategy,
            int batchSize,
            PaperTarget<Invoice> target,
            ScriptedDecider decider) {
        WriteCapabilities capabilities = new WriteCapabilities(
                strategy,
                batchSize,
                false,
                PaperSystem.REQUEST_LIFE,
                PaperSystem.LOOKUP_LAG,
                Integer.MAX_VALUE,
                PaperSystem.KEY_TIME_TO_LIVE);
        return Bench.engine(hub, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, target, capabilities))
                .withLimits("erp", FAULTS_GO_ON)
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    private int linked(Set<String> remoteIds) {
        List<RefKey> refs = remoteIds.stream()
                .map(id -> new RefKey("erp", RecordType.INVOICE.name(), id))
                .toList();
        return store.inTransaction(
                        tx -> new HashSet<>(tx.crosswalk().recordIds(refs).values()))
                .size();
    }

    private static List<String> keys(PaperTarget<?> target) {
        return new ArrayList<>(target.kept().stream().map(Found::externalKey).toList());
    }
}
