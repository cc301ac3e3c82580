package org.tallystick.store.jdbc.engine;

import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Decision;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.RunContext;
import org.tallystick.engine.store.Store;
import org.tallystick.model.RecordType;
import org.tallystick.store.jdbc.JdbcStore;
import org.tallystick.store.jdbc.simulation.DirtyDecider;

/**
 * A worker process with a hub and a shop in one directory: runs month after month, each with new customers, until it is killed. It prints a
 * step whenever a power cut would be awkward, and after each month the number of the customers who have their invoices.
 */
final class FileShopWorker {

    static final String STEP = "step";
    private static final int CUSTOMERS_A_MONTH = 6;

    private FileShopWorker() {}

    /** The directory. */
    public static void main(String[] args) throws SQLException {
        Path directory = Path.of(args[0]);
        // A process that is killed leaves the driver's library where it unpacked it.
        System.setProperty("org.sqlite.tmpdir", directory.toString());
        try (FileShop shop = new FileShop(shop(directory), () -> print(STEP));
                Store store = JdbcStore.sqlite(hub(directory))) {
            Tallystick engine = engine(store, shop);
            while (true) {
                engine.run(month(shop));
                print(Integer.toString(shop.customers()));
                shop.wins(CUSTOMERS_A_MONTH);
            }
        }
    }

    static Path hub(Path directory) {
        return directory.resolve("hub.db");
    }

    static String shop(Path directory) {
        return directory.resolve("shop.db").toString();
    }

    /** The month of the newest customers. */
    static YearMonth month(FileShop shop) {
        return AUGUST.plusMonths(shop.customers() / CUSTOMERS_A_MONTH);
    }

    /** Each customer gets one invoice. */
    static Tallystick engine(Store store, FileShop shop) {
        return Tallystick.builder()
                .withStore(store)
                .withSystem("crm", shop)
                .withBatchesAtOnce("crm", 2)
                .ingest(RecordType.CUSTOMER, from("crm"))
                .decide(new DirtyDecider(RecordType.CUSTOMER, FileShopWorker::bill))
                .deliver(RecordType.INVOICE, to("crm"))
                .build();
    }

    private static Decision bill(String customer, Hub hub, RunContext run) {
        String invoice = "I-" + customer;
        return hub.find(Papers.customerRef("crm", customer)).isEmpty()
                        || hub.find(Papers.invoiceRef(invoice)).isPresent()
                ? Decision.NONE
                : Decision.builder().put(Papers.invoice(invoice, "100.00")).build();
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
