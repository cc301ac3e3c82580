package org.tallystick.connector.salesforce;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.salesforce.OrgSettings;

/** A simulated org and its accounts. */
final class Org extends SimulatedOrg<Customer> {

    Org(Path folder) throws IOException {
        this(folder, Map.of(), UnaryOperator.identity());
    }

    /** With other properties of the connector, and other settings of the org. */
    Org(Path folder, Map<String, String> other, UnaryOperator<OrgSettings> settings) throws IOException {
        super(RecordType.CUSTOMER, folder, other, settings);
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return deliver(number, "Alder %d, revision %d".formatted(number, revision), "DE", false, changedAt);
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return deliver(number, "Alder", "Germany", false, changedAt);
    }

    @Override
    public void delete(int number) {
        deliver(number, "Alder", "DE", true, now());
    }

    private String deliver(int number, String name, String country, boolean deleted, Instant changedAt) {
        String id = "0015g00000%05dAAA".formatted(number);
        deliver(
                "Account",
                "[{\"Id\": \"%s\", \"IsDeleted\": %b, \"Name\": \"%s\", \"ParentId\": null, \"BillingCountryCode\": \"%s\", \"SystemModstamp\": \"%s\"}]"
                        .formatted(id, deleted, name, country, STAMP.format(changedAt)));
        return id;
    }
}
