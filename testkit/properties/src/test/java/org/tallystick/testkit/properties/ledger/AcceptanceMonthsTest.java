package org.tallystick.testkit.properties.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The naive ledger is right: it gives what both acceptance months expect, to the cent. */
class AcceptanceMonthsTest {

    private static final Path EXAMPLES = Path.of("../../examples");

    @Test
    void theFirstMonthComesOutAsExpected() {
        check(QuoteToCashFiles.read(EXAMPLES.resolve("quote-to-cash/month-end-1")));
    }

    @Test
    void theSecondMonthComesOutAsExpected() {
        check(ManagedServicesFiles.read(EXAMPLES.resolve("managed-services/month-end-2")));
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private static void check(Month month) {
        ReferenceLedger ledger = new ReferenceLedger(month.tables());
        List<PeriodResult> results = new ArrayList<>();
        month.deliveries().forEach((period, delivery) -> results.add(ledger.run(period, delivery)));
        Facts expected = new Facts();
        expected.expectedInvoices(month.expected().json("invoices.json"));
        expected.expectedCredits(month.expected().json("credits.json"));
        expected.expectedHeld(month.expected().json("exceptions.json"));
        expected.expectedRevenue(month.expected().json("revenue.json"));
        Facts actual = new Facts();
        results.forEach(result -> actual.invoices(result.invoices()));
        results.forEach(result -> actual.credits(result.credits()));
        results.forEach(actual::held);
        actual.revenue(ledger.revenue());

        assertThat(expected.lines()).hasSizeGreaterThan(1000);
        assertThat(without(expected.lines(), actual.lines())).as("missing").isEmpty();
        assertThat(without(actual.lines(), expected.lines())).as("too much").isEmpty();
    }
}
