package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.warehouse.Records.customer;
import static org.tallystick.connector.warehouse.Records.event;
import static org.tallystick.connector.warehouse.Records.invoice;
import static org.tallystick.connector.warehouse.Records.ref;
import static org.tallystick.connector.warehouse.Records.schedule;
import static org.tallystick.connector.warehouse.Records.time;
import static org.tallystick.connector.warehouse.Records.transaction;
import static org.tallystick.connector.warehouse.Writes.write;
import static org.tallystick.model.RecordType.BILLABLE_TRANSACTION;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.REVENUE_EVENT;
import static org.tallystick.model.RecordType.REVENUE_SCHEDULE;
import static org.tallystick.model.RecordType.TIME_ENTRY;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceState;
import org.tallystick.model.InvoiceType;
import org.tallystick.model.RecordType;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.spi.Outcome.Kind;

/** What the warehouse answers. */
abstract class BooksContract extends DatabaseContract {

    private static final String POSITIONS =
            "SELECT engagement_key, currency, period, invoiced, recognised, deferred, unbilled FROM revenue_position"
                    + " ORDER BY engagement_key, currency, period";

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
    void cancelledDocumentsAndProFormaInvoicesAreNoRevenue() throws Exception {
        Invoice cancelled = InvoiceBuilder.builder(invoice("i1", "100.00"))
                .state(new InvoiceState(DocumentStatus.CANCELLED, null, null, null, 0))
                .build();
        Invoice proForma = InvoiceBuilder.builder(invoice("i2", "100.00"))
                .type(InvoiceType.PROFORMA)
                .build();

        write(connector, INVOICE, List.of(cancelled, proForma, invoice("i3", "7.00")));

        assertThat(target.query("SELECT period, invoiced FROM revenue_position"))
                .containsExactly("2026-10 7.0000");
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
        return target.query("SELECT SUM(hours) FROM fact_time WHERE loaded_at <= TIMESTAMP '%1$s'".formatted(moment)
                + " AND (replaced_at IS NULL OR replaced_at > TIMESTAMP '%1$s')".formatted(moment));
    }

    @Test
    void unbilledWorkIsASumOfRowsAndWhatItCostsIsNotTold() throws Exception {
        assertThat(write(
                        connector,
                        BILLABLE_TRANSACTION,
                        List.of(
                                transaction("b1", TransactionKind.UNBILLED, "8", "800.00"),
                                transaction("b2", TransactionKind.UNBILLED_REVERSAL, "-3", "-300.00"),
                                transaction("b3", TransactionKind.COST, "8", "400.00"))))
                .containsOnly(Kind.APPLIED);

        assertThat(target.query("SELECT project_key, period, currency, SUM(quantity), SUM(amount) FROM fact_billing"
                        + " WHERE is_current AND kind LIKE 'UNBILLED%' GROUP BY project_key, period, currency"))
                .containsExactly("p1 2026-10 EUR 5.000000 500.0000");
        assertThat(target.query("SELECT quantity, unit_price, amount FROM fact_billing WHERE kind = 'COST'"))
                .containsExactly("8.000000 null null");
    }

    @Test
    void aScheduleHasItsPeriodsAndAPostedOneIsItsNextState() throws Exception {
        write(connector, REVENUE_SCHEDULE, List.of(schedule("0.00", false)));
        write(connector, REVENUE_EVENT, List.of(event()));

        assertThat(write(connector, REVENUE_SCHEDULE, List.of(schedule("60.00", true))))
                .containsExactly(Kind.APPLIED);

        assertThat(target.query("SELECT s.engagement_key, p.period, p.planned, p.recognised, p.posted"
                        + " FROM fact_revenue_schedule AS s JOIN fact_revenue_plan AS p ON p.schedule_key = s.schedule_key"
                        + " AND p.is_current WHERE s.is_current ORDER BY p.line_no"))
                .map(row -> row.replace(" true", " t").replace(" false", " f"))
                .containsExactly("e1 2026-10 60.0000 60.0000 t", "e1 2026-11 40.0000 0.0000 f");
        assertThat(target.query("SELECT e.period, e.amount, e.kind, s.obligation FROM fact_revenue AS e"
                        + " JOIN fact_revenue_schedule AS s ON s.schedule_key = e.schedule_key AND s.is_current"))
                .containsExactly("2026-10 60.0000 RECOGNITION SUPPORT");
        assertThat(connector.sink(REVENUE_EVENT).orElseThrow().references(event()))
                .containsExactly(ref(REVENUE_SCHEDULE, "s1"));
    }

    @Test
    void aCustomerThatWasMergedSaysWhichOneItIsNow() throws Exception {
        Customer merged = CustomerBuilder.builder(customer("c1", "Acme"))
                .status(CustomerStatus.MERGED)
                .survivor(ref(CUSTOMER, "c2"))
                .build();

        write(connector, CUSTOMER, List.of(customer("c2", "Acme Group"), merged));

        assertThat(target.query("SELECT survivor.name FROM dim_customer AS former JOIN dim_customer AS survivor"
                        + " ON survivor.customer_key = COALESCE(former.survivor_key, former.customer_key)"
                        + " AND survivor.is_current WHERE former.is_current"))
                .containsExactly("Acme Group", "Acme Group");
        assertThat(connector.sink(CUSTOMER).orElseThrow().references(merged)).containsExactly(ref(CUSTOMER, "c2"));
    }

    @Test
    void everyQueryOfTheDocumentationRuns() throws Exception {
        write(connector, CUSTOMER, List.of(customer("c1", "Acme")));
        write(connector, TIME_ENTRY, List.of(time("t1", "8")));

        assertThat(Documentation.queries()).hasSize(5);
        for (String query : Documentation.queries()) {
            assertThat(target.query(query)).as(query).isNotNull();
        }
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
}
