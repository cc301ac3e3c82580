package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CountryCode;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;

/** The connector meets the simulated environment over the managed-services firm's month: what it delivers is read, what it bills is written. */
class ManagedServicesMonthTest {

    private static final int BATCH = 25;

    @TempDir
    Path state;

    private Finance finance;

    @BeforeEach
    void open() {
        finance = new Finance(ManagedServices.MONTH.resolve("deliveries"), state, 50);
    }

    @AfterEach
    void close() {
        finance.close();
    }

    @Test
    void customersAreReadByCompanyAndAccountAndTheLastDeliveredCounts() {
        finance.play("2026-08");
        Map<String, Customer> first = read(finance.connect(), RecordType.CUSTOMER);
        finance.play("2026-09").play("2026-10");
        Map<String, Customer> last = read(finance.connect(), RecordType.CUSTOMER);

        assertThat(first).hasSize(118);
        Customer changed = first.get("de20/C-00219");
        assertThat(changed.billingCountry()).isEqualTo(new CountryCode("AT"));
        assertThat(changed.taxRegistration().number()).isEqualTo("ATU80123148");
        assertThat(first.get("us10/C-00130").taxRegistration()).isNull();
        assertThat(first.get("us10/C-00130").ref()).isEqualTo(new Ref<>("erp", RecordType.CUSTOMER, "us10/C-00130"));
        assertThat(last.keySet()).containsAll(first.keySet());
        assertThat(last).isNotEqualTo(first);
    }

    @Test
    void legalEntitiesAreReadWithTheTimeZonesThatAreConfigured() {
        finance.play("2026-08");
        Connector connector = finance.connect(Map.of(
                "time-zones",
                "us10=America/New_York,gb40=Europe/London,de20=Europe/Berlin,fr30=Europe/Paris,"
                        + "jp50=Asia/Tokyo,kw60=Asia/Kuwait,ie70=Europe/Dublin"));

        Map<String, LegalEntity> read = read(connector, RecordType.LEGAL_ENTITY);

        assertThat(read.keySet()).containsExactlyInAnyOrder("us10", "gb40", "de20", "fr30", "jp50", "kw60", "ie70");
        assertThat(read.get("jp50").country()).isEqualTo(new CountryCode("JP"));
    }

    @Test
    void theEnvironmentPassesTheCheck() {
        finance.play("2026-08");

        finance.connect().check();
    }

    @Test
    void everyInvoiceAndCreditMemoOfTheMonthIsWrittenOnceAndFoundWithItsAmounts() throws IOException {
        finance.play("2026-08").play("2026-09").play("2026-10");
        List<Invoice> invoices = ManagedServices.invoices();
        List<CreditMemo> credits = ManagedServices.credits();

        Map<String, String> written = write(RecordType.INVOICE, invoices, Map.of());
        write(RecordType.CREDIT_MEMO, credits, written);

        assertFound(RecordType.INVOICE, invoices, Invoice::totals);
        assertFound(RecordType.CREDIT_MEMO, credits, CreditMemo::totals);
        assertThat(invoices).hasSize(261);
        assertThat(credits).hasSize(56);
        assertThat(finance.created("FreeTextInvoiceHeaders")).isEqualTo(261 + 56);
        assertThat(listed(RecordType.INVOICE)).containsExactlyInAnyOrderElementsOf(keys(invoices));
        assertThat(listed(RecordType.CREDIT_MEMO)).containsExactlyInAnyOrderElementsOf(keys(credits));
    }

    private static <T extends Entity> Map<String, T> read(Connector connector, RecordType<T> type) {
        RecordSource<T> source = connector.source(type, SourceSpec.BUILT_IN).orElseThrow();
        Map<String, T> read = new HashMap<>();
        Page<T> page = source.read(null, 40);
        take(page, read);
        while (page.more()) {
            page = source.read(page.cursor(), 40);
            take(page, read);
        }
        assertThat(page.total()).isEqualTo(read.size());
        return read;
    }

    private static <T extends Entity> void take(Page<T> page, Map<String, T> read) {
        for (Change<T> change : page.changes()) {
            assertThat(change).isInstanceOf(Change.Upsert.class);
            T record = ((Change.Upsert<T>) change).drafts().get(0).build();
            read.put(record.ref().id(), record);
        }
    }

    /** Gives the remote ids by the records' own. */
    private <T extends Entity> Map<String, String> write(
            RecordType<T> type, List<T> records, Map<String, String> known) {
        RecordSink<T> sink = finance.connect().sink(type).orElseThrow();
        Map<String, String> ids = new LinkedHashMap<>();
        for (int from = 0; from < records.size(); from += BATCH) {
            List<Write<T>> batch = new ArrayList<>();
            for (T record : records.subList(from, Math.min(from + BATCH, records.size()))) {
                Map<Ref<?>, String> references = new HashMap<>();
                sink.references(record).forEach(ref -> references.put(ref, known.getOrDefault(ref.id(), ref.id())));
                batch.add(new Write<>(record, key(record), "0".repeat(64), null, references));
            }
            List<Outcome> outcomes = sink.write(batch);
            for (int i = 0; i < batch.size(); i++) {
                assertThat(outcomes.get(i).kind())
                        .as("%s %s", batch.get(i).externalKey(), outcomes.get(i))
                        .isEqualTo(Outcome.Kind.APPLIED);
                ids.put(batch.get(i).record().ref().id(), outcomes.get(i).remoteId());
            }
        }
        return ids;
    }

    private <T extends Entity> void assertFound(
            RecordType<T> type, List<T> records, Function<T, InvoiceTotals> totals) {
        Map<String, Found> found = finance.connect().lookup(type).orElseThrow().byExternalKey(keys(records));
        assertThat(found).hasSize(records.size());
        for (T record : records) {
            Found one = found.get(key(record));
            assertThat(one.net())
                    .as(one.externalKey())
                    .isEqualTo(totals.apply(record).net());
            assertThat(one.tax())
                    .as(one.externalKey())
                    .isEqualTo(totals.apply(record).tax());
        }
    }

    private List<String> listed(RecordType<?> type) {
        RecordLookup<?> lookup = finance.connect().lookup(type).orElseThrow();
        List<String> keys = new ArrayList<>();
        String next = null;
        do {
            RecordLookup.Listing page = lookup.list(next, 10);
            page.found().forEach(found -> keys.add(found.externalKey()));
            next = page.next();
        } while (next != null);
        return keys;
    }

    private static List<String> keys(List<? extends Entity> records) {
        return records.stream().map(ManagedServicesMonthTest::key).toList();
    }

    private static String key(Entity record) {
        return "tly-" + record.ref().id().replace('/', '-');
    }
}
