package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** What an account says of its records (GOV-7). */
class CatalogTest {

    @TempDir
    Path folder;

    @Test
    void gov7_theRecordsThatAreReadOrWrittenAreDescribed() throws IOException {
        try (Journals account = new Journals(folder);
                Connector connector =
                        account.connect(name -> Secret.of(account.secrets().get(name)))) {
            SchemaSnapshot snapshot = connector.discover().orElseThrow();

            assertThat(snapshot.objects())
                    .containsOnlyKeys(
                            "accountingPeriod",
                            "creditMemo",
                            "customer",
                            "employee",
                            "invoice",
                            "job",
                            "journalEntry",
                            "subsidiary",
                            "timeBill");
            assertThat(snapshot.objects().get("invoice"))
                    .containsEntry("tranDate", "string date")
                    .containsEntry("subsidiary", "subsidiary")
                    .containsEntry("total", "number double")
                    .containsEntry("item.rate", "number double");
            assertThat(snapshot.objects().get("timeBill"))
                    .containsEntry("hours", "string")
                    .containsEntry("isBillable", "boolean");
            assertThat(SchemaSnapshot.parse(snapshot.text())).isEqualTo(snapshot);
        }
    }

    @Test
    void gov7_aCustomFieldThatIsNewIsTold() throws IOException {
        try (Customers account = new Customers(folder);
                Connector connector =
                        account.connect(name -> Secret.of(account.secrets().get(name)))) {
            SchemaSnapshot first = connector.discover().orElseThrow();
            account.put(
                    "customer/eid:seeded",
                    "{\"companyName\":\"Alder\",\"subsidiary\":{\"id\":\"2\"},\"custentity_region\":\"north\"}");

            assertThat(connector.discover().orElseThrow().driftSince(first))
                    .containsExactly(new SchemaDrift("customer", "custentity_region", null, "string"));
        }
    }

    @Test
    void gov7_aTableOfARuleSetIsDescribedAndHasNoFieldsOnceItIsGone() throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub();
                Connector connector = netSuite.connector()) {
            connector.source(RecordType.CONTRACT_LINE, new SourceSpec("customrecord_line", Set.of("custrecord_kind")));
            SchemaSnapshot first = discovered(
                    netSuite,
                    connector,
                    "{\"type\":\"object\",\"properties\":{\"custrecord_kind\":{\"title\":\"Kind\",\"type\":\"string\"}}}");
            SchemaSnapshot second = discovered(netSuite, connector, "");

            assertThat(second.driftSince(first))
                    .containsExactly(new SchemaDrift("customrecord_line", "custrecord_kind", "string", null));
            assertThat(netSuite.calls(NetSuiteStub.RECORD).get(0).headers())
                    .containsEntry("accept", "application/schema+json");
        }
    }

    private static SchemaSnapshot discovered(NetSuiteStub netSuite, Connector connector, String custom) {
        netSuite.onRecord(call -> {
            if (!call.record().equals("metadata-catalog/customrecord_line")) {
                return Reply.ok("{\"type\":\"object\"}");
            }
            return custom.isEmpty() ? Reply.error(404, "NONEXISTENT_ID", "no such record type", "") : Reply.ok(custom);
        });
        return connector.discover().orElseThrow();
    }

    @Test
    void gov7_anAccountThatDoesNotAnswerIsNoDrift() throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub();
                Connector connector = netSuite.connector()) {
            netSuite.onRecord(call -> Reply.error(503, "UNEXPECTED_ERROR", "maintenance", ""));

            assertThat(catchThrowableOfType(ConnectorException.class, connector::discover)
                            .kind())
                    .isEqualTo(FailureKind.UNAVAILABLE);
        }
    }
}
