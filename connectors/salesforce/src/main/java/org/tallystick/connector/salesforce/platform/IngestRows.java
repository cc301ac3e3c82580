package org.tallystick.connector.salesforce.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as the CSV of an ingest job: one row each under a header of all their fields. Source: the vendor contract sheet of Salesforce, section 5.4. */
final class IngestRows {

    /** Clears a field; an empty value leaves it as it is. */
    private static final String CLEARED = "#N/A";

    /** Characters of one value. */
    private static final int MAX_VALUE = 32_000;

    /** Characters of one row. */
    private static final int MAX_ROW = 400_000;

    private IngestRows() {}

    /** Whether a text of it would be read as none, or is longer than a job takes. */
    static boolean hasUnwritable(Upsert record) {
        int row = 0;
        for (String column : record.fields().keySet()) {
            String text = record.text(column);
            if (text.equals(CLEARED) || text.length() > MAX_VALUE) {
                return true;
            }
            row += text.length();
        }
        return row > MAX_ROW;
    }

    static String csv(List<Upsert> records) {
        Set<String> columns = new LinkedHashSet<>();
        records.forEach(record -> columns.addAll(record.fields().keySet()));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns);
            for (Upsert record : records) {
                csv.writeRecord(columns.stream()
                        .map(column -> cell(record.fields(), column))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(Map<String, @Nullable Object> fields, String column) {
        if (!fields.containsKey(column)) {
            return "";
        }
        Object value = fields.get(column);
        String text =
                value instanceof BigDecimal number ? number.toPlainString() : value == null ? "" : value.toString();
        return text.isEmpty() ? CLEARED : text;
    }
}
