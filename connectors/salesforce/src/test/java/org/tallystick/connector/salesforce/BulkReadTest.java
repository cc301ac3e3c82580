package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.connector.salesforce.Readings.readAll;
import static org.tallystick.connector.salesforce.Readings.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.salesforce.OrgSettings;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** First readings by a job of the Bulk API 2.0. */
class BulkReadTest {

    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    @TempDir
    Path folder;

    @Property(tries = 15)
    void aJobGivesTheSameChangesAndCursorAsQueries(
            @ForAll @IntRange(min = 1, max = 25) int rows,
            @ForAll @IntRange(min = 1, max = 9) int page,
            @ForAll @IntRange(min = 1, max = 5) int perStamp)
            throws IOException {
        Path place = Files.createTempDirectory("bulk");
        try (Org org = new Org(place, Map.of("bulk-above", "0"), UnaryOperator.identity())) {
            for (int i = 0; i < rows; i++) {
                org.seed(i, 1, START.plusMillis(i / perStamp));
            }
            org.delete(rows / 2);
            org.seedUnreadable(rows, START.plusSeconds(9));
            try (Connector bulk = connect(org, "0");
                    Connector rest = connect(org, "100000")) {
                List<Change<Customer>> byJob = new ArrayList<>();
                List<Change<Customer>> byQuery = new ArrayList<>();

                String afterJob = readAll(source(bulk), page, byJob);
                String afterQuery = readAll(source(rest), page, byQuery);

                assertThat(texts(byJob)).isEqualTo(texts(byQuery));
                assertThat(afterJob).isEqualTo(afterQuery);
                assertThat(org.calls("jobs/query")).isPositive();
            }
        }
    }

    @Test
    void aRunningJobIsThrottledAndItsCursorIsKept() throws IOException {
        try (Org org = org(settings -> settings.withBulkPolls(2));
                Connector connector = connect(org, "0")) {
            org.seed(1, 1, START);
            Page<Customer> made = source(connector).read(null, 10);

            assertThat(made.changes()).isEmpty();
            assertThat(made.more()).isTrue();
            for (int poll = 0; poll < 2; poll++) {
                assertThatThrownBy(() -> source(connector).read(made.cursor(), 10))
                        .isInstanceOfSatisfying(ConnectorException.class, waiting -> {
                            assertThat(waiting.kind()).isEqualTo(FailureKind.THROTTLED);
                            assertThat(waiting.problem().code()).isEqualTo("BULK_JOB_RUNS");
                            assertThat(waiting.problem().suggestedDelay()).contains(Duration.ofSeconds(10));
                        });
            }
            assertThat(source(connector).read(made.cursor(), 10).changes()).hasSize(1);
        }
    }

    @Test
    void aJobThatTheOrgDoesNotTakeIsNotAskedForAgainAndTheRowsAreReadByQueries() {
        try (OrgStub org = new OrgStub();
                Connector connector = new SalesforceConnectorFactory().create(org.config("crm", "bulk-above", "0"))) {
            org.then(200, "{\"totalSize\":1,\"done\":true,\"records\":[]}")
                    .then(400, "[{\"errorCode\":\"API_ERROR\",\"message\":\"No such query in a job\"}]")
                    .thenRows("{\"Id\":\"0015g00000f8o0fAAA\",\"SystemModstamp\":\"2026-03-14T07:47:00.000+0000\"}");

            Page<Customer> refused = source(connector).read(null, 10);
            Page<Customer> rows = source(connector).read(refused.cursor(), 10);

            assertThat(refused.more()).isTrue();
            assertThat(rows.changes()).hasSize(1);
            assertThat(org.lastRequest()).contains("SystemModstamp > 1970-01-01T00:00:00Z");
        }
    }

