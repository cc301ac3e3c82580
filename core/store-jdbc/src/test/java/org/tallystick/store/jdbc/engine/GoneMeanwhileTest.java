package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionDesk;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.WriteStrategy;
import org.tallystick.store.jdbc.JdbcStore;

/** What was sent with an unknown outcome is looked up whatever became of its record meanwhile. */
class GoneMeanwhileTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> target = new PaperTarget<>();
    private final ScriptedDecider decider = new ScriptedDecider().puts("key", Papers.customer("C1", "Acme"));
    private final Tallystick tally = Bench.writing(store, time, RecordType.CUSTOMER, target, decider);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void oneThatTheTargetHasIsLinked() {
        dieWhileSending();

        Run run = tally.run(AUGUST);

        assertThat(run.exceptions()).isEmpty();
        assertThat(run.waiting()).isEmpty();
        assertThat(tally.query()
                        .standing(Papers.customerRef("crm", "C1"), "erp")
                        .orElseThrow()
                        .remoteId())
                .isEqualTo("1");
    }

    @Test
    void oneThatTheTargetDoesNotHaveIsSetAside() {
        dieWhileSending();
        target.loses("C1");
        assertThat(tally.run(AUGUST).exceptions()).isEmpty();
        assertThat(target.calls()).hasSize(1);

        time.pass(Duration.ofMinutes(2));
        assertThat(tally.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("RECORD_GONE");
        assertThat(target.calls()).hasSize(1);
    }

    /** Nothing makes sure of it but the person's word. */
    @Test
    void oneThatAPersonDidNotFindInTheTargetIsSetAside() {
        target.meets("C1", Fate.requestLost());
        Tallystick unsafe = Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.CUSTOMER, target, WriteStrategy.NONE))
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .build();
        unsafe.run(AUGUST);
        deleteRecord();
        time.pass(Duration.ofMinutes(2));
        assertThat(unsafe.run(AUGUST).waiting()).containsOnlyKeys("erp/customer");

        ExceptionDesk desk = unsafe.exceptions();
        desk.replay(desk.find(CaseFilter.open(), 0, 10).get(0).id(), "Ada", "looked: it is not there");

        assertThat(unsafe.run(AUGUST).exceptions()).extracting(Finding::code).containsExactly("RECORD_GONE");
        assertThat(target.calls()).hasSize(1);
    }

    private void dieWhileSending() {
        target.meets("C1", Fate.processDies());
        assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> tally.run(AUGUST));
        deleteRecord();
    }

    private void deleteRecord() {
        store.inTransaction(tx -> {
            RecordRow row = tx.records().page("customer", "", 1).get(0);
            tx.records()
                    .put(List.of(new RecordRow(
                            row.type(), row.id(), null, null, 2, "", null, null, null, null, row.run(), 0)));
            return row;
        });
    }
}
