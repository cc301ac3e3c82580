package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;

/** A simulated environment and its project contracts, of which a rule set says which service was sold. */
final class Engagements extends KeyedRemote<Engagement> {

    private static final String SET = "ProjectContractHeaders";
    private static final String SERVICE_LINE = "RAIL";
    private static final Ref<Customer> UNKNOWN = new Ref<>("erp", RecordType.CUSTOMER, "jp50/C-99999");

    Engagements(Path folder) throws IOException {
        super(folder, SET, "ProjectContractId", "CT-%05d");
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
        return putRow(
                number,
                "\"CustomerAccountNumber\":\"C-00112\",",
                "\"Name\":\"%s\",\"SalesCurrencyCode\":\"%s\"".formatted(name, currency));
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

    private static String name(int number, int revision) {
        return "Signalling %d, revision %d".formatted(number, revision);
    }
}
