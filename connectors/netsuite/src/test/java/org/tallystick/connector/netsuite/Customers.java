package org.tallystick.connector.netsuite;

import static org.tallystick.model.RecordType.CUSTOMER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** A simulated account and its customers. */
final class Customers extends Account<Customer> {

    private static final Pattern NAME = Pattern.compile("\"companyName\":\"([^\"]*)\"");

    Customers(Path folder) throws IOException {
        super(folder, "customer");
    }

    @Override
    public RecordType<Customer> type() {
        return CUSTOMER;
    }

    @Override
    public Customer record(int number, int revision) {
        return customer(number, "Alder Rail %d, revision %d".formatted(number, revision), "2");
    }

    /** Of a subsidiary that the account does not have. */
    @Override
    public Customer refused(int number) {
        return customer(number, "Alder Rail", "99");
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return put(
                "customer/eid:seeded-" + number,
                "{\"companyName\":\"Alder Rail %d, revision %d\",\"subsidiary\":{\"id\":\"2\"},\"currency\":{\"id\":\"1\"}}"
                        .formatted(number, revision));
    }

    @Override
    public void delete(int number) {
        remove("customer/eid:seeded-" + number);
    }

    private static Customer customer(int number, String name, String subsidiary) {
        return CustomerBuilder.builder()
                .header(Header.of(new Ref<>("crm", CUSTOMER, "c" + number))
                        .withExtension(NetSuiteExtensions.SUBSIDIARY, subsidiary)
                        .withExtension(NetSuiteExtensions.CURRENCY, "USD"))
                .name(name)
                .build();
    }

    @Override
    public Optional<String> content(String externalKey) {
        return shown(externalKey).map(NAME::matcher).filter(Matcher::find).map(name -> name.group(1));
    }
}
