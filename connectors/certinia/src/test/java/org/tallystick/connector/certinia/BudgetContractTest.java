package org.tallystick.connector.certinia;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Engagement;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.ConnectorContract;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RuledConnector;

/** The Certinia connector passes the contract of connectors with budgets, which are only read. */
class BudgetContractTest extends ConnectorContract<Engagement> {

    @TempDir
    Path folder;

    @Override
    protected Remote<Engagement> openRemote() throws IOException {
        return new Budgets(psa());
    }

    Psa psa() throws IOException {
        return new Psa(folder);
    }

    /** What a rule set says of every budget. */
    static void complete(Object builder) {
        EngagementBuilder engagement = (EngagementBuilder) builder;
        engagement
                .ultimateParent(engagement.customer())
                .legalEntity(new Ref<>("erp", RecordType.LEGAL_ENTITY, "DE"))
                .serviceLine("Consulting");
    }

    /** The budgets of a simulated org, with a rule set that says what a budget does not. */
    private static final class Budgets extends PsaRows<Engagement> {

        Budgets(Psa psa) {
            super(psa, RecordType.ENGAGEMENT, "pse__Budget__c");
        }

        @Override
        public Connector connect(SecretProvider secrets) {
            return new RuledConnector(super.connect(secrets), type(), BudgetContractTest::complete);
        }

        @Override
        String id(int number) {
            return "a1B5g00000%05dEAA".formatted(number);
        }

        @Override
        String fields(int number, String name, String status) {
            return fields(name, status, number + ".5", "EUR");
        }

        private static String fields(String name, String status, String amount, String currency) {
            return """
                    "Name": "%s", "CurrencyIsoCode": "%s", "pse__Account__c": "0015g00000f8o0fAAA",
                    "pse__Type__c": "Work Order", "pse__Status__c": "%s", "pse__Amount__c": %s,
                    "pse__Effective_Date__c": "2026-03-02"
                    """.formatted(name, currency, status, amount);
        }

        @Override
        public String seedAmount(int number, Money amount, Instant changedAt) {
            String fields = fields(
                    "Design",
                    status(),
                    amount.amount().toPlainString(),
                    amount.currency().code());
            return deliver(number, fields, false, changedAt);
        }

        @Override
        String status() {
            return "Approved";
        }
    }
}
