package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated environment and its project contracts, of which a rule set says which service was sold. */
final class Engagements extends FinanceRemote<Engagement> {

    private static final String SET = "ProjectContractHeaders";
    private static final String SERVICE_LINE = "RAIL";
    private static final Ref<Customer> UNKNOWN = new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-99999");

    private final Set<Integer> there = new HashSet<>();

    Engagements(Path folder) throws IOException {
        super(folder);
        finance()
                .post(
                        "CustomersV3",
                        "{\"dataAreaId\":\"jp50\",\"CustomerAccount\":\"C-00112\",\"CustomerGroupId\":\"PS\",\"SalesCurrencyCode\":\"JPY\"}");
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return AsBuiltIn.of(
                super.connect(secrets),
                RecordType.ENGAGEMENT,
                (builder, members) -> ((EngagementBuilder) builder).serviceLine(SERVICE_LINE));
    }

    @Override
    public RecordType<Engagement> type() {
        return RecordType.ENGAGEMENT;
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return put(number, name(number, revision), "JPY");
    }

    /** Its currency is none. */
    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return put(number, "Signalling", "ZZZ");
    }

    private String put(int number, String name, String currency) {
        String fields = "\"Name\":\"%s\",\"SalesCurrencyCode\":\"%s\"".formatted(name, currency);
        if (there.add(number)) {
            finance()
                    .post(
                            SET,
                            "{\"dataAreaId\":\"jp50\",\"ProjectContractId\":\"%s\",\"CustomerAccountNumber\":\"C-00112\",%s}"
                                    .formatted(contract(number), fields));
        } else {
            finance().patch(address(number), "{" + fields + "}");
        }
        return "jp50/" + contract(number);
    }

    @Override
    public void delete(int number) {
        there.remove(number);
        finance().delete(address(number));
    }

    @Override
    public Engagement record(int number, int revision) {
        return engagement(name(number, revision), Records.CUSTOMER);
    }

    /** Of a customer that the environment does not have. */
    @Override
    public Engagement refused(int number) {
        return engagement("Signalling", UNKNOWN);
    }

    /** Sold to one customer of a group, and billed to another. */
    private static Engagement engagement(String name, Ref<Customer> billed) {
        return EngagementBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.ENGAGEMENT, "0065g00000B")))
                .name(name)
                .customer(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000A"))
                .ultimateParent(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000P"))
                .billTo(billed)
                .legalEntity(Records.LEGAL_ENTITY)
                .currency(new CurrencyCode("JPY"))
                .serviceLine(SERVICE_LINE)
                .build();
    }

    @Override
    public String idOf(Ref<?> reference) {
        return Records.IDS.getOrDefault(reference, reference.id());
    }

    @Override
    public int count() {
        return finance().created(SET);
    }

    @Override
    public Optional<String> content(String externalKey) {
        return text(finance().rows(SET, "ProjectContractId eq '%s'".formatted(externalKey)).stream());
    }

    /** Where nothing is seeded the fault is for a write, which a look-up comes before. */
    @Override
    String methodOnce(RemoteFault fault) {
        return there.isEmpty() ? methodOnceWritten(fault) : "*";
    }

    private static String address(int number) {
        return "%s(dataAreaId='jp50',ProjectContractId='%s')".formatted(SET, contract(number));
    }

    private static String name(int number, int revision) {
        return "Signalling %d, revision %d".formatted(number, revision);
    }

    private static String contract(int number) {
        return "CT-%05d".formatted(number);
    }
}
