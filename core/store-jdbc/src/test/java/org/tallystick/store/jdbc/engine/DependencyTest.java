package org.tallystick.store.jdbc.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** Records that name each other: what can go goes, in any order (F-ORD-07, F-ORD-11); a ring is named. */
class DependencyTest {

    private final Map<String, List<String>> names = new HashMap<>();
    private final PaperTarget<Customer> target = new PaperTarget<Customer>()
            .naming(customer -> names.get(customer.ref().id()).stream()
                    .<Ref<?>>map(id -> Papers.customerRef("crm", id))
                    .toList());
    private final ScriptedDecider decider = new ScriptedDecider();

    @Test
    void aRingIsAnExceptionThatNamesItAndWhatHangsOnItWaits() {
        customer("A", "B");
        customer("B", "C");
        customer("C", "A");
        customer("D", "A");
        customer("E");

        Run run = run();

        assertThat(keys()).containsExactly("E");
        assertThat(run.exceptions())
                .extracting(Finding::code, Finding::subject)
                .containsExactly(
                        tuple("DEPENDENCY_CYCLE", "erp/customer/A"),
                        tuple("DEPENDENCY_CYCLE", "erp/customer/B"),
                        tuple("DEPENDENCY_CYCLE", "erp/customer/C"),
                        tuple("WAITS_FOR", "erp/customer/D"));
        assertThat(run.exceptions().get(0).message()).contains("A waits for B waits for C, and again A");
    }

    @Test
    void aRecordThatNamesItselfIsARingOfOne() {
        customer("A", "A");

        assertThat(run().exceptions()).extracting(Finding::code).containsExactly("DEPENDENCY_CYCLE");
    }

    @Test
    void aRingThatIsOpenedAtItsSourceIsFreedByItself() {
        customer("A", "B");
        customer("B", "A");
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            Tallystick tally = Bench.writing(store, new ManualTime(), RecordType.CUSTOMER, target, decider);
            tally.run(AUGUST);
            names.put("B", List.of());

            Run run = tally.run(SEPTEMBER);
            assertThat(run.exceptions()).isEmpty();
            assertThat(run.waiting()).isEmpty();
        }
        assertThat(keys()).containsExactlyInAnyOrder("A", "B");
    }

    /** Each record names one of a lower number, in the numbering of a shuffle; some are refused. */
    @Property(tries = 40)
    void exactlyWhatHangsOnARefusedRecordIsParked(
            @ForAll @Size(12) List<@IntRange(max = 100) Integer> parents,
            @ForAll @Size(max = 3) Set<@IntRange(max = 11) Integer> refused) {
        DependencyTest fresh = new DependencyTest();
        int count = parents.size();
        int[] parent = IntStream.range(0, count)
                .map(i -> i == 0 ? 0 : parents.get(i) % i)
                .toArray();
        for (int i = 0; i < count; i++) {
            fresh.customer(key(i), i == 0 ? new String[0] : new String[] {key(parent[i])});
        }
        refused.forEach(i -> fresh.target.meets(key(i), Fate.refused()));
        Set<Integer> parked = new HashSet<>(refused);
        for (int i = 1; i < count; i++) {
            if (parked.contains(parent[i])) {
                parked.add(i);
            }
        }

        fresh.run();

        assertThat(fresh.keys())
                .isEqualTo(IntStream.range(0, count)
                        .filter(i -> !parked.contains(i))
                        .mapToObj(DependencyTest::key)
                        .collect(toSet()));
    }

    /** The order of keys, in which batches are made, is not the order of dependence. */
    private static String key(int i) {
        return "K" + (i * 7 % 12);
    }

    private void customer(String id, String... named) {
        names.put(id, List.of(named));
        decider.puts(id, Papers.customer(id, "customer " + id));
    }

    private Run run() {
        try (JdbcStore store = JdbcStore.sqliteInMemory()) {
            return Bench.writing(store, new ManualTime(), RecordType.CUSTOMER, target, decider)
                    .run(AUGUST);
        }
    }

    private Set<String> keys() {
        return target.kept().stream().map(Found::externalKey).collect(toSet());
    }
}
