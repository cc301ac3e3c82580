package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;

/** A simulated environment and its customers, which carry no mark of change. */
final class Customers extends KeyedRemote<Customer> {

    private static final String SET = "CustomersV3";

    Customers(Path folder) throws IOException {
        super(folder, SET, "CustomerAccount", "C-%05d");
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
        return putRow(
                number,
                "\"CustomerGroupId\":\"PS\",\"SalesCurrencyCode\":\"JPY\",",
                "\"OrganizationName\":\"%s\",\"AddressCountryRegionISOCode\":\"%s\"".formatted(name, country));
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
}
