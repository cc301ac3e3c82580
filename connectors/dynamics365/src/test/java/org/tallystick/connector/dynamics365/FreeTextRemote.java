package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.Customer;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.testkit.connector.RemoteFault;

/**
 * A simulated environment and its free text invoices, with a customer.
 *
 * @param <T> what they are
 */
abstract class FreeTextRemote<T extends Entity> extends FinanceRemote<T> {

    private static final String HEADERS = "FreeTextInvoiceHeaders";

    /** A customer that the company does not have. */
    static final Ref<Customer> UNKNOWN = new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-99999");

    private final String original;
    private final int preparing;

    FreeTextRemote(Path folder) throws IOException {
        super(folder);
        finance()
                .post(
                        "CustomersV3",
                        "{\"dataAreaId\":\"jp50\",\"CustomerAccount\":\"C-00112\",\"CustomerGroupId\":\"PS\",\"SalesCurrencyCode\":\"JPY\"}");
        original = "jp50/"
                + finance()
                        .post(
                                HEADERS,
                                "{\"dataAreaId\":\"jp50\",\"CustomerAccount\":\"C-00112\",\"InvoiceDate\":\"2026-07-31\",\"CurrencyCode\":\"JPY\"}")
                        .get("InvoiceIdentifier");
        preparing = finance().created(HEADERS);
    }

    @Override
    public String idOf(Ref<?> reference) {
        if (reference.equals(UNKNOWN)) {
            return UNKNOWN.id();
        }
        return reference.equals(Records.INVOICE) ? original : Records.IDS.getOrDefault(reference, reference.id());
    }

    @Override
    public int count() {
        return finance().created(HEADERS) - preparing;
    }

    /** Headers with their lines. */
    @Override
    public Optional<String> content(String externalKey) {
        return text(headers(externalKey).stream()
                .flatMap(header -> Stream.concat(Stream.of(header), lines(header).stream())));
    }

    /** What its lines sum to. */
    Optional<Money> net(String externalKey) {
        return headers(externalKey).stream()
                .flatMap(header -> lines(header).stream()
                        .map(line -> Money.of(line.get("TransactionCurrencyAmount"), header.get("CurrencyCode"))))
                .reduce(Money::plus);
    }

    private List<Map<String, String>> headers(String externalKey) {
        return finance().rows(HEADERS, "ExternalInvoiceId eq '%s'".formatted(externalKey));
    }

    private List<Map<String, String>> lines(Map<String, String> header) {
        return finance().rows("FreeTextInvoiceLines", "ParentRecId eq " + header.get("InvoiceIdentifier"));
    }

    @Override
    String calledOnce(RemoteFault fault) {
        return onceWritten(fault);
    }

    @Override
    public Set<RemoteFault> faults() {
        return withClosedPeriod(super.faults());
    }
}
