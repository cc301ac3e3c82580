package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;

/** A run that is cut short between two keys goes on with those that are left. */
class DecideCrashTest {

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final PaperTarget<Customer> target = new PaperTarget<>();

    @Test
    void whatWasDoneStaysDoneAndTheRestGoesOn() {
        ScriptedDecider dying = new ScriptedDecider()
                .puts("1", Papers.customer("C1", "Acme"))
                .on("2", () -> {
                    throw new PowerCut();
                })
                .puts("3", Papers.customer("C3", "Crane"));
        ScriptedDecider living = new ScriptedDecider()
                .puts("1", Papers.customer("C1", "Acme"))
                .puts("2", Papers.customer("C2", "Bolt"))
                .puts("3", Papers.customer("C3", "Crane"));

        try (Tallystick tally = open(dying)) {
            assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> tally.run(AUGUST));
        }
        assertThat(target.calls()).isEmpty();
        try (Tallystick tally = open(living)) {
            tally.run(AUGUST);
        }

        assertThat(living.decided()).containsExactly("2", "3");
        assertThat(target.calls()).containsExactly(List.of("C1", "C2", "C3"));
    }

    @Test
    void aClosedRunIsNotDecidedAgain() {
        ScriptedDecider decider = new ScriptedDecider().on("1", () -> Decision.NONE);
        try (Tallystick tally = open(decider)) {
            tally.run(AUGUST);
            tally.run(AUGUST);
        }

        assertThat(decider.decided()).containsExactly("1");
    }

    @Test
    void aDecisionThatFailsLeavesNothingBehindAndTheOthersGoOn() {
        ScriptedDecider decider = new ScriptedDecider()
                .puts("2", Papers.customer("C2", "Bolt"))
                .on(
                        "1",
                        () -> Decision.builder()
                                .put(Papers.customer("C1", "Acme"))
                                .deliver(Papers.invoiceRef("absent"), "erp", Map.of())
                                .build());
        try (Tallystick tally = open(decider)) {
            assertThat(tally.run(AUGUST).exceptions()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo("DECISION_FAILED");
                assertThat(finding.subject()).isEqualTo("scripted/1");
                assertThat(finding.message()).contains("hub/invoice/absent");
            });
            assertThat(tally.query().standing(Papers.customerRef("crm", "C1"), "erp"))
                    .isEmpty();
            decider.puts("1", Papers.customer("C1", "Acme"));

            assertThat(tally.run(AUGUST.plusMonths(1)).exceptions()).isEmpty();
        }
        assertThat(target.calls()).containsExactly(List.of("C2"), List.of("C1"));
    }

    @Test
    void aRunWaitsForTheOneThatIsOpenAndNeverGoesBack() {
        ScriptedDecider dying = new ScriptedDecider().on("1", () -> {
            throw new PowerCut();
        });
        try (Tallystick tally = open(dying)) {
            assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> tally.run(AUGUST));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> tally.run(AUGUST.plusMonths(1)))
                    .withMessageContaining("2026-08");
            dying.on("1", () -> Decision.NONE);
            tally.run(AUGUST);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> tally.run(AUGUST.minusMonths(1)))
                    .withMessageContaining("too late");
        }
    }

    private Tallystick open(ScriptedDecider decider) {
        return Bench.writing(JdbcStore.sqlite(folder.resolve("hub.db")), time, RecordType.CUSTOMER, target, decider);
    }
}