    @Test
    void aJobThatTheOrgTakesLaterIsAskedForAgain() {
        try (OrgStub org = new OrgStub();
                Connector connector = new SalesforceConnectorFactory().create(org.config("crm", "bulk-above", "0"))) {
            org.then(200, "{\"totalSize\":1,\"done\":true,\"records\":[]}").then(503, "");

            assertThatThrownBy(() -> source(connector).read(null, 10))
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE));
        }
    }

    @Test
    void aJobThatFailsIsDeletedAndTheRowsAreReadByQueries() throws IOException {
        try (Org org = org(OrgSettings::withFailingBulk);
                Connector connector = connect(org, "0")) {
            org.seed(1, 1, START);
            List<Change<Customer>> changes = new ArrayList<>();

            readAll(source(connector), 10, changes);

            assertThat(changes).hasSize(1);
            assertThat(org.calls("DELETE")).isEqualTo(1);
        }
    }

    @Test
    void aJobThatRunsTooLongIsAbortedAndTheRowsAreReadByQueries() throws IOException {
        try (Org org = org(settings -> settings.withBulkPolls(1_000));
                Connector connector = connect(org, "0")) {
            org.seed(1, 1, START);
            String cursor = source(connector).read(null, 10).cursor();
            org.advance(Duration.ofMinutes(61));

            Page<Customer> givenUp = source(connector).read(cursor, 10);

            assertThat(org.calls("PATCH")).isEqualTo(1);
            assertThat(org.calls("DELETE")).isEqualTo(1);
            assertThat(source(connector).read(givenUp.cursor(), 10).changes()).hasSize(1);
        }
    }

    @Test
    void aFinishedJobIsDeletedAndItsLastPageCanBeReadAgain() throws IOException {
        try (Org org = org(UnaryOperator.identity());
                Connector connector = connect(org, "0")) {
            org.seed(1, 1, START);
            org.seed(2, 1, START);
            String cursor = source(connector).read(null, 1).cursor();
            Page<Customer> first = source(connector).read(cursor, 1);
            Page<Customer> second = source(connector).read(first.cursor(), 1);
            assertThat(org.calls("DELETE")).isEqualTo(1);

            Page<Customer> gone = source(connector).read(first.cursor(), 1);

            assertThat(gone.changes()).isEmpty();
            assertThat(texts(source(connector).read(gone.cursor(), 1).changes()))
                    .isEqualTo(texts(second.changes()));
        }
    }

    @Test
    void aPlaceInAJobThatTheOrgHasForgottenIsLeftAndTheRestReadByQueries() throws IOException {
        try (Org org = org(UnaryOperator.identity());
                Connector connector = connect(org, "0")) {
            org.seed(1, 1, START);
            org.seed(2, 1, START);
            String first = source(connector)
                    .read(source(connector).read(null, 1).cursor(), 1)
                    .cursor();
            String forgotten = first.substring(0, first.lastIndexOf('|') + 1) + "cm93cw";

            Page<Customer> left = source(connector).read(forgotten, 1);
            Page<Customer> rest = source(connector).read(left.cursor(), 10);

            assertThat(left.changes()).isEmpty();
            assertThat(left.more()).isTrue();
            assertThat(rest.changes()).hasSize(1);
            assertThat(org.calls("DELETE")).isEqualTo(1);
        }
    }

    @Test
    void upToTheThresholdNoJobIsMade() throws IOException {
        try (Org org = org(UnaryOperator.identity());
                Connector connector = connect(org, "1")) {
            org.seed(1, 1, START);

            assertThat(source(connector).read(null, 10).changes()).hasSize(1);
            assertThat(org.calls("jobs/query")).isZero();
        }
    }

    private Org org(UnaryOperator<OrgSettings> settings) throws IOException {
        return new Org(folder, Map.of(), settings);
    }

    private static Connector connect(Org org, String above) {
        return org.connect(
                Map.of("bulk-above", above), name -> Secret.of(org.secrets().get(name)));
    }

    private static RecordSource<Customer> source(Connector connector) {
        return connector.source(RecordType.CUSTOMER, SourceSpec.BUILT_IN).orElseThrow();
    }
}
