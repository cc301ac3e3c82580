package org.tallystick.store.jdbc.engine;

import static org.tallystick.engine.To.to;

import org.tallystick.engine.TallystickBuilder;
import org.tallystick.engine.store.Store;
import org.tallystick.model.Customer;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;

/** An ERP on paper that takes customers, which are reference data, and invoices; and what is decided for it. A batch of four is a look-up and a write. */
final class PaperErp {

    private final PaperTarget<Customer> customers = new PaperTarget<>();
    private final PaperTarget<Invoice> invoices = new PaperTarget<>();
    private final PaperSystem system =
            new PaperSystem().writing(RecordType.CUSTOMER, customers).writing(RecordType.INVOICE, invoices);
    private final ScriptedDecider decider = new ScriptedDecider();

    PaperTarget<Customer> customers() {
        return customers;
    }

    PaperTarget<Invoice> invoices() {
        return invoices;
    }

    PaperSystem system() {
        return system;
    }

    ScriptedDecider decider() {
        return decider;
    }

    /** Customers from the first on are to be there. */
    void needsCustomers(int number) {
        for (int i = 0; i < number; i++) {
            decider.puts("c" + i, Papers.customer("C" + i, "Acme " + i));
        }
    }

    /** So are invoices. */
    void needsInvoices(int number) {
        for (int i = 0; i < number; i++) {
            decider.puts("i" + i, Papers.invoice("I" + i, "100.00"));
        }
    }

    /** What happens whenever it is called. */
    void isCalled(Runnable first) {
        customers.isCalled(first);
        invoices.isCalled(first);
    }

    /** An engine that brings it both. */
    TallystickBuilder engine(Store store, ManualTime time) {
        return Bench.engine(store, time)
                .withSystem("erp", system)
                .decide(decider)
                .deliver(RecordType.CUSTOMER, to("erp"))
                .deliver(RecordType.INVOICE, to("erp"));
    }
}
