package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.WrongStore.doing;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.store.Cursors;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** What the guards are for: without what the hub says to them, what they hold goes. */
class SwitchedOffGuardsTest {

    private final JdbcStore hub = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void withoutTheCreateGuardsMemoryAFloodIsCreated() {
        assertThat(created(hub)).isZero();
        assertThat(created(doing(
                                Cursors.class,
                                "find",
                                call -> call.<String>arg(0).startsWith("creates/") ? Optional.empty() : call.proceed())
                        .apply(JdbcStore.sqliteInMemory())))
                .isEqualTo(6);
    }

    private int created(Store store) {
        PaperTarget<Customer> target = new PaperTarget<>();
        ScriptedDecider decider = new ScriptedDecider();
        IntStream.range(0, 6).forEach(i -> decider.puts("C" + i, Papers.customer("C" + i, "new")));
        Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target))
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp").creatingAtMost(5))
                .build()
                .run(AUGUST);
        return target.kept().size();
    }

    @Test
    void withoutTheDeleteGuardAListingThatMissesMuchDeletesIt() {
        assertThat(liveAfterABrokenListing(hub, 3)).isEqualTo(10);
        assertThat(liveAfterABrokenListing(JdbcStore.sqliteInMemory(), Integer.MAX_VALUE))
                .isEqualTo(4);
    }

    private int liveAfterABrokenListing(Store store, int limit) {
        PaperSource<Customer> source = new PaperSource<>();
        Tallystick tally = Bench.engine(store, time)
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, source, PaperSystem.LISTINGS))
                .ingest(RecordType.CUSTOMER, from("crm").deletingAtMost(limit))
                .build();
        IntStream.range(0, 10).forEach(i -> source.says(Papers.account("C" + i, 1, "there")));
        tally.run(AUGUST);
        IntStream.range(0, 6).forEach(i -> source.forgets("C" + i));
        tally.run(SEPTEMBER);
        return store.inTransaction(tx -> tx.documents().liveIds("crm/customer")).size();
    }

    @Test
    void aCursorThatIsKeptOutsideTheTransactionOfItsPageLosesThePageThatAPowerCutUndoes() {
        assertThat(liveAfterAPowerCut(hub)).isEqualTo(1);
        assertThat(liveAfterAPowerCut(outsideTransactions(JdbcStore.sqliteInMemory())))
                .isZero();
    }

    private static Store outsideTransactions(Store right) {
        Map<String, Object> kept = new HashMap<>();
        Store reading = doing(Cursors.class, "find", call -> Optional.ofNullable(kept.get(call.<String>arg(0))))
                .apply(right);
        return doing(Cursors.class, "put", call -> kept.put(call.arg(0), call.arg(1)))
                .apply(reading);
    }

    private int liveAfterAPowerCut(Store store) {
        AtomicBoolean cut = new AtomicBoolean(true);
        Store dying = doing(Cursors.class, "put", call -> {
                    Object done = call.proceed();
                    if (call.arg(0).equals("crm/customer") && cut.getAndSet(false)) {
                        throw new PowerCut();
                    }
                    return done;
                })
                .apply(store);
        PaperSource<Customer> source = new PaperSource<>();
        source.says(Papers.account("C1", 1, "there"));
        Tallystick tally = Bench.reading(dying, time, "crm", RecordType.CUSTOMER, source);
        assertThatThrownBy(() -> tally.run(AUGUST)).isInstanceOf(PowerCut.class);
        tally.run(AUGUST);
        return dying.inTransaction(tx -> tx.documents().liveIds("crm/customer")).size();
    }
}
