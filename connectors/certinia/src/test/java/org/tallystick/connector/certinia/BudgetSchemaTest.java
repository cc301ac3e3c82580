package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** What the org says of its budgets is part of the schema that is checked and watched (GOV-7). */
class BudgetSchemaTest {

    private static final String ID_ALONE = "{\"fields\":[{\"name\":\"Id\",\"type\":\"id\"}]}";

    @TempDir
    Path folder;

    @Test
    void gov7_theFieldsOfBudgetsAreDiscovered() throws IOException {
        try (Psa psa = new Psa(folder);
                Connector connector =
                        psa.connect(name -> Secret.of(psa.secrets().get(name)))) {
            assertThat(connector.discover().orElseThrow().objects().get("pse__Budget__c"))
                    .containsEntry("pse__Type__c", "picklist")
                    .containsEntry("pse__Amount__c", "currency")
                    .containsEntry("pse__Effective_Date__c", "date")
                    .containsEntry("CurrencyIsoCode", "picklist");
        }
    }

    @Test
    void gov7_aFieldOfBudgetsThatChangesIsTold() {
        try (OrgStub org = new OrgStub();
                Connector connector = new CertiniaConnectorFactory().create(org.config("psa"))) {
            SchemaSnapshot first = discovered(org, connector, "currency");
            SchemaSnapshot second = discovered(org, connector, "double");

            assertThat(second.driftSince(first))
                    .containsExactly(new SchemaDrift("pse__Budget__c", "pse__Amount__c", "currency", "double"));
        }
    }

    @Test
    void gov7_anOrgThatDoesNotShowBudgetsIsFoundBeforeDataFlows() {
        try (OrgStub org = new OrgStub();
                Connector connector = new CertiniaConnectorFactory().create(org.config("psa"))) {
            org.then(200, "{}");
            described(org);
            org.then(200, "{\"fields\":[{\"name\":\"pse__Amount__c\",\"type\":\"currency\"}]}");
            org.then(200, ID_ALONE);
            Problem problem = catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();

            assertThat(problem.code()).isEqualTo("SCHEMA");
            assertThat(problem.message())
                    .contains("pse__Budget__c has no Id, IsDeleted, SystemModstamp, Name, CurrencyIsoCode,"
                            + " pse__Account__c, pse__Opportunity__c, pse__Project__c, pse__Type__c, pse__Status__c,"
                            + " pse__Effective_Date__c");
            assertThat(problem.remedy()).contains("field-level security");
        }
    }

    @Test
    void gov7_anOrgWhoseBudgetsNobodyReadsNeedNotShowThem() {
        try (OrgStub org = new OrgStub();
                Connector connector = new CertiniaConnectorFactory().create(org.config("psa"))) {
            assertThat(connector.source(RecordType.MILESTONE, SourceSpec.BUILT_IN))
                    .isPresent();
            org.then(200, "{}");
            org.then(200, ID_ALONE);
            org.then(200, ID_ALONE);
            Problem problem = catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();

            assertThat(problem.message()).contains("pse__Milestone__c has no").doesNotContain("pse__Budget__c");
        }
    }

    private static SchemaSnapshot discovered(OrgStub org, Connector connector, String amount) {
        described(org);
        org.then(200, "{\"fields\":[{\"name\":\"pse__Amount__c\",\"type\":\"%s\"}]}".formatted(amount));
        org.then(200, ID_ALONE);
        return connector.discover().orElseThrow();
    }

    /** The objects before it. */
    private static void described(OrgStub org) {
        for (int i = 0; i < 7; i++) {
            org.then(200, ID_ALONE);
        }
    }
}
