package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.days;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.value.Period;

/** TRN-5: of the amendments those are named that set what was billed, not those that they superseded. */
class ExplainedAmendmentsTest {

    private final Case billing = new Case();

    @Test
    void ofAContractThoseAreNamedThatSetItsDaysAndItsCap() {
        billing.term = days("2026-08-10", "2026-08-20");
        billing.amendDates("D-1", "2026-08-01", "2026-08-02", "2026-08-25");
        billing.amendDates("D-2", "2026-08-05", null, "2026-08-31");
        billing.amendDates("D-3", "2026-09-01", "2026-08-03", null);
        billing.amendCap("C-1", "2026-08-01", "900.00").amendCap("C-2", "2026-08-02", "800.00");
        billing.time("T-1", "2026-08-10", "1");

        assertThat(only().terms()).isEqualTo("2026-08-02..2026-08-31, cap 800.00 EUR, amended by D-1, D-2, C-2");
    }

    @Test
    void whatSetNeitherDaysNorCapAndWhatIsAsAgreedNamesNone() {
        billing.term = days("2026-08-10", "2026-08-20");
        billing.charge("L-1", "310.00", Period.ALWAYS).amendCharge("A-1", "L-1", "2026-09-01", "620.00");
        billing.amendCharge("A-2", "L-2", "2026-08-01", "31.00");

        assertThat(only().terms()).isEqualTo("2026-08-10..2026-08-20");
        assertThat(origins()).containsExactly("310.00 a month of contract line L-1, 11 of 31 days");
    }

    @Test
    void aChargeNamesTheAmendmentThatSetIt() {
        billing.charge("L-1", "310.00", Period.ALWAYS)
                .amendCharge("A-1", "L-1", "2026-08-01", "31.00")
                .amendCharge("A-2", "L-1", "2026-08-02", "620.00")
                .amendCharge("A-3", "L-1", "2026-08-03", "620.00");

        assertThat(origins())
                .containsExactly(
                        "31.00 a month of contract line L-1 as amended by A-1, 1 of 31 days",
                        "620.00 a month of contract line L-1 as amended by A-2, 30 of 31 days");
    }

    private LineExplanation only() {
        List<LineExplanation> lines = billing.bill().explanations();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private List<String> origins() {
        return billing.bill().explanations().stream()
                .flatMap(line -> line.items().stream())
                .map(LineExplanation.Item::origin)
                .toList();
    }
}
