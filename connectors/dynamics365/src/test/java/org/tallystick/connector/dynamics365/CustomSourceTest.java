package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.dynamics365.Environment.Call;
import org.tallystick.connector.dynamics365.Environment.Reply;
import org.tallystick.model.RecordType;
import org.tallystick.model.Task;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

/** Rows of an entity set that a rule set names, as they are read. */
class CustomSourceTest {

    private static final String SET = "FirmTasks";
    private static final String ROW =
            "{\"@odata.etag\":\"W/\\\"1\\\"\",\"dataAreaId\":\"JP50\",\"ProjectId\":\"P/1\",\"LineNumber\":7,\"Effort\":12.50}";

    private final Environment environment = new Environment();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void itIsAskedInTheOrderOfTheDeclaredKeyForThatAndTheWantedFieldsOnly() {
        described("dataAreaId", "ProjectId");

        source().read(null, 100);

        Call call = environment.calls("GET " + SET).get(0);
        assertThat(call.option("cross-company")).isEqualTo("true");
        assertThat(call.option("$select")).isEqualTo("dataAreaId,ProjectId,Effort");
        assertThat(call.option("$orderby")).isEqualTo("dataAreaId,ProjectId");
    }

    @Test
    void aRowIsCalledByCompanyAndKeyAndItsTextIsKept() {
        described("ProjectId", "dataAreaId");
        environment.on("GET " + SET, Reply.rows(ROW));

        Change.Upsert<Task> read = (Change.Upsert<Task>) only();

        assertThat(read.documentId()).isEqualTo("jp50/P/1");
        assertThat(read.raw().content()).isEqualTo(ROW);
        assertThat(read.drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.ref().id()).isEqualTo("jp50/P/1"));
    }

    /** A rate without a project is one of all: part of a key may be empty. */
    @Test
    void aKeyOfManyPartsIsEncodedSoThatNoTwoRowsAreCalledAlike() {
        described("dataAreaId", "ProjectId", "LineNumber");
        environment.on("GET " + SET, Reply.rows(ROW, ROW.replace("P/1", "")));

        assertThat(source().read(null, 100).changes())
                .extracting(Change::documentId)
                .containsExactly("jp50/P%2F1/7", "jp50//7");
    }

    @Test
    void onlyConfiguredCompaniesAreAskedAlsoWhereTheKeyDoesNotNameThem() {
        described("ProjectId");
        environment.with("companies", "usmf").on("GET " + SET, Reply.rows(ROW.replace("P/1", "Alpha")));

        assertThat(only().documentId()).isEqualTo("Alpha");
        assertThat(environment.calls("GET " + SET).get(0).option("$filter")).isEqualTo("(dataAreaId eq 'usmf')");
    }

    @Test
    void aSetOfNoCompanyIsReadWhole() {
        described(Map.of("ProjectId", "Edm.String", "Effort", "Edm.Decimal"), "ProjectId");
        environment.with("companies", "usmf");

        source().read(null, 100);

        assertThat(environment.calls("GET " + SET).get(0).option("$filter")).isEmpty();
    }

    @Test
    void aRowWithoutItsKeyIsUnreadable() {
        described("dataAreaId", "ProjectId");
        environment.on("GET " + SET, Reply.rows(ROW.replace("P/1", "")));

        assertThat(only())
                .isInstanceOfSatisfying(
                        Change.Unreadable.class,
                        unreadable -> assertThat(unreadable.problem().field()).isEqualTo("ProjectId"));
    }

    @Test
    void theMetadataIsReadOnceForAllSetsThatAreUsed() {
        described("dataAreaId", "ProjectId");
        MappingSource<Task> source = source();

        source.read(null, 100);
        source.read(null, 100);

        assertThat(environment.calls("GET $metadata")).hasSize(1);
    }

    @Test
    void manyThreadsThatNeedTheMetadataAtOnceReadItOnce() throws InterruptedException {
        described("dataAreaId", "ProjectId");
        MappingSource<Task> source = source();
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Future<Page<Task>>> pages = threads.invokeAll(Collections.nCopies(8, () -> source.read(null, 100)));
        threads.shutdown();

        assertThat(pages).allSatisfy(page -> assertThat(page.get().changes()).isEmpty());
        assertThat(environment.calls("GET $metadata")).hasSize(1);
    }

    /** What the set is keyed by is not known to a process that has read nothing. */
    @Test
    void aKeptDocumentIsMappedWithoutACall() {
        assertThat(source().map("jp50/P/1", Change.UNVERSIONED, RawDocument.json(ROW)))
                .isInstanceOfSatisfying(
                        Change.Upsert.class,
                        mapped -> assertThat(mapped.documentId()).isEqualTo("jp50/P/1"));
        assertThat(source().map("jp50/P/1", Change.UNVERSIONED, RawDocument.json("[]")))
                .isInstanceOf(Change.Unreadable.class);
        assertThat(environment.calls("GET $metadata")).isEmpty();
    }

    @Test
    void aSetThatIsNotThereIsNamedAndAskedForAgain() {
        environment.on("GET $metadata", new Described().reply());
        MappingSource<Task> source = source();
        assertThatThrownBy(() -> source.read(null, 100))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("There is no entity set FirmTasks");

        described("dataAreaId", "ProjectId");

        assertThat(source.read(null, 100).changes()).isEmpty();
    }

    private void described(String... key) {
        described(
                Map.of(
                        "dataAreaId", "Edm.String",
                        "ProjectId", "Edm.String",
                        "LineNumber", "Edm.Int64",
                        "Effort", "Edm.Decimal"),
                key);
    }

    private void described(Map<String, String> properties, String... key) {
        environment.on(
                "GET $metadata",
                new Described().with(SET, List.of(key), properties).reply());
    }

    private Change<Task> only() {
        List<Change<Task>> changes = source().read(null, 100).changes();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private MappingSource<Task> source() {
        return (MappingSource<Task>) environment
                .connector()
                .source(RecordType.TASK, new SourceSpec(SET, Set.of("Effort")))
                .orElseThrow();
    }
}
