package org.tallystick.examples.managedservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.examples.monthend.HubStore;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.examples.monthend.Vendors;
import org.tallystick.examples.monthend.check.InvoiceFlood;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Header;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Rate;
import tools.jackson.databind.JsonNode;

/** Many invoices into Finance that misbehaves throughout in every way that it has: in the end each is there, once (F-DUP-01, F-DUP-04). */
class InvoiceFloodTest {

    /** Ten thousand with {@code -Dtallystick.invoices=10000}. */
    private static final int INVOICES = Integer.getInteger("tallystick.invoices", 200);

    private static final Path MONTH = Path.of("month-end-2");
    private static final YearMonth PERIOD = YearMonth.of(2026, 8);
    private static final Ref<Customer> CUSTOMER = new Ref<>("crm", RecordType.CUSTOMER, "C-00185");

    @TempDir
    Path work;

    private final LegalEntity legalEntity =
            MasterFiles.load(MONTH.resolve("config")).data().legalEntity("de20").orElseThrow();

    @Test
    void everyInvoiceIsThereOnceWhateverGoesWrong() throws IOException, InterruptedException {
        try (Vendors vendors =
                Vendors.start(MONTH.resolve("deliveries"), work.resolve("remote"), List.of("--faults", "1"))) {
            vendors.play(PERIOD);

            Run run = flood().deliver(systems(vendors), ManagedServices.ERP);

            JsonNode counted = vendors.counters("dynamics365");
            assertThat(run.exceptions()).isEmpty();
            assertThat(run.waiting()).isEmpty();
            assertThat(run.breaks()).isEmpty();
            assertThat(counted.at("/creates/FreeTextInvoiceHeaders").asInt()).isEqualTo(INVOICES);
            assertThat(counted.get("faults").propertyNames())
                    .contains("BUSY", "LOCKED", "EXPIRED", "STATUS", "STATUS_AFTER_COMMIT", "SLOW", "GARBAGE")
                    .contains("DROP_BEFORE", "DROP_AFTER_COMMIT", "CUT_BODY", "LAG_ONCE");
        }
    }

    private InvoiceFlood flood() {
        return new InvoiceFlood(
                INVOICES,
                PERIOD,
                new InvoiceFlood.Parties(
                        new Ref<>(
                                legalEntity.ref().system(),
                                RecordType.LEGAL_ENTITY,
                                legalEntity.ref().id()),
                        CUSTOMER,
                        new Ref<Engagement>("hub", RecordType.ENGAGEMENT, "CT-1"),
                        new CurrencyCode("EUR"),
                        "DE-S19",
                        Rate.of("0.19")));
    }

    private TallystickBuilder systems(Vendors vendors) {
        Customer customer = CustomerBuilder.builder()
                .header(Header.of(CUSTOMER))
                .name("Weißenberg Gerätebau GmbH")
                .build();
        return Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withSystem(ManagedServices.ERP, ManagedServices.dynamics365(vendors.connection("dynamics365")))
                .withKnown(legalEntity, List.of(new Ref<>(ManagedServices.ERP, RecordType.LEGAL_ENTITY, "de20")))
                .withKnown(customer, List.of(new Ref<>(ManagedServices.ERP, RecordType.CUSTOMER, "de20/C-00185")));
    }
}
