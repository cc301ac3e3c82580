package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.OCTOBER;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.store.jdbc.JdbcStore;

/** The exceptions of a key are exactly those of its newest decision; what was open after a run can be asked for ever. */
class FindingsTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Tallystick tally =
            Bench.writing(store, new ManualTime(), RecordType.CUSTOMER, new PaperTarget<Customer>(), decider);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void eachRunOpensAndClosesExactlyWhatChanged() {
        decider.on("1", () -> found("A", "B")).on("2", () -> found("Z"));
        tally.run(AUGUST);
        decider.on("1", () -> found("B", "C"));
        tally.run(SEPTEMBER);
        decider.on("1", () -> found());
        tally.run(OCTOBER);

        assertThat(open(AUGUST)).containsExactly("A", "B", "Z");
        assertThat(open(SEPTEMBER)).containsExactly("B", "C", "Z");
        assertThat(open(OCTOBER)).containsExactly("Z");
    }

    @Test
    void aFindingComesBackAsItWasFound() {
        Finding finding = new Finding(
                "CAP_EXCEEDED",
                "crm/engagement/E1",
                "finance",
                "the cap of 100.00 EUR is exceeded by 5.00 EUR",
                "amend the contract",
                Money.of("5.00", "EUR"),
                new TreeMap<>(Map.of("cap", "100.00")));
        decider.on("1", () -> Decision.builder().find(finding).build());

        assertThat(tally.run(AUGUST).exceptions()).containsExactly(finding);
    }

    @Test
    void nothingIsOpenAfterAPeriodThatHadNoRun() {
        assertThat(open(AUGUST)).isEmpty();
    }

    private static Decision found(String... codes) {
        Decision.Builder decision = Decision.builder();
        for (String code : codes) {
            decision.find(Finding.of(code, "crm/customer/C1", "finance", "broken", "mend it"));
        }
        return decision.build();
    }

    private List<String> open(YearMonth period) {
        return tally.query().exceptionsOpenAfter(period).stream()
                .map(Finding::code)
                .toList();
    }
}
