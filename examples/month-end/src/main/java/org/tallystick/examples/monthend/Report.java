package org.tallystick.examples.monthend;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.tallystick.engine.Query;
import org.tallystick.engine.Run;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;

/** What the example shows while it works, and in the end what a finance person would want to see. */
final class Report {

    private final PrintStream console;
    private final Query query;
    private final SetupRows setups;

    Report(PrintStream console, Query query, Firm.Systems systems) {
        this.console = console;
        this.query = query;
        this.setups = new SetupRows(query, systems);
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
                "%s  %d opportunities set up, %d blocked; %d invoices, %d credit memos%n",
                run.period(),
                setup.created().size(),
                setup.blocked().size(),
                query.madeIn(RecordType.INVOICE, run.period()).size(),
                query.madeIn(RecordType.CREDIT_MEMO, run.period()).size());
        Reporting.waiting(run)
                .forEach((flow, rows) -> rows.forEach(
                        (key, why) -> console.printf("%s  waiting: %s %s (%s)%n", run.period(), flow, key, why)));
        int lacking = Reporting.lacking(run).size();
        if (lacking > 0) {
            console.printf(
                    "%s  the warehouse lacks %d records: what they name is not known, or they were deleted%n",
                    run.period(), lacking);
        }
        if (PatientRun.hasMissed(run)) {
            console.printf(
                    "%s  not all could be compared, since a system did not answer: run it again%n", run.period());
        } else if (run.breaks().isEmpty()) {
            console.printf("%s  reconciled: hub and ERP agree by count, net and tax%n", run.period());
        }
        run.breaks().forEach(found -> console.printf("%s  BREAK %s%n", run.period(), found));
    }

    void summary(List<YearMonth> periods, Path out) {
        for (YearMonth period : periods) {
            List<Finding> open = query.exceptionsOpenAfter(period);
            console.printf("%n=== %s ===%n", period);
            documents("invoices", query.madeIn(RecordType.INVOICE, period), Invoice::legalEntity, Invoice::totals);
            documents(
                    "credit memos",
                    query.madeIn(RecordType.CREDIT_MEMO, period),
                    CreditMemo::legalEntity,
                    CreditMemo::totals);
            exceptions(open);
        }
        console.println();
        console.printf("The result is in %s%n", out);
    }

    private <T> void documents(
            String name, List<T> documents, Function<T, Ref<LegalEntity>> issuer, Function<T, InvoiceTotals> totals) {
        Map<String, Sum> sums = new TreeMap<>();
        documents.forEach(each -> {
            Sum sum = Sum.of(totals.apply(each));
            sums.merge(issuer.apply(each).id() + " " + sum.net().currency(), sum, Sum::plus);
        });
        console.printf("%-14s %8s %20s %18s %20s%n", name, "count", "net", "tax", "gross");
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
        open.forEach(finding ->
                held.computeIfAbsent(finding.code(), code -> new Held()).add(finding));
        console.printf("%-30s %8s  %s%n", "open exceptions", "count", "amounts");
        held.forEach((code, sum) -> console.printf("  %-28s %8d  %s%n", code, sum.count, sum.amounts()));
        if (held.isEmpty()) {
            console.println("  none");
        }
    }

    private record Sum(int count, Money net, Money tax) {

        static Sum of(InvoiceTotals totals) {
            return new Sum(1, totals.net(), totals.tax());
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
