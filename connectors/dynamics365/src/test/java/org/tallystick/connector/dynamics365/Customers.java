package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated environment and its customers, which carry no mark of change. */
final class Customers extends FinanceRemote<Customer> {

    private static final String SET = "CustomersV3";

    private final Set<Integer> there = new HashSet<>();

    Customers(Path folder) throws IOException {
        super(folder);
    }

    @Override
    public RecordType<Customer> type() {
        return RecordType.CUSTOMER;
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return put(number, "Alder Rail %d, revision %d".formatted(number, revision), "JP");
    }

    /** Its country has three letters. */
    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return put(number, "Alder Rail", "JPN");
    }

    private String put(int number, String name, String country) {
        String fields = "\"OrganizationName\":\"%s\",\"AddressCountryRegionISOCode\":\"%s\"".formatted(name, country);
        if (there.add(number)) {
            finance()
                    .post(
                            SET,
                            "{\"dataAreaId\":\"jp50\",\"CustomerAccount\":\"%s\",\"CustomerGroupId\":\"PS\",\"SalesCurrencyCode\":\"JPY\",%s}"
                                    .formatted(account(number), fields));
        } else {
            finance().patch(address(number), "{" + fields + "}");
        }
        return "jp50/" + account(number);
    }

    @Override
    public void delete(int number) {
        there.remove(number);
        finance().delete(address(number));
    }

    @Override
    public Customer record(int number, int revision) {
        return Records.customer("Alder Rail %d, revision %d".formatted(number, revision), "PS");
    }

    /** Of no group: the field is required. */
    @Override
    public Customer refused(int number) {
        return Records.customer("Alder Rail", "");
    }

    @Override
    public int count() {
        return finance().created(SET);
    }

    @Override
    public Optional<String> content(String externalKey) {
        return text(finance().rows(SET, "CustomerAccount eq '%s'".formatted(externalKey)).stream());
    }

    /** Where nothing is seeded the fault is for a write, which a look-up comes before. */
    @Override
    String methodOnce(RemoteFault fault) {
        return there.isEmpty() ? methodOnceWritten(fault) : "*";
    }

    private static String address(int number) {
        return "%s(dataAreaId='jp50',CustomerAccount='%s')".formatted(SET, account(number));
    }

    private static String account(int number) {
        return "C-%05d".formatted(number);
    }
}
