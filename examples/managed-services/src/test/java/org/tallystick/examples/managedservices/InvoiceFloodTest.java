package org.tallystick.examples.managedservices;

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
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Many invoices into Finance that misbehaves throughout in every way that it has: in the end each is there, once (F-DUP-01, F-DUP-04). */
class InvoiceFloodTest {

    /** Ten thousand with {@code -Dtallystick.invoices=10000}. */
    private static final int INVOICES = Integer.getInteger("tallystick.invoices", 200);

    private static final Path MONTH = Path.of("month-end-2");

    private final LegalEntity legalEntity =
            MasterFiles.load(MONTH.resolve("config")).data().legalEntity("de20").orElseThrow();
    private final Customer customer = CustomerBuilder.builder()
            .header(Header.of(new Ref<>("crm", RecordType.CUSTOMER, "C-00185")))
            .name("Weißenberg Gerätebau GmbH")
            .build();

    @Test
    void everyInvoiceIsThereOnceWhateverGoesWrong(@TempDir Path work) throws IOException, InterruptedException {
        InvoiceFlood flood = new InvoiceFlood(INVOICES, legalEntity, customer, "CT-1");

        InvoiceFlood.Delivered delivered = flood.deliver(
                MONTH.resolve("deliveries"),
                work,
                new InvoiceFlood.Erp(ManagedServices.ERP, "dynamics365", this::connected));

        assertThat(delivered.run().exceptions()).isEmpty();
        assertThat(delivered.run().waiting()).isEmpty();
        assertThat(delivered.run().breaks()).isEmpty();
        assertThat(delivered.counted().at("/creates/FreeTextInvoiceHeaders").asInt())
                .isEqualTo(INVOICES);
        assertThat(delivered.counted().get("faults").propertyNames())
                .contains("BUSY", "LOCKED", "EXPIRED", "STATUS", "STATUS_AFTER_COMMIT", "SLOW", "GARBAGE")
                .contains("DROP_BEFORE", "DROP_AFTER_COMMIT", "CUT_BODY", "LAG_ONCE");
    }

    private TallystickBuilder connected(TallystickBuilder systems, Vendors.Connection finance) {
        return systems.withSystem(ManagedServices.ERP, ManagedServices.dynamics365(finance))
                .withKnown(legalEntity, List.of(new Ref<>(ManagedServices.ERP, RecordType.LEGAL_ENTITY, "de20")))
                .withKnown(customer, List.of(new Ref<>(ManagedServices.ERP, RecordType.CUSTOMER, "de20/C-00185")));
    }
}
