package org.tallystick.store.jdbc.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.WrongStore.doing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.DirtyKeys;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Runs;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteStrategy;

/** The simulation sees what the engine's protections are for: without one of them some seed ends wrong. */
class SwitchedOffTest {

    private static final long SEEDS = 400;

    /** For what only matters when an engine dies between sending and recording. */
    private static final long MANY_SEEDS = 6_000;

    @Test
    void withoutTakingOverWhatIsInFlightThereAreDuplicates() {
        assertBreaks(
                MANY_SEEDS,
                "one document per key",
                Variant.ofStore(doing(Deliveries.class, "intents", call -> List.of())),
                WriteStrategy.PROBE_THEN_CREATE);
    }

    @Test
    void withoutLookUpsThereAreDuplicates() {
        assertBreaks(
                "one document per key",
                new Variant(store -> store, new SimulatedSystem.Lookups() {
                    @Override
                    public <T extends Entity> RecordLookup<T> through(RecordLookup<T> right) {
                        return new Bent<>(right, keys -> Map.of());
                    }
                }),
                WriteStrategy.PROBE_THEN_CREATE);
    }

    @Test
    void withoutTheVersionWatermarkAnOlderVersionStands() {
        assertBreaks("the target has the newest state", Variant.ofStore(doing(Documents.class, "find", call -> {
            Map<String, DocumentRow> rows = new HashMap<>(call.<Map<String, DocumentRow>>result());
            rows.replaceAll((id, row) -> new DocumentRow(
                    row.flow(), id, Long.MIN_VALUE + 1, row.hash(), row.ruleSet(), row.raw(), row.state()));
            return rows;
        })));
    }

    @Test
    void withoutDirtyKeysWhatChangedIsNotDecided() {
        assertBreaks("every record has a delivery", Variant.ofStore(doing(DirtyKeys.class, "mark", call -> null)));
    }

    @Test
    void withoutComparingContentSomebodyElsesDocumentIsTakenForOurs() {
        assertBreaks("adopted only if equal", new Variant(store -> store, new SimulatedSystem.Lookups() {
            @Override
            public <T extends Entity> RecordLookup<T> through(RecordLookup<T> right) {
                return new Bent<>(right, keys -> same(right.byExternalKey(keys)));
            }
        }));
    }

    private static Map<String, Found> same(Map<String, Found> found) {
        Map<String, Found> same = new HashMap<>(found);
        same.replaceAll((key, there) -> new Found(key, there.remoteId(), null, Bent.SAME, null, null));
        return same;
    }

    @Test
    void withoutMarksARunDecidesAgainWhatItHasDecided() {
        assertBreaks("a run decides a key once", Variant.ofStore(doing(Runs.class, "keyDone", call -> true)));
    }

    private static void assertBreaks(String invariant, Variant variant, WriteStrategy... only) {
        assertBreaks(SEEDS, invariant, variant, only);
    }

    private static void assertBreaks(long seeds, String invariant, Variant variant, WriteStrategy... only) {
        Optional<String> found = LongStream.range(0, seeds)
                .parallel()
                .boxed()
                .flatMap(seed -> Seeds.violations(seed, variant, only).stream())
                .filter(violation -> violation.startsWith(invariant))
                .findAny();

        assertThat(found).as("no seed breaks '%s'", invariant).isPresent();
    }

    /** Look-ups that do not say what is there. */
    private record Bent<T extends Entity>(RecordLookup<T> right, Answers answers) implements RecordLookup<T> {

        static final String SAME = "the same";

        interface Answers {
            Map<String, Found> of(Collection<String> keys);
        }

        @Override
        public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
            return answers.of(externalKeys);
        }

        @Override
        public Listing list(@Nullable String cursor, int limit) {
            return right.list(cursor, limit);
        }

        @Override
        public String digest(Write<T> write) {
            return SAME;
        }
    }
}
