package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.examples.monthend.check.InvoiceFlood;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Many invoices into NetSuite that misbehaves throughout in every way that it has: in the end each is there, once (F-DUP-01, F-DUP-04). */
class InvoiceFloodTest {

    /** Ten thousand with {@code -Dtallystick.invoices=10000}. */
    private static final int INVOICES = Integer.getInteger("tallystick.invoices", 500);

    private static final Path MONTH = Path.of("month-end-1");
    private static final String ENGAGEMENT = "0065g00000nJ6vtAAC";
    private static final Ref<Customer> CUSTOMER = new Ref<>("crm", RecordType.CUSTOMER, "0015g00000I6flBAAR");

    private final LegalEntity legalEntity =
            MasterFiles.load(MONTH.resolve("config")).data().legalEntity("DE01").orElseThrow();
    private final Customer customer = CustomerBuilder.builder()
            .header(Header.of(CUSTOMER))
            .name("Rheinbogen Maschinenbau AG")
            .build();

    /** It stands for the engagement, under its id. */
    private final Project job = ProjectBuilder.builder()
            .header(Header.of(new Ref<>("hub", RecordType.PROJECT, ENGAGEMENT)))
            .name("Rheinbogen / Data platform")
            .customer(CUSTOMER)
            .currency(InvoiceFlood.CURRENCY)
            .build();

    @Test
    void everyInvoiceIsThereOnceWhateverGoesWrong(@TempDir Path work) throws IOException, InterruptedException {
        InvoiceFlood flood = new InvoiceFlood(INVOICES, legalEntity, customer, ENGAGEMENT);

        InvoiceFlood.Delivered delivered = flood.deliver(
                MONTH.resolve("deliveries"), work, new InvoiceFlood.Erp(QuoteToCash.ERP, "netsuite", this::connected));

        assertThat(delivered.run().exceptions()).isEmpty();
        assertThat(delivered.run().waiting()).isEmpty();
        assertThat(delivered.run().breaks()).isEmpty();
        assertThat(delivered.counted().at("/creates/invoice").asInt()).isEqualTo(INVOICES);
        assertThat(delivered.counted().at("/updates/invoice").asInt(0)).isZero();
        assertThat(delivered.counted().get("faults").propertyNames())
                .contains("BUSY", "LOCKED", "EXPIRED", "STATUS", "STATUS_AFTER_COMMIT", "SLOW", "GARBAGE")
                .contains("DROP_BEFORE", "DROP_AFTER_COMMIT", "CUT_BODY");
    }

    private TallystickBuilder connected(TallystickBuilder systems, Vendors.Connection netSuite) {
        return systems.withSystem(QuoteToCash.ERP, QuoteToCash.netSuite(netSuite))
                .withKnown(legalEntity, List.of(new Ref<>(QuoteToCash.ERP, RecordType.LEGAL_ENTITY, "5")))
                .withKnown(customer, List.of(new Ref<>(QuoteToCash.ERP, RecordType.CUSTOMER, "4018")))
                .withKnown(job, List.of(new Ref<>(QuoteToCash.ERP, RecordType.PROJECT, "4019")));
    }
}
