package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.testkit.properties.ledger.BillingHistory;
import org.tallystick.testkit.properties.ledger.PeriodResult;
import org.tallystick.testkit.properties.ledger.ReferenceLedger;

/**
 * Billing gives what the naive ledger gives, in random histories of three months (TCK-4). Another number of them:
 * {@code -Dtallystick.histories=N}; another first seed: {@code -Dtallystick.seed=N}.
 */
class AgreementTest {

    private static final int HISTORIES = Integer.getInteger("tallystick.histories", 10_000);
    private static final long SEED = Long.getLong("tallystick.seed", 1);

    @Test
    void billingAgreesWithTheNaiveLedger() {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            BillingHistory history = BillingHistory.of(seed);
            try {
                compare(history);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("In the history of seed %d: %s".formatted(seed, e), e);
            }
        }
    }

    private static void compare(BillingHistory history) {
        ReferenceLedger ledger = new ReferenceLedger(history.tables());
        ChainedBilling billing = new ChainedBilling(history.tables());
        history.deliveries().forEach((period, delivery) -> {
            List<String> expected = facts(ledger.run(period, delivery));
            List<String> actual = facts(period, billing.run(period, delivery));
            List<String> missing = without(expected, actual);
            List<String> tooMuch = without(actual, expected);
            assertThat(List.of(missing, tooMuch))
                    .as("missing, too much in %s", period)
                    .containsOnly(List.of());
        });
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    private static List<String> facts(PeriodResult result) {
        LedgerFacts facts = new LedgerFacts();
        result.invoices().forEach(facts::invoice);
        result.credits().forEach(facts::credit);
        result.held().forEach(facts::held);
        return facts.lines();
    }

    private static List<String> facts(YearMonth period, List<BillingOutcome> outcomes) {
        BillingFacts facts = new BillingFacts(period);
        Stream<Invoice> invoices = outcomes.stream().flatMap(outcome -> outcome.proposal().stream());
        Stream<CreditMemo> credits = outcomes.stream().flatMap(outcome -> outcome.credits().stream());
        invoices.forEach(facts::invoice);
        credits.forEach(facts::credit);
        outcomes.forEach(outcome -> outcome.held().forEach(facts::held));
        return facts.lines();
    }
}
