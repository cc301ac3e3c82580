package org.tallystick.examples.quotetocash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.engine.Query;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the hub knows as files: invoices, exceptions, set-ups and their summary, for each period. */
final class ResultFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path out;
    private final Query query;
    private final SetupRows setups;

    ResultFiles(Path out, Query query) {
        this.out = out;
        this.query = query;
        this.setups = new SetupRows(query);
    }

    void write(List<YearMonth> periods) throws IOException {
        List<Object> invoiceRows = new ArrayList<>();
        List<Object> exceptionRows = new ArrayList<>();
        List<Object> setupRows = new ArrayList<>();
        List<Object> summaries = new ArrayList<>();
        for (YearMonth period : periods) {
            List<Invoice> invoices = query.madeIn(RecordType.INVOICE, period).stream()
                    .sorted(Comparator.comparing(Invoice::key))
                    .toList();
            List<Finding> held = HeldItems.of(query.exceptionsOpenAfter(period));
            SetupRows.Rows setup = setups.of(period);
            invoices.forEach(invoice -> invoiceRows.add(InvoiceRow.of(invoice)));
            held.forEach(finding -> exceptionRows.add(HeldItems.row(period, finding)));
            setupRows.addAll(setup.all());
            summaries.add(SummaryRow.of(period, invoices, held, setup));
        }
        writeRows("invoices.json", invoiceRows);
        writeRows("exceptions.json", exceptionRows);
        writeRows("setup.json", setupRows);
        Files.writeString(out.resolve("summary.json"), JSON.writeValueAsString(new Summary(summaries)));
    }

    /** One row a line, so that two results can be compared by eye. */
    private void writeRows(String name, List<Object> rows) throws IOException {
        List<String> lines = rows.stream().map(JSON::writeValueAsString).toList();
        Files.writeString(out.resolve(name), "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    private record Summary(List<Object> periods) {}
}
