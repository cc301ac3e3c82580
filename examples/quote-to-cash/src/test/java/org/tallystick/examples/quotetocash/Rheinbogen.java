package org.tallystick.examples.quotetocash;

import java.nio.file.Path;
import java.util.List;
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

/** A customer of the month, who billed it and for what, all of which NetSuite has. */
final class Rheinbogen {

    static final Path MONTH = Path.of("month-end-1");

    private static final String ENGAGEMENT = "0065g00000nJ6vtAAC";
    static final Ref<Customer> CUSTOMER = new Ref<>("crm", RecordType.CUSTOMER, "0015g00000I6flBAAR");

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

    Ref<LegalEntity> legalEntity() {
        return new Ref<>(
                legalEntity.ref().system(),
                RecordType.LEGAL_ENTITY,
                legalEntity.ref().id());
    }

    InvoiceFlood flood(int invoices) {
        return new InvoiceFlood(invoices, legalEntity, customer, ENGAGEMENT);
    }

    /** Adds NetSuite, and the ids there of all that the invoices name. */
    TallystickBuilder connected(TallystickBuilder systems, Vendors.Connection netSuite) {
        return systems.withSystem(QuoteToCash.ERP, QuoteToCash.netSuite(netSuite))
                .withKnown(legalEntity, List.of(new Ref<>(QuoteToCash.ERP, RecordType.LEGAL_ENTITY, "5")))
                .withKnown(customer, List.of(new Ref<>(QuoteToCash.ERP, RecordType.CUSTOMER, "4018")))
                .withKnown(job, List.of(new Ref<>(QuoteToCash.ERP, RecordType.PROJECT, "4019")));
    }
}
