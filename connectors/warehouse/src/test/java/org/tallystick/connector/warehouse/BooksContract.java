package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** What the warehouse answers, on every database. */
abstract class BooksContract {

    private static final String POSITIONS =
            "SELECT engagement_key, currency, period, invoiced, recognised, deferred, unbilled FROM revenue_position"
                    + " ORDER BY engagement_key, currency, period";

    private Target target;
    private Connector connector;

    abstract Target open() throws Exception;

    @BeforeEach
    void connect() throws Exception {
        target = open();
        connector = target.connect();
    }

    @AfterEach
    void close() throws Exception {
        connector.close();
        target.close();
    }

    @Test
    void theFirstMonthsRevenueIsAsExpected() throws Exception {
        revenueIsAsExpected(new Month("quote-to-cash/month-end-1"));
    }

    @Test
    void theSecondMonthsRevenueIsAsExpected() throws Exception {
        revenueIsAsExpected(new Month("managed-services/month-end-2"));
    }

    private void revenueIsAsExpected(Month month) throws Exception {
        write(connector, RecordType.INVOICE, month.invoices());
        write(connector, RecordType.CREDIT_MEMO, month.credits());

        List<String> positions = new ArrayList<>();
        for (String row : target.query(POSITIONS)) {
            String[] values = row.split(" ");
            for (int i = 3; i < values.length; i++) {
                values[i] = Month.plain(values[i]);
            }
            positions.add(String.join(" ", values));
        }
        assertThat(month.revenue()).hasSizeGreaterThan(300);
        assertThat(positions).containsExactlyInAnyOrderElementsOf(month.revenue());
    }

    /** Gives the kinds of outcomes. Keys are the ids of refs. */
    static <T extends Entity> List<Outcome.Kind> write(Connector connector, RecordType<T> type, List<T> records) {
        RecordSink<T> sink = connector.sink(type).orElseThrow();
        List<Outcome.Kind> kinds = new ArrayList<>();
        for (int from = 0; from < records.size(); from += 500) {
            List<Write<T>> batch = records.subList(from, Math.min(records.size(), from + 500)).stream()
                    .map(record -> write(sink, record))
                    .toList();
            sink.write(batch).forEach(outcome -> kinds.add(outcome.kind()));
        }
        return kinds;
    }

    static <T extends Entity> Write<T> write(RecordSink<T> sink, T record) {
        Map<Ref<?>, String> references = new HashMap<>();
        sink.references(record).forEach(named -> references.put(named, named.id()));
        return new Write<>(record, record.ref().id(), "0".repeat(64), null, references);
    }

    Target target() {
        return target;
    }

    Connector connector() {
        return connector;
    }
}
