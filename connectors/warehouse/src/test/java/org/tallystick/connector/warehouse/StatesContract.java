package org.tallystick.connector.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.connector.warehouse.Records.customer;
import static org.tallystick.connector.warehouse.Records.invoice;
import static org.tallystick.connector.warehouse.Records.time;
import static org.tallystick.connector.warehouse.Writes.write;
import static org.tallystick.model.RecordType.CUSTOMER;
import static org.tallystick.model.RecordType.INVOICE;
import static org.tallystick.model.RecordType.RESOURCE;
import static org.tallystick.model.RecordType.TIME_ENTRY;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.warehouse.History.State;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Outcome.Kind;
import org.tallystick.spi.Write;

/** How states follow each other in the tables. */
abstract class StatesContract extends DatabaseContract {

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
    void aWarehouseWithoutResourcesTakesTheirHoursAndNamesNobody() throws Exception {
        TimeEntry time = time("t1", "7.5");
        try (Connector nameless = new WarehouseConnectorFactory().create(target.config(Map.of("resources", "no")))) {
            assertThat(nameless.descriptor().writes()).doesNotContainKey(RESOURCE);
            assertThat(nameless.sink(RESOURCE)).isEmpty();
            assertThat(nameless.sink(TIME_ENTRY).orElseThrow().references(time)).containsExactly(time.project());

            assertThat(write(nameless, TIME_ENTRY, List.of(time))).containsExactly(Kind.APPLIED);
            assertThat(write(nameless, TIME_ENTRY, List.of(time))).containsExactly(Kind.UNCHANGED);
        }

        assertThat(target.query("SELECT resource_key, project_key FROM fact_time"))
                .containsExactly("null p1");
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
    void whatIsEndedCountsNoMoreAndKeepsItsStates() throws Exception {
        write(connector, INVOICE, List.of(invoice("i1", "100.00", "50.00"), invoice("i2", "7.00")));
        target.at("2026-11-03T06:00:00Z");

        end(INVOICE, "i1", "never-there");
        target.at("2026-11-04T06:00:00Z");
        end(INVOICE, "i1");

        assertThat(connector.lookup(INVOICE).orElseThrow().byExternalKey(List.of("i1", "i2")))
                .containsOnlyKeys("i2");
        assertThat(target.query("SELECT invoice_key FROM fact_invoice WHERE is_current"))
                .containsExactly("i2");
        assertThat(target.query("SELECT SUM(amount) FROM fact_invoice_line WHERE is_current"))
                .containsExactly("7.0000");
        assertThat(target.query("SELECT CAST(loaded_at AS DATE), CAST(replaced_at AS DATE) FROM fact_invoice"
                        + " WHERE invoice_key = 'i1'"))
                .containsExactly("2026-11-02 2026-11-03");
    }

    @Test
    void whatComesBackGoesOnBehindItsFormerStates() throws Exception {
        write(connector, INVOICE, List.of(invoice("i1", "100.00")));
        write(connector, INVOICE, List.of(invoice("i1", "120.00")));
        target.at("2026-11-03T06:00:00Z");
        end(INVOICE, "i1");
        target.at("2026-11-01T06:00:00Z"); // A clock that was set back.

        assertThat(write(connector, INVOICE, List.of(invoice("i1", "120.00"), invoice("i2", "7.00"))))
                .containsExactly(Kind.APPLIED, Kind.APPLIED);

        assertThat(target.query(
                        "SELECT version, net, CAST(loaded_at AS DATE), CAST(replaced_at AS DATE) FROM fact_invoice"
                                + " WHERE invoice_key = 'i1' ORDER BY version"))
                .containsExactly(
                        "1 100.0000 2026-11-02 2026-11-02",
                        "2 120.0000 2026-11-02 2026-11-03",
                        "3 120.0000 2026-11-03 null");
        assertThat(target.query("SELECT SUM(amount) FROM fact_invoice_line WHERE is_current"))
                .containsExactly("127.0000");
    }

    private <T extends Entity> void end(RecordType<T> type, String... keys) {
        ((EndingSink<T>) connector.sink(type).orElseThrow()).end(List.of(keys));
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

    @Test
    void whatTheDatabaseDoesNotKeepIsRefusedAlone() throws Exception {
        List<Write<Customer>> batch = List.of(
                write(connector, customer("c1", "Acme")),
                write(connector, customer("c2", "half \ud800")),
                write(connector, customer("c3", "NUL \0")),
                write(connector, customer("k".repeat(501), "Long")));

        List<Outcome> outcomes = connector.sink(CUSTOMER).orElseThrow().write(batch);

        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly(Kind.APPLIED, Kind.REJECTED, Kind.REJECTED, Kind.REJECTED);
        assertThat(outcomes.subList(1, 4))
                .extracting(outcome -> outcome.problem().field())
                .containsExactly("/name", "/name", "/key");
        assertThat(target.query("SELECT customer_key FROM dim_customer")).containsExactly("c1");
    }

    @Test
    void aKeyOfTheLongestLengthIsKept() throws Exception {
        assertThat(write(connector, CUSTOMER, List.of(customer("ä".repeat(500), "Long"))))
                .containsExactly(Kind.APPLIED);
    }

    @Test
    void aRecordThatIsThereUnderAnotherKeyIsNotWrittenTwice() throws Exception {
        write(connector, CUSTOMER, List.of(customer("c1", "Acme")));
        Write<Customer> moved = new Write<>(customer("c1", "Acme"), "new-key", "0".repeat(64), "c1", Map.of());

        Outcome outcome =
                connector.sink(CUSTOMER).orElseThrow().write(List.of(moved)).get(0);

        assertThat(outcome.problem().code()).isEqualTo("KEY_CHANGED");
        assertThat(target.query("SELECT customer_key FROM dim_customer")).containsExactly("c1");
    }

    @Test
    void ofTwoThatAddOneRecordAtOnceOneFails() throws Exception {
        overtaken();

        assertThat(target.query("SELECT name FROM dim_customer WHERE is_current"))
                .containsExactly("Overtaking");
    }

    @Test
    void ofTwoThatChangeOneRecordAtOnceOneFails() throws Exception {
        write(connector, CUSTOMER, List.of(customer("c1", "Before")));
        overtaken();

        assertThat(target.query("SELECT name FROM dim_customer WHERE is_current"))
                .containsExactly("Overtaking");
    }

    /** Another writes and commits while a transaction is open that has seen what was there before. */
    private void overtaken() {
        Write<Customer> late = write(connector, customer("c1", "Overtaken"));
        History<Write<Customer>> history = new History<>(Dimensions.CUSTOMER.layout());
        try (Database database = new Database(Settings.of(target.config(Map.of())))) {
            assertThatThrownBy(() -> database.write(connection -> {
                        history.current(connection, List.of("c1"));
                        write(connector, CUSTOMER, List.of(customer("c1", "Overtaking")));
                        return history.replace(connection, List.of(late), LocalDateTime.of(2026, 11, 2, 7, 0));
                    }))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            failed ->
                                    assertThat(failed.kind()).isIn(FailureKind.CONFLICT, FailureKind.OUTCOME_UNKNOWN));
        }
    }

    @Test
    void whoReadsSeesADocumentAndItsLinesOfOneState() throws Exception {
        write(connector, INVOICE, List.of(invoice("i1", "100.00", "50.00")));
        History<Write<Invoice>> history = new History<>(Documents.INVOICE.layout());
        try (Database database = new Database(Settings.of(target.config(Map.of())))) {
            State seen = database.read(connection -> {
                history.current(connection, List.of("another"));
                write(connector, INVOICE, List.of(invoice("i1", "7.00")));
                return history.current(connection, List.of("i1")).get("i1");
            });

            assertThat(seen.version()).isEqualTo(1);
            assertThat(seen.content().lines()).hasSize(2);
        }
    }

    @Test
    void tablesOfAnotherVersionAreLeftAlone() throws Exception {
        connector.check();
        target.execute("UPDATE warehouse_version SET version = 2");

        try (Connector later = target.connect()) {
            assertThatThrownBy(later::check)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("are of version 2, this connector writes version 1");
        }
    }

    @Test
    void absentTablesAreMissedIfTheyMayNotBeMade() {
        try (Connector careful = new WarehouseConnectorFactory().create(target.config(Map.of("create-tables", "no")))) {
            assertThatThrownBy(careful::check)
                    .isInstanceOf(ConnectorException.class)
                    .hasMessageContaining("There are no tables in schema");
        }
    }
}
