package org.tallystick.connector.salesforce;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RuledConnector;

/** The Salesforce connector passes the contract of connectors with contracts, of which a rule set says what they do not. */
class ContractContractTest extends ConnectorContract<Engagement> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Engagement> openRemote() throws IOException {
        return new Contracts(folder);
    }

    /** What a rule set says of every contract. */
    static void complete(Object builder) {
        EngagementBuilder contract = (EngagementBuilder) builder;
        contract.ultimateParent(contract.customer());
        contract.legalEntity(new Ref<>("erp", RecordType.LEGAL_ENTITY, "DE01"));
        contract.serviceLine("Advisory");
    }

    private static final class Contracts extends SimulatedOrg<Engagement> {

        Contracts(Path folder) throws IOException {
            super(RecordType.ENGAGEMENT, folder, Map.of(), UnaryOperator.identity());
        }

        @Override
        public Connector connect(SecretProvider secrets) {
            return new RuledConnector(super.connect(secrets), type(), ContractContractTest::complete);
        }

        @Override
        public String seed(int number, int revision, Instant changedAt) {
            return deliver(number, "%05d-%d".formatted(number, revision), "Activated", false, changedAt);
        }

        @Override
        public String seedUnreadable(int number, Instant changedAt) {
            return deliver(number, "00000", "Parked", false, changedAt);
        }

        @Override
        public void delete(int number) {
            deliver(number, "00000", "Activated", true, now());
        }

        private String deliver(int number, String name, String status, boolean deleted, Instant changedAt) {
            String id = "8005g00000%05dAAA".formatted(number);
            deliver("Contract", """
                    [{"Id": "%s", "IsDeleted": %b, "SystemModstamp": "%s", "ContractNumber": "%s", "AccountId": "0015g00000f8o0fAAA",
                      "CurrencyIsoCode": "EUR", "Status": "%s", "StartDate": "2026-03-01", "EndDate": "2027-02-28"}]
                    """.formatted(id, deleted, STAMP.format(changedAt), name, status));
            return id;
        }
    }
}
