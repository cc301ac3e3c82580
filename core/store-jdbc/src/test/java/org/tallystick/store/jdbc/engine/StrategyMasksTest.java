package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Found;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * F-DUP-04: every combination of fates for a batch of three, with every strategy: one record per key in the end, each with the newest state, and
 * nothing open. Requests that take effect late do so within their declared life.
 */
class StrategyMasksTest {

    private static final int BATCH = 3;

    private enum Chance {
        NONE,
        THROTTLED,
        REPLY_LOST,
        REQUEST_LOST,
        DELAYED;

        private void befalls(PaperTarget<?> target, String key) {
            switch (this) {
                case NONE -> {}
                case THROTTLED -> target.meets(key, Fate.throttled(Duration.ofSeconds(1)));
                case REPLY_LOST -> target.meets(key, Fate.replyLost());
                case REQUEST_LOST -> target.meets(key, Fate.requestLost());
                case DELAYED -> target.meets(key, Fate.delayed());
            }
        }
    }

    static Stream<Arguments> combinations() {
        int kinds = Chance.values().length;
        return Stream.of(
                        WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
                        WriteStrategy.NATIVE_KEY,
                        WriteStrategy.UNIQUE_BUSINESS_KEY,
                        WriteStrategy.PROBE_THEN_CREATE)
                .flatMap(strategy -> IntStream.range(0, (int) Math.pow(kinds, BATCH))
                        .mapToObj(mask -> Arguments.of(strategy, chances(mask, kinds))));
    }

    private static List<Chance> chances(int mask, int kinds) {
        List<Chance> chances = new ArrayList<>();
        for (int rest = mask, i = 0; i < BATCH; i++, rest /= kinds) {
            chances.add(Chance.values()[rest % kinds]);
        }
        return chances;
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void oneDocumentPerKey(WriteStrategy strategy, List<Chance> chances) {
        ManualTime time = new ManualTime();
        PaperTarget<Invoice> target = target(strategy);
        time.then(target::catchesUp);
        ScriptedDecider decider = new ScriptedDecider();
        for (int i = 0; i < BATCH; i++) {
            decider.puts("I" + i, Papers.invoice("I" + i, "100.00"));
        }
        meets(target, "I", chances);

        try (JdbcStore store = JdbcStore.sqliteInMemory();
                Tallystick tally = tally(store, time, strategy, RecordType.INVOICE, target, decider)) {
            assertThatAllIsThere(tally.run(AUGUST), target);
        }
        assertThat(new HashSet<>(target.idempotencyKeys())).hasSizeGreaterThanOrEqualTo(BATCH);
    }

    /** The fates meet the update: what is there has the old state. */
    @ParameterizedTest
    @MethodSource("combinations")
    void oneRecordPerKeyWithTheNewestState(WriteStrategy strategy, List<Chance> chances) {
        ManualTime time = new ManualTime();
        PaperTarget<Customer> target = target(strategy);
        time.then(target::catchesUp);
        ScriptedDecider decider = new ScriptedDecider();

        try (JdbcStore store = JdbcStore.sqliteInMemory();
                Tallystick tally = tally(store, time, strategy, RecordType.CUSTOMER, target, decider)) {
            puts(decider, "old");
            assertThatAllIsThere(tally.run(AUGUST), target);
            puts(decider, "new");
            meets(target, "C", chances);
            assertThatAllIsThere(tally.run(SEPTEMBER), target);
        }

        assertThat(target.kept()).allSatisfy(found -> assertThat(found.digest()).contains("new"));
    }

    private static void puts(ScriptedDecider decider, String name) {
        for (int i = 0; i < BATCH; i++) {
            decider.puts("C" + i, Papers.customer("C" + i, name));
        }
    }

    private static void meets(PaperTarget<?> target, String prefix, List<Chance> chances) {
        for (int i = 0; i < BATCH; i++) {
            chances.get(i).befalls(target, prefix + i);
        }
    }

    private static void assertThatAllIsThere(Run run, PaperTarget<?> target) {
        target.catchesUp();
        assertThat(run.waiting()).isEmpty();
        assertThat(run.exceptions()).isEmpty();
        Set<String> keys = new HashSet<>();
        assertThat(target.kept()).hasSize(BATCH).extracting(Found::externalKey).allMatch(keys::add);
    }

    private static <T extends Entity> PaperTarget<T> target(WriteStrategy strategy) {
        PaperTarget<T> target = new PaperTarget<>();
        return switch (strategy) {
            case UPSERT_BY_EXTERNAL_KEY -> target.upserting();
            case NATIVE_KEY -> target.rememberingKeys();
            case UNIQUE_BUSINESS_KEY -> target.refusingSeconds();
            case PROBE_THEN_CREATE, NONE -> target;
        };
    }

    private static <T extends Entity> Tallystick tally(
            JdbcStore store,
            ManualTime time,
            WriteStrategy strategy,
            RecordType<T> type,
            PaperTarget<T> target,
            ScriptedDecider decider) {
        return Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(type, target, strategy))
                .decide(decider)
                .deliver(type, to("erp"))
                .build();
    }
}
