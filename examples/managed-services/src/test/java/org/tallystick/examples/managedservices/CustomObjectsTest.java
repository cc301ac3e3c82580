package org.tallystick.examples.managedservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.engine.To.to;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.rules.RemoteIds;
import org.tallystick.rules.RuleSet;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Found;
import org.tallystick.store.jdbc.JdbcStore;

/** What a rule set reads from one entity set of Finance, which its customer's developers made, it writes to another. */
class CustomObjectsTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final RuleSet RULES = RuleSet.parse("""
            ruleset: firm
            systems:
              plan:
                project:
                  object: FirmProjects
                  fields:
                    name: { copy: Title }
                    legalEntity: { ref: dataAreaId, system: plan }
                    kind: { copy: Billable, map: { Yes: BILLABLE, No: INTERNAL } }
                    closedOn: { copy: { split: Closed, with: T, part: 1, of: 2 }, when: { not: { eq: { Closed: "1900-01-01T12:00:00Z" } } } }
                    extensions.firm.cap: { copy: Cap }
              books:
                project:
                  object: FirmBudgets
                  key: BudgetCode
                  fields:
                    name: { copy: Label }
                    legalEntity: { ref: dataAreaId, system: books }
                    kind: { copy: Charged, map: { Yes: BILLABLE, No: INTERNAL } }
                    closedOn: { copy: Until }
                    extensions.firm.cap: { copy: Most }
                  writes: [name, legalEntity, kind, closedOn, extensions.firm.cap]
            """, "rules.yaml");

    private static final String ROWS = """
            [{"@odata.etag": "1", "dataAreaId": "de20", "FirmCode": "F-1", "Title": "Umbau", "Billable": "Yes", "Closed": "2026-08-31T12:00:00Z", "Cap": 1600.50},
             {"@odata.etag": "2", "dataAreaId": "de20", "FirmCode": "F-2", "Title": "Umzug", "Billable": "No", "Closed": "1900-01-01T12:00:00Z", "Cap": 0}]""";

    private final LegalEntity legalEntity = MasterFiles.load(Path.of("month-end-2/config"))
            .data()
            .legalEntity("de20")
            .orElseThrow();
    private final JdbcStore store = JdbcStore.sqliteInMemory();

    @TempDir
    Path folder;

    private FinanceEnvironment finance;
    private Tallystick tally;

    @BeforeEach
    void open() throws IOException {
        Path delivered = Files.createDirectories(folder.resolve("deliveries/2026-08/dynamics365"));
        Files.writeString(
                delivered.resolve("LegalEntities.json"), "[{\"@odata.etag\": \"1\", \"LegalEntityId\": \"de20\"}]");
        Files.writeString(delivered.resolve("FirmProjects.json"), ROWS);
        finance = FinanceEnvironment.start(folder.resolve("deliveries"), folder.resolve("state"));
        finance.addEntitySet(
                "FirmProjects",
                List.of("dataAreaId", "FirmCode"),
                "dataAreaId s",
                "FirmCode s(10)",
                "Title s",
                "Billable e:NoYes",
                "Closed dt",
                "Cap d");
        finance.addEntitySet(
                "FirmBudgets",
                List.of("dataAreaId", "BudgetCode"),
                "dataAreaId s",
                "BudgetCode s(20)",
                "Label s(10)",
                "Charged e:NoYes",
                "Until dt",
                "Most d");
        finance.play("2026-08");
        tally = Tallystick.builder()
                .withStore(store)
                .withRules(RULES)
                .withSystem("plan", connector("plan"))
                .withSystem("books", connector("books"))
                .withKnown(legalEntity, List.of(company("plan"), company("books")))
                .ingest(RecordType.PROJECT, from("plan"))
                .deliver(
                        RecordType.PROJECT,
                        to("books")
                                .keyedBy(project -> "tly-" + project.ref().id().substring("de20/".length())))
                .build();
    }

    @AfterEach
    void close() {
        tally.close();
        store.close();
        finance.close();
    }

    @Test
    void whatIsReadFromOneSetIsWrittenToAnotherAndOnce() {
        Run first = tally.run(AUGUST);
        Run second = tally.run(AUGUST);

        assertThat(first.exceptions()).isEmpty();
        assertThat(first.waiting()).isEmpty();
        assertThat(second.exceptions()).isEmpty();
        assertThat(RULES.roundTrip("books", project("F-1"), RemoteIds.NONE)).isEmpty();
        assertThat(project("F-1").name()).isEqualTo("Umbau");
        assertThat(project("F-1").closedOn()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(project("F-1").header().extensions()).containsEntry("firm.cap", "1600.50");
        assertThat(project("F-2").closedOn()).isNull();
        assertThat(project("F-2").kind()).isEqualTo(ProjectKind.INTERNAL);
        assertThat(written()).extracting(Found::remoteId).containsExactly("de20/tly-F-1", "de20/tly-F-2");
        assertThat(written()).extracting(Found::digest).containsExactly("""
                        Charged Yes
                        Label Umbau
                        Most 1600.5
                        Until 2026-08-31""", "Label Umzug");
    }

    @Test
    void whatTheSetDoesNotTakeIsACaseOfThatRecordAlone() throws IOException {
        Path next = Files.createDirectories(folder.resolve("deliveries/2026-09/dynamics365"));
        Files.writeString(next.resolve("FirmProjects.json"), ROWS.replace("Umbau", "Umbau der Werft"));
        finance.play("2026-09");

        Run run = tally.run(AUGUST);

        assertThat(run.exceptions()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("TOO_LONG");
            assertThat(found.message()).contains("'Umbau der Werft' in Label has 15 characters, and it takes 10");
        });
        assertThat(written()).extracting(Found::remoteId).containsExactly("de20/tly-F-2");
    }

    private static Ref<LegalEntity> company(String system) {
        return new Ref<>(system, RecordType.LEGAL_ENTITY, "de20");
    }

    private Project project(String code) {
        return tally.query()
                .find(new Ref<Project>("plan", RecordType.PROJECT, "de20/" + code))
                .orElseThrow();
    }

    private List<Found> written() {
        try (Connector books = connector("books")) {
            return books.customObject(
                            RecordType.PROJECT,
                            RULES.customObject("books", RecordType.PROJECT).orElseThrow())
                    .orElseThrow()
                    .lookup()
                    .list(null, 10)
                    .found();
        }
    }

    private Connector connector(String system) {
        return Connections.to(finance, system);
    }
}
