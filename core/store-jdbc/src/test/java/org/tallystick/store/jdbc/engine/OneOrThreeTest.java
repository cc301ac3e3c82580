package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.PostgresOptions;
import org.tallystick.store.jdbc.PostgresServer;
import org.tallystick.store.jdbc.simulation.DirtyDecider;

/** I42, I43: one engine or three on one PostgreSQL, each delivery followed by its run, in its order or in another, once or twice: the same books. */
class OneOrThreeTest {

    private static final int CUSTOMERS = 24;
    private static final List<YearMonth> MONTHS = List.of(Papers.AUGUST, Papers.SEPTEMBER, Papers.OCTOBER);

    private final List<String> schemas = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() throws SQLException {
        threads.shutdownNow();
        stores.forEach(Store::close);
        for (String schema : schemas) {
            PostgresServer.execute(PostgresServer.pool(), "DROP SCHEMA %s CASCADE".formatted(schema));
        }
    }

    @Test
    void threeEnginesMakeTheBooksOfOne() throws Exception {
        List<String> one = play(1, delivery -> delivery);

        assertThat(one).hasSize(CUSTOMERS * (1 + MONTHS.size()));
        assertThat(play(3, delivery -> delivery)).isEqualTo(one);
        assertThat(play(3, OneOrThreeTest::twiceInAnyOrder))
                .as("each delivery twice, in another order")
                .isEqualTo(one);
    }

    private static List<Change<Customer>> twiceInAnyOrder(List<Change<Customer>> delivery) {
        List<Change<Customer>> twice = new ArrayList<>(delivery);
        twice.addAll(delivery);
        Collections.shuffle(twice, new Random(7));
        return twice;
    }

    /** What the ERP has in the end. */
    private List<String> play(int engines, UnaryOperator<List<Change<Customer>>> coming) throws Exception {
        PaperSource<Customer> crm = new PaperSource<>();
        PaperTarget<Customer> customers = new PaperTarget<>();
        PaperTarget<Invoice> invoices = new PaperTarget<>();
        String schema = PostgresServer.newSchema();
        schemas.add(schema);
        List<Tallystick> all = IntStream.range(0, engines)
                .mapToObj(i -> engine(schema, crm, customers, invoices))
                .toList();
        for (YearMonth month : MONTHS) {
            coming.apply(delivery(month)).forEach(crm::says);
            run(all, month);
        }
        List<String> books = new ArrayList<>();
        customers.kept().forEach(found -> books.add(text(found)));
        invoices.kept().forEach(found -> books.add(text(found)));
        return books.stream().sorted().toList();
    }

    private static String text(Found found) {
        return found.externalKey() + ": " + found.digest();
    }

    /** Of each customer the version of that month, and the one before it a second time. */
    private static List<Change<Customer>> delivery(YearMonth month) {
        List<Change<Customer>> changes = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = "C%02d".formatted(i);
            changes.add(Papers.account(id, month.getMonthValue(), "%s in %s".formatted(id, month)));
            if (month.isAfter(MONTHS.get(0))) {
                changes.add(
                        Papers.account(id, month.getMonthValue() - 1, "%s in %s".formatted(id, month.minusMonths(1))));
            }
        }
        return changes;
    }

    private void run(List<Tallystick> engines, YearMonth month) throws Exception {
        List<Future<Run>> runs = engines.stream()
                .map(engine -> threads.submit(() -> engine.run(month)))
                .toList();
        for (Future<Run> run : runs) {
            assertThat(run.get(2, TimeUnit.MINUTES).waiting()).isEmpty();
        }
    }

    private Tallystick engine(
            String schema, PaperSource<Customer> crm, PaperTarget<Customer> customers, PaperTarget<Invoice> invoices) {
        Store store = JdbcStore.postgres(
                PostgresServer.pool(), PostgresOptions.ofDefaults().withSchema(schema));
        stores.add(store);
        return Tallystick.builder()
                .withStore(store)
                .withTime(EngineTime.system())
                .withSystem("crm", new PaperSystem().reading(RecordType.CUSTOMER, crm))
                .withSystem(
                        "erp",
                        new PaperSystem()
                                .writing(RecordType.CUSTOMER, customers)
                                .writing(RecordType.INVOICE, invoices))
                .ingest(RecordType.CUSTOMER, from("crm"))
                .decide(new DirtyDecider(RecordType.CUSTOMER, OneOrThreeTest::monthlyFee))
                .deliver(RecordType.CUSTOMER, to("erp"))
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    /** Bills each customer once in each month. */
    private static Decision monthlyFee(String customer, Hub hub, RunContext run) {
        Invoice invoice =
                Papers.invoice(customer + "-" + run.period(), run.period().getMonthValue() + ".00");
        return hub.find(Papers.invoiceRef(invoice.ref().id())).isPresent()
                ? Decision.NONE
                : Decision.builder().put(invoice).build();
    }
}
