package org.tallystick.benchmarks;

import java.io.PrintStream;
import java.math.BigDecimal;
import org.tallystick.benchmarks.Contest.Work;
import org.tallystick.billing.Billing;
import org.tallystick.model.Invoice;

/**
 * Approved hours of one engagement become its proposal: all rules, beside a loop that looks up the rate, rounds, sums by role, and taxes. Two lines: the
 * second is our own cost of an item beside our own with a tenth of the items, 1 where it is the same.
 */
final class BillingMeasurement implements Measurement {

    private static final int PART = 10;

    @Override
    public String name() {
        return "billing";
    }

    @Override
    public String description() {
        return "billable hours of one engagement to a proposal, beside a hand-written loop; then beside a tenth of the hours";
    }

    @Override
    public int defaultRecords() {
        return 100_000;
    }

    @Override
    public void run(Scale scale, PrintStream out) throws Exception {
        Rounds rounds = Rounds.few();
        out.println(rounds.measure(besideALoop(scale)).line());
        out.println(rounds.measure(besideATenth(scale)).line());
    }

    Contest besideALoop(Scale scale) {
        BillableMonth month = BillableMonth.of(scale.records());
        HandWrittenBilling loop = new HandWrittenBilling(month);
        return new Contest(name(), scale.records(), () -> cents(bill(month)), loop::grossCents);
    }

    /** The part is billed as often as makes the same number of items. */
    Contest besideATenth(Scale scale) {
        int part = Math.max(1, scale.records() / PART);
        BillableMonth whole = BillableMonth.of(part * PART);
        BillableMonth tenth = BillableMonth.of(part);
        Work parts = () -> {
            long items = 0;
            for (int i = 0; i < PART; i++) {
                items += items(bill(tenth));
            }
            return items;
        };
        return new Contest("billing-linear", part * PART, () -> items(bill(whole)), parts);
    }

    private static Invoice bill(BillableMonth month) {
        return Billing.bill(month.input(), month.master()).proposal().orElseThrow();
    }

    private static long cents(Invoice invoice) {
        return invoice.totals()
                .gross()
                .amount()
                .movePointRight(invoice.currency().exponent())
                .longValueExact();
    }

    private static long items(Invoice invoice) {
        return invoice.lines().stream().mapToLong(line -> line.sources().size()).sum();
    }

    /** Whole cents of an amount with two decimals. */
    static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
