package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.connector.salesforce.Readings.readAll;
import static org.tallystick.connector.salesforce.Readings.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityLine;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Page;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/** Opportunities with their lines, by queries and by bulk jobs of a simulated org. */
class SalesReadTest {

    private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

    @TempDir
    Path folder;

    @Property(tries = 10)
    void aJobGivesTheSameOpportunitiesWithLinesAsQueries(
            @ForAll @IntRange(min = 1, max = 12) int sales, @ForAll @IntRange(min = 1, max = 5) int page)
            throws IOException {
        try (Sales org = new Sales(Files.createTempDirectory("sales"), Map.of());
                Connector bulk = connect(org, "0");
                Connector rest = connect(org, "100000")) {
            org.seedMany(sales, START);
            org.changeLine(sales / 2, true, START.plusSeconds(5));
            org.delete(sales / 3);
            org.seedUnreadable(sales, START.plusSeconds(9));
            List<Change<Opportunity>> byJob = new ArrayList<>();
            List<Change<Opportunity>> byQuery = new ArrayList<>();

            String afterJob = readAll(source(bulk), page, byJob);
            String afterQuery = readAll(source(rest), page, byQuery);

            assertThat(texts(byJob)).isEqualTo(texts(byQuery)).hasSize(sales + 1);
            assertThat(afterJob).isEqualTo(afterQuery);
            assertThat(org.calls("jobs/query")).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "100000, false", "100000, true"})
    void aLineThatIsSavedOrDeletedAloneIsFoundByTheSweepAndNotTwice(String bulkAbove, boolean deleted)
            throws IOException {
        try (Sales org = new Sales(folder, Map.of());
                Connector connector = connect(org, bulkAbove)) {
            org.seedMany(3, START);
            List<Change<Opportunity>> read = new ArrayList<>();
            readAll(source(connector), 10, read);
            Change.Upsert<Opportunity> before = (Change.Upsert<Opportunity>) read.get(1);
            assertThat(lines(before)).hasSize(2);
            assertThat(versions(connector)).containsEntry(Sales.id(1), before.version());

            org.changeLine(1, deleted, START.plusSeconds(60));

            assertThat(versions(connector))
                    .containsEntry(Sales.id(0), read.get(0).version())
                    .containsEntry(Sales.id(1), START.plusSeconds(60).toEpochMilli())
                    .containsEntry(Sales.id(2), read.get(2).version());
            Change.Upsert<Opportunity> after = (Change.Upsert<Opportunity>)
                    source(connector).fetch(List.of(Sales.id(1))).get(0);
            assertThat(lines(after)).hasSize(deleted ? 1 : 2);
            assertThat(versions(connector)).containsEntry(Sales.id(1), after.version());
        }
    }

    /** The job gives rows as they were when it was made, and lines are read as they are: of one version there is one text, the newest. */
    @Test
    void anOpportunityThatIsSavedWithALineBehindAJobIsReadOnceAndWhole() throws IOException {
        try (Sales org = new Sales(folder, Map.of());
                Connector connector = connect(org, "0")) {
            org.seedMany(2, START);
            List<Change<Opportunity>> read = new ArrayList<>();
            String job = String.valueOf(source(connector).read(null, 10).cursor());
            Page<Opportunity> first = source(connector).read(job, 1);
            read.addAll(first.changes());

            org.saveWithLine(1, START.plusSeconds(60));
            readAll(source(connector), first.cursor(), 1, read);

            assertThat(read).extracting(Change::documentId).containsExactly(Sales.id(0), Sales.id(1));
            assertThat(read.get(1).version()).isEqualTo(START.plusSeconds(60).toEpochMilli());
            assertThat(StubbedCrm.record(read.get(1)).name()).isEqualTo("Alder 1, revision 2");
        }
    }

    /** Two thousand are five pages, and the end: by queries six, behind a job one. They are counted first. */
    @ParameterizedTest
    @CsvSource({"100000, 6", "0, 1"})
    void aPageOfOpportunitiesCostsOneQueryMore(String bulkAbove, int queries) throws IOException {
        try (Sales org = new Sales(folder, Map.of());
                Connector connector = connect(org, bulkAbove)) {
            org.seedMany(2_000, START);
            List<Change<Opportunity>> read = new ArrayList<>();

            readAll(source(connector), 400, read);

            assertThat(read)
                    .hasSize(2_000)
                    .allSatisfy(change -> assertThat(lines(change))
                            .hasSize(2)
                            .extracting(OpportunityLine::value)
                            .containsOnly(Money.of("105.25", "EUR")));
            int afterReading = org.calls("/queryAll");
            assertThat(afterReading).isEqualTo(1 + queries + 5);

            assertThat(sweep(connector)).isEqualTo(2_000);

            assertThat(org.calls("/queryAll")).isEqualTo(afterReading + 6 + 5);
        }
    }

    private static int sweep(Connector connector) {
        int count = 0;
        String cursor = null;
        do {
            SweptSource.Versions page = source(connector).versions(cursor, 400);
            count += page.byId().size();
            cursor = page.next();
        } while (cursor != null);
        return count;
    }

    private static Map<String, Long> versions(Connector connector) {
        return source(connector).versions(null, 10).byId();
    }

    private static List<OpportunityLine> lines(Change<Opportunity> change) {
        return StubbedCrm.record(change).lines();
    }

    private static Connector connect(Sales org, String above) {
        return org.connect(
                Map.of("bulk-above", above, "line-service-line", "Product2.ProductCode", "page-size", "400"),
                name -> Secret.of(org.secrets().get(name)));
    }

    private static SweptSource<Opportunity> source(Connector connector) {
        return (SweptSource<Opportunity>)
                connector.source(RecordType.OPPORTUNITY, SourceSpec.BUILT_IN).orElseThrow();
    }
}
