package org.tallystick.examples.quotetocash;

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
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Rate;
import tools.jackson.databind.JsonNode;

/** Many invoices into NetSuite that misbehaves throughout in every way that it has: in the end each is there, once (F-DUP-01, F-DUP-04). */
class InvoiceFloodTest {

    /** Ten thousand with {@code -Dtallystick.invoices=10000}. */
    private static final int INVOICES = Integer.getInteger("tallystick.invoices", 500);

    private static final Path MONTH = Path.of("month-end-1");
    static final YearMonth PERIOD = YearMonth.of(2026, 8);
    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final String ENGAGEMENT = "0065g00000nJ6vtAAC";
    private static final Ref<Customer> CUSTOMER = new Ref<>("crm", RecordType.CUSTOMER, "0015g00000I6flBAAR");

    @TempDir
    Path work;

    private final LegalEntity legalEntity =
            MasterFiles.load(MONTH.resolve("config")).data().legalEntity("DE01").orElseThrow();

    @Test
    void everyInvoiceIsThereOnceWhateverGoesWrong() throws IOException, InterruptedException {
        try (Vendors vendors =
                Vendors.start(MONTH.resolve("deliveries"), work.resolve("remote"), List.of("--faults", "1"))) {
            vendors.play(PERIOD);

            Run run = flood(INVOICES).deliver(systems(vendors), QuoteToCash.ERP);

            JsonNode counted = vendors.counters("netsuite");
            assertThat(run.exceptions()).isEmpty();
            assertThat(run.waiting()).isEmpty();
            assertThat(run.breaks()).isEmpty();
            assertThat(counted.at("/creates/invoice").asInt()).isEqualTo(INVOICES);
            assertThat(counted.at("/updates/invoice").asInt(0)).isZero();
            assertThat(counted.get("faults").propertyNames())
                    .contains("BUSY", "LOCKED", "EXPIRED", "STATUS", "STATUS_AFTER_COMMIT", "SLOW", "GARBAGE")
                    .contains("DROP_BEFORE", "DROP_AFTER_COMMIT", "CUT_BODY");
        }
    }

    InvoiceFlood flood(int invoices) {
        return new InvoiceFlood(
                invoices,
                PERIOD,
                new InvoiceFlood.Parties(
                        new Ref<>(
                                legalEntity.ref().system(),
                                RecordType.LEGAL_ENTITY,
                                legalEntity.ref().id()),
                        CUSTOMER,
                        new Ref<Engagement>("hub", RecordType.ENGAGEMENT, ENGAGEMENT),
                        EUR,
                        "DE-S19",
                        Rate.of("0.19")));
    }

    TallystickBuilder systems(Vendors vendors) {
        return Tallystick.builder()
                .withStore(HubStore.open("jdbc:sqlite:" + work.resolve("hub.db")))
                .withSystem(QuoteToCash.ERP, QuoteToCash.netSuite(vendors.connection("netsuite")))
                .withKnown(legalEntity, List.of(new Ref<>(QuoteToCash.ERP, RecordType.LEGAL_ENTITY, "5")))
                .withKnown(customer(), List.of(new Ref<>(QuoteToCash.ERP, RecordType.CUSTOMER, "4018")))
                .withKnown(job(), List.of(new Ref<>(QuoteToCash.ERP, RecordType.PROJECT, "4019")));
    }

    private static Customer customer() {
        return CustomerBuilder.builder()
                .header(Header.of(CUSTOMER))
                .name("Rheinbogen Maschinenbau AG")
                .build();
    }

    /** It stands for the engagement, under its id. */
    private static Project job() {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.PROJECT, ENGAGEMENT)))
                .name("Rheinbogen / Data platform")
                .customer(CUSTOMER)
                .currency(EUR)
                .build();
    }
}
