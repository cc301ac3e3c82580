package org.tallystick.examples.quotetocash;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.engine.Query;
import org.tallystick.engine.Run;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.process.BillingRelease;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;

/** What the example shows while it works, and in the end what a finance person would want to see. */
final class Report {

    private static final List<String> MISSING_FILES = List.of("credits.json", "revenue.json");

    private final PrintStream console;
    private final Query query;
    private final SetupRows setups;

    Report(PrintStream console, Query query) {
        this.console = console;
        this.query = query;
        this.setups = new SetupRows(query);
    }

    void starting(YearMonth period) {
        console.printf("%s  deliveries arrive, the run starts%n", period);
    }

    void finished(Run run) {
        int read = run.ingested().values().stream().mapToInt(Run.Ingested::read).sum();
        int setAside = run.ingested().values().stream()
                .mapToInt(Run.Ingested::setAside)
                .sum();
        if (run.ingested().isEmpty()) {
            console.printf("%s  was run before: nothing is decided again%n", run.period());
        } else {
            console.printf(
                    "%s  %d documents read from %d flows, %d set aside%n",
                    run.period(), read, run.ingested().size(), setAside);
        }
        SetupRows.Rows setup = setups.of(run.period());
        console.printf(
                "%s  %d opportunities set up, %d blocked; %d invoices%n",
                run.period(),
                setup.created().size(),
                setup.blocked().size(),
                query.madeIn(RecordType.INVOICE, run.period()).size());
        run.waiting()
                .forEach((flow, rows) -> rows.forEach(
                        (key, why) -> console.printf("%s  waiting: %s %s (%s)%n", run.period(), flow, key, why)));
        if (run.breaks().isEmpty()) {
            console.printf("%s  reconciled: hub and ERP agree by count, net and tax%n", run.period());
        }
        run.breaks().forEach(found -> console.printf("%s  BREAK %s%n", run.period(), found));
    }

    void summary(List<YearMonth> periods, Path out) {
        for (YearMonth period : periods) {
            List<Finding> open = query.exceptionsOpenAfter(period);
            console.printf("%n=== %s ===%n", period);
            invoices(query.madeIn(RecordType.INVOICE, period));
            exceptions(open);
            notHandled(open);
        }
        console.printf(
                "%nNot handled yet, and not written: %s; summary.json counts no credits%n",
                String.join(", ", MISSING_FILES));
        console.printf("The result is in %s%n", out);
    }

    private void invoices(List<Invoice> invoices) {
        Map<String, Sum> sums = new TreeMap<>();
        invoices.forEach(invoice ->
                sums.merge(invoice.legalEntity().id() + " " + invoice.currency(), Sum.of(invoice), Sum::plus));
        console.printf("%-14s %8s %20s %18s %20s%n", "invoices", "count", "net", "tax", "gross");
        sums.forEach((key, sum) -> console.printf(
                "  %-12s %8d %20s %18s %20s%n",
                key,
                sum.count(),
                sum.net().amount().toPlainString(),
                sum.tax().amount().toPlainString(),
                sum.net().plus(sum.tax()).amount().toPlainString()));
        if (sums.isEmpty()) {
            console.println("  none");
        }
    }

    private void exceptions(List<Finding> open) {
        Map<String, Held> held = new TreeMap<>();
        open.stream()
                .filter(finding -> !BillingRelease.isWithheld(finding))
                .forEach(finding ->
                        held.computeIfAbsent(finding.code(), code -> new Held()).add(finding));
        console.printf("%-30s %8s  %s%n", "open exceptions", "count", "amounts");
        held.forEach((code, sum) -> console.printf("  %-28s %8d  %s%n", code, sum.count, sum.amounts()));
        if (held.isEmpty()) {
            console.println("  none");
        }
    }

    private void notHandled(List<Finding> open) {
        Map<String, Held> withheld = new TreeMap<>();
        open.stream()
                .filter(BillingRelease::isWithheld)
                .forEach(finding -> withheld.computeIfAbsent(finding.code(), code -> new Held())
                        .add(finding));
        console.printf("%-30s %8s  %s%n", "not handled yet, withheld", "count", "amounts of what waits");
        withheld.forEach((code, sum) -> console.printf("  %-28s %8d  %s%n", code, sum.count, sum.amounts()));
        if (withheld.isEmpty()) {
            console.println("  nothing");
        }
    }

    private record Sum(int count, Money net, Money tax) {

        static Sum of(Invoice invoice) {
            return new Sum(1, invoice.totals().net(), invoice.totals().tax());
        }

        Sum plus(Sum other) {
            return new Sum(count + other.count, net.plus(other.net), tax.plus(other.tax));
        }
    }

    private static final class Held {

        private int count;
        private final Map<String, Money> byCurrency = new TreeMap<>();

        void add(Finding finding) {
            count++;
            Money amount = finding.amount();
            if (amount != null) {
                byCurrency.merge(amount.currency().code(), amount, Money::plus);
            }
        }

        String amounts() {
            return String.join(
                    ", ", byCurrency.values().stream().map(Money::toString).toList());
        }
    }
}
