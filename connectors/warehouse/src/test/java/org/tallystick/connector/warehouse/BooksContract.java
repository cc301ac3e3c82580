package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.warehouse.Records.customer;
import static org.tallystick.connector.warehouse.Records.invoice;
import static org.tallystick.connector.warehouse.Records.time;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.TIME_ENTRY;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceType;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Outcome.Kind;
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
        write(connector, INVOICE, month.invoices());
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

    @Test
    void theSameWriteAgainChangesNothing() throws Exception {
        write(connector, INVOICE, List.of(invoice("i1", "100.00", "50.00")));
        target.at("2026-11-03T06:00:00Z");

        assertThat(write(connector, INVOICE, List.of(invoice("i1", "100.00", "50.00"))))
                .containsExactly(Kind.UNCHANGED);

        assertThat(target.query("SELECT version, loaded_at FROM fact_invoice")).hasSize(1);
        assertThat(target.query("SELECT version FROM fact_invoice_line")).containsExactly("1", "1");
    }

    @Test
    void aLaterStateOfACustomerEndsTheOneBefore() throws Exception {
        write(connector, CUSTOMER, List.of(customer("c1", "Acme"), customer("c2", "Zenith")));
        target.at("2026-11-03T06:00:00Z");

        assertThat(write(connector, CUSTOMER, List.of(customer("c1", "Acme SE"), customer("c2", "Zenith"))))
                .containsExactly(Kind.APPLIED, Kind.UNCHANGED);

        assertThat(target.query("SELECT customer_key, name, version, CAST(valid_from AS DATE), CAST(valid_to AS DATE)"
                        + " FROM dim_customer ORDER BY customer_key, version"))
                .containsExactly(
                        "c1 Acme 1 2026-11-02 2026-11-03",
                        "c1 Acme SE 2 2026-11-03 null",
                        "c2 Zenith 1 2026-11-02 null");
        assertThat(target.query("SELECT name FROM dim_customer WHERE is_current ORDER BY name"))
                .containsExactly("Acme SE", "Zenith");
    }

    @Test
    void aDocumentReplacesAllItsLines() throws Exception {
        write(connector, INVOICE, List.of(invoice("i1", "100.00", "50.00"), invoice("i2", "7.00")));

        write(connector, INVOICE, List.of(invoice("i1", "120.00")));

        assertThat(target.query("SELECT invoice_key, part_no, SUM(amount) FROM fact_invoice_line WHERE is_current"
                        + " GROUP BY invoice_key, part_no ORDER BY invoice_key"))
                .containsExactly("i1 1 120.0000", "i2 1 7.0000");
    }

    @Test
    void aQueryAsOfAMomentSeesWhatWasKnownThen() throws Exception {
        write(connector, TIME_ENTRY, List.of(time("t1", "8"), time("t2", "2")));
        target.at("2026-11-04T06:00:00Z");
        write(connector, TIME_ENTRY, List.of(time("t1", "6.5")));

        assertThat(hoursAsOf("2026-11-01 00:00:00")).containsExactly("null");
        assertThat(hoursAsOf("2026-11-03 00:00:00")).containsExactly("10.000000");
        assertThat(hoursAsOf("2026-11-05 00:00:00")).containsExactly("8.500000");
    }

    private List<String> hoursAsOf(String moment) throws Exception {
        return target.query("SELECT SUM(hours) FROM fact_time WHERE loaded_at <= TIMESTAMP '%1$s'"
                        .formatted(moment)
                + " AND (replaced_at IS NULL OR replaced_at > TIMESTAMP '%1$s')".formatted(moment));
    }

    @Test
    void aClockThatWasSetBackEndsNoStateBeforeItBegan() throws Exception {
        write(connector, CUSTOMER, List.of(customer("c1", "Acme")));
        target.at("2026-11-01T06:00:00Z");

        write(connector, CUSTOMER, List.of(customer("c1", "Acme SE")));

        assertThat(target.query("SELECT CAST(valid_from AS DATE), CAST(valid_to AS DATE) FROM dim_customer"
                        + " ORDER BY version"))
                .containsExactly("2026-11-02 2026-11-02", "2026-11-02 null");
    }

    @Test
    void ofSeveralWritesUnderOneKeyTheLastCounts() throws Exception {
        write(connector, CUSTOMER, List.of(customer("c1", "Acme"), customer("c1", "Acme SE")));

        assertThat(target.query("SELECT name FROM dim_customer")).containsExactly("Acme SE");
    }

    @Test
    void cancelledDocumentsAndProFormaInvoicesAreNoRevenue() throws Exception {
        Invoice cancelled = InvoiceBuilder.builder(invoice("i1", "100.00"))
                .state(new InvoiceState(DocumentStatus.CANCELLED, null, null, null, 0))
                .build();
        Invoice proForma = InvoiceBuilder.builder(invoice("i2", "100.00"))
                .type(InvoiceType.PROFORMA)
                .build();

        write(connector, INVOICE, List.of(cancelled, proForma, invoice("i3", "7.00")));

        assertThat(target.query("SELECT period, invoiced FROM revenue_position")).containsExactly("2026-10 7.0000");
    }

    @Test
    void theCalendarKnowsItsWeeks() throws Exception {
        connector.check();

        assertThat(target.query("SELECT period, quarter, year, month, iso_week, weekday FROM dim_calendar"
                        + " WHERE day IN (DATE '2026-01-01', DATE '2027-01-03') ORDER BY day"))
                .containsExactly("2026-01 2026-Q1 2026 1 1 4", "2027-01 2027-Q1 2027 1 53 7");
        assertThat(target.query("SELECT COUNT(*) FROM dim_calendar WHERE is_weekend AND weekday < 6"))
                .containsExactly("0");
    }

    @Test
    void everyTableHasTheColumnsThatAreWritten() throws Exception {
        connector.check();

        for (Table<?> table : Star.tables()) {
            String all = "%s, version, %s, %s, is_current".formatted(table.names(), table.from(), table.until());
            assertThat(target.query("SELECT %s FROM %s".formatted(all, table.name())))
                    .isEmpty();
        }
    }

    @Test
    void exceptionsKeepTheirStatesToo() throws Exception {
        try (Warehouse warehouse = Warehouse.of(target.config(Map.of()))) {
            ExceptionFact open = new ExceptionFact(
                    "17",
                    "CAP_EXCEEDED",
                    "psa/expense-item/EX-1",
                    "e1",
                    YearMonth.of(2026, 10),
                    Money.of("81.66", "USD"),
                    null,
                    "OPEN",
                    Instant.parse("2026-11-01T00:00:00Z"),
                    null);

            assertThat(warehouse.put(List.of(open))).isEqualTo(1);
            assertThat(warehouse.put(List.of(open))).isZero();
            assertThat(warehouse.put(List.of(settled(open)))).isEqualTo(1);
        }

        assertThat(target.query("SELECT state, amount, currency, is_current FROM fact_exception ORDER BY version"))
                .map(row -> row.replace(" true", " t").replace(" false", " f"))
                .containsExactly("OPEN 81.6600 USD f", "SETTLED 81.6600 USD t");
    }

    private static ExceptionFact settled(ExceptionFact open) {
        return new ExceptionFact(
                open.key(),
                open.code(),
                open.subject(),
                open.engagement(),
                open.period(),
                open.amount(),
                "Grace",
                "SETTLED",
                open.openedAt(),
                Instant.parse("2026-11-02T00:00:00Z"));
    }

    /** Gives the kinds of outcomes. Keys are the ids of refs. */
    static <T extends Entity> List<Kind> write(Connector connector, RecordType<T> type, List<T> records) {
        RecordSink<T> sink = connector.sink(type).orElseThrow();
        List<Kind> kinds = new ArrayList<>();
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
