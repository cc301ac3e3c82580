package org.tallystick.examples.monthend;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.tallystick.billing.Revenue;
import org.tallystick.engine.Query;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the hub knows as files: invoices, credits, exceptions, set-ups, revenue and their summary. */
final class ResultFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path out;
    private final Query query;
    private final Firm.Systems systems;
    private final SetupRows setups;

    ResultFiles(Path out, Query query, Firm.Systems systems) {
        this.out = out;
        this.query = query;
        this.systems = systems;
        this.setups = new SetupRows(query, systems);
    }

    void write(List<YearMonth> periods) throws IOException {
        List<Object> exceptionRows = new ArrayList<>();
        List<Object> setupRows = new ArrayList<>();
        List<Object> summaries = new ArrayList<>();
        List<Invoice> allInvoices = new ArrayList<>();
        List<CreditMemo> allCredits = new ArrayList<>();
        for (YearMonth period : periods) {
            List<Invoice> invoices = madeIn(RecordType.INVOICE, period);
            List<CreditMemo> credits = madeIn(RecordType.CREDIT_MEMO, period);
            List<Finding> held = HeldItems.of(query.exceptionsOpenAfter(period));
            SetupRows.Rows setup = setups.of(period);
            allInvoices.addAll(invoices);
            allCredits.addAll(credits);
            held.forEach(finding -> exceptionRows.add(HeldItems.row(period, finding, systems.psaInResult())));
            setupRows.addAll(setup.all());
            summaries.add(SummaryRow.of(period, invoices, credits, held, setup));
        }
        writeRows("invoices.json", allInvoices.stream().map(InvoiceRow::of).toList());
        writeRows("credits.json", creditRows(allCredits, allInvoices));
        writeRows("exceptions.json", exceptionRows);
        writeRows("setup.json", setupRows);
        writeRows("revenue.json", revenueRows(allInvoices, allCredits, periods));
        Files.writeString(out.resolve("summary.json"), JSON.writeValueAsString(new Summary(summaries)));
    }

    private <T extends Entity> List<T> madeIn(RecordType<T> type, YearMonth period) {
        return query.madeIn(type, period).stream()
                .sorted(Comparator.comparing(document -> document.ref().id()))
                .toList();
    }

    private static List<CreditRow> creditRows(List<CreditMemo> credits, List<Invoice> invoices) {
        Map<Ref<?>, Invoice> byRef = invoices.stream().collect(toMap(Invoice::ref, invoice -> invoice));
        return credits.stream()
                .map(credit -> CreditRow.of(credit, requireNonNull(byRef.get(credit.original()))))
                .toList();
    }

    private static List<RevenueRow> revenueRows(
            List<Invoice> invoices, List<CreditMemo> credits, List<YearMonth> periods) {
        return periods.isEmpty()
                ? List.of()
                : Revenue.positions(invoices, credits, periods.get(periods.size() - 1)).stream()
                        .map(RevenueRow::of)
                        .toList();
    }

    /** One row a line, so that two results can be compared by eye. */
    private void writeRows(String name, List<?> rows) throws IOException {
        List<String> lines = rows.stream().map(JSON::writeValueAsString).toList();
        Files.writeString(out.resolve(name), "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    private record Summary(List<Object> periods) {}
}
