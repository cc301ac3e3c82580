package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tallystick.connector.dynamics365.FirmProjects.OBJECT;
import static org.tallystick.connector.dynamics365.FirmProjects.SET;
import static org.tallystick.connector.dynamics365.FirmProjects.fields;
import static org.tallystick.connector.dynamics365.FirmProjects.project;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.dynamics365.Environment.Call;
import org.tallystick.connector.dynamics365.Environment.Reply;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.Write;

/** Records that a rule set writes to an entity set which a customer's developers made. */
class CustomObjectTest {

    private static final String KEY = "tck-F-1";

    @TempDir
    Path folder;

    private FirmProjects firm;
    private Connector connector;

    @BeforeEach
    void open() throws IOException {
        firm = new FirmProjects(folder);
        connector = firm.finance().connect(Map.of("key-prefix", "tck-"));
    }

    @AfterEach
    void close() {
        connector.close();
        firm.close();
    }

    @Test
    void aRecordIsCreatedUnderOurKeyInTheCompanyOfItsLegalEntity() {
        assertThat(write(project(fields("Signalling")))).isEqualTo(Outcome.applied("jp50/" + KEY));

        assertThat(row())
                .containsEntry("dataAreaId", "jp50")
                .containsEntry("FirmName", "Signalling")
                .containsEntry("FirmNote", "")
                .containsEntry("Cap", "1600.50")
                .containsEntry("Days", "12")
                .containsEntry("Since", "2026-08-31T12:00:00Z")
                .containsEntry("Changed", "2026-08-31T22:00:00Z")
                .containsEntry("Active", "Yes");
    }

    @Test
    void whatTheEnvironmentMadeOfOurWriteIsKnownAgain() {
        write(project(fields("Signalling")));

        Found found = port().lookup().byExternalKey(List.of(KEY, "tck-other")).get(KEY);

        assertThat(found.remoteId()).isEqualTo("jp50/" + KEY);
        assertThat(found.digest())
                .isEqualTo(port().lookup().digest(Records.write(project(fields("Signalling")), KEY)))
                .isEqualTo("""
                        Active Yes
                        Cap 1600.5
                        Changed 2026-08-31T22:00:00Z
                        Days 12
                        FirmName Signalling
                        Since 2026-08-31""");
        assertThat(port().lookup().list(null, 10).found()).containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource({
        "FirmName, Switches",
        "FirmNote, late",
        "Cap, 1600.51",
        "Days, 13",
        "Since, 2026-09-01",
        "Changed, 2026-08-31T22:00:01Z",
        "Active, No"
    })
    void aFieldThatDiffersIsChanged(String field, String value) {
        write(project(fields("Signalling")));
        SortedMap<String, @Nullable Object> changed = fields("Signalling");
        changed.put(field, value);

        assertThat(write(project(changed)).kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(write(project(changed)).kind()).isEqualTo(Outcome.Kind.UNCHANGED);
        assertThat(row().get(field)).startsWith(value);
    }

    @Test
    void aFieldThatSaysNothingAnyMoreIsEmptied() {
        write(project(fields("Signalling")));
        SortedMap<String, @Nullable Object> nothing = fields("Signalling");
        nothing.replaceAll((field, value) -> null);

        assertThat(write(project(nothing)).kind()).isEqualTo(Outcome.Kind.APPLIED);

        assertThat(row())
                .containsEntry("FirmName", "")
                .containsEntry("Cap", "0")
                .containsEntry("Days", "0")
                .containsEntry("Active", "No");
        assertThat(row().get("Since")).startsWith("1900-01-01");
        assertThat(row().get("Changed")).startsWith("1900-01-01");
        assertThat(write(project(nothing)).kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    }

    @Test
    void aRowThatSaysNothingIsCreatedWithItsKeyAlone() {
        SortedMap<String, @Nullable Object> nothing = fields("Signalling");
        nothing.replaceAll((field, value) -> null);

        assertThat(write(project(nothing)).kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(write(project(nothing)).kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "FirmName, a text, 1600.50, '1600.50'",
        "Cap, text, '0.10', '0.10'",
        "Days, text, '7', '7'",
        "Since, moment, 2026-08-31T12:00:00Z, 2026-08-31T12:00:00Z",
        "Changed, moment, 2026-09-01T00:00:00+02:00, 2026-08-31T22:00:00Z"
    })
    void aValueThatTheTypeHoldsIsTakenInTheFormThatARuleGives(String field, String kind, String value, String stored) {
        SortedMap<String, @Nullable Object> given = fields("Signalling");
        given.put(field, kind.equals("a text") ? new BigDecimal(value) : value);

        assertThat(write(project(given)).kind()).isEqualTo(Outcome.Kind.APPLIED);

        assertThat(row()).containsEntry(field, stored);
        assertThat(write(project(given)).kind()).isEqualTo(Outcome.Kind.UNCHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        "FirmName, true, TYPE, 'Edm.String, which takes a text'",
        "Cap, much, TYPE, 'Edm.Decimal, which takes a number'",
        "Days, 2.5, TYPE, 'Edm.Int32, which takes a whole number'",
        "Days, 2147483648, TYPE, 'Edm.Int32, which takes a whole number'",
        "Since, 31.8.2026, TYPE, 'takes a day such as 2026-08-31'",
        "Since, 2026-02-30, TYPE, 'takes a day such as 2026-08-31'",
        "Changed, 2026-08-31T22:00:00, TYPE, 'or a moment such as 2026-08-31T22:00:00Z'",
        "Active, Perhaps, VALUE_UNKNOWN, 'is none of No, Yes'",
        "Active, yes, VALUE_UNKNOWN, 'is none of No, Yes'",
        "FirmNote, 12345678901234567890123456789012345678901, TOO_LONG, 'has 41 characters, and it takes 40'",
        "Region, EMEA, FIELD_UNKNOWN, which the set does not have"
    })
    void whatAFieldDoesNotTakeIsRefusedWithRecordFieldValueAndRule(
            String field, String value, String code, String rule) {
        SortedMap<String, @Nullable Object> bad = fields("Signalling");
        if (value.equals("true")) {
            bad.put(field, true);
        } else {
            bad.put(field, value);
        }
        CustomObject wider = new CustomObject(SET, "FirmCode", bad.keySet());

        List<Outcome> outcomes = port(wider)
                .sink()
                .write(List.of(
                        Records.write(project(bad), KEY), Records.write(project(fields("Signalling")), "tck-good")));

        Problem problem = outcomes.get(0).problem();
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Outcome.Kind.REJECTED, Outcome.Kind.APPLIED);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.value()).isEqualTo(value);
        assertThat(problem.message()).contains("hub/project/PRJ-12", SET, field, value, rule);
        assertThat(problem.remedy()).isNotEmpty();
        assertThat(firm.count()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        Outcome outcome = port().sink()
                .write(List.of(Records.write(project(fields("Signalling")), "tck-" + "x".repeat(27))))
                .get(0);

        assertThat(outcome.problem().code()).isEqualTo("TOO_LONG");
        assertThat(outcome.problem().field()).isEqualTo("FirmCode");
    }

    @Test
    void theCompanyIsThatOfARuleOrOfTheExtensionWhereThereIsNoLegalEntity() {
        Project nowhere = ProjectBuilder.builder(project(fields("Signalling")))
                .legalEntity(null)
                .build();
        Project extended = RecordType.PROJECT.withHeader(
                nowhere, nowhere.header().withExtension(Dynamics365Extensions.COMPANY, "JP50"));
        SortedMap<String, @Nullable Object> ruled = fields("Signalling");
        ruled.put("dataAreaId", "JP50");

        assertThat(write(nowhere).problem().code()).isEqualTo("EXTENSION_ABSENT");
        assertThat(write(extended)).isEqualTo(Outcome.applied("jp50/" + KEY));
        assertThat(write(
                        ProjectBuilder.builder(project(ruled)).legalEntity(null).build()))
                .isEqualTo(Outcome.unchanged("jp50/" + KEY));
        assertThat(port().sink().references(nowhere)).isEmpty();
        assertThat(port().sink().references(project(fields("Signalling")))).containsExactly(Records.LEGAL_ENTITY);
    }

    @Test
    void aCompanyThatChangedIsNamed() {
        Write<Project> write =
                new Write<>(project(fields("Signalling")), KEY, "0".repeat(64), "us10/" + KEY, Map.copyOf(Records.IDS));

        assertThat(port().sink().write(List.of(write)).get(0).problem().code()).isEqualTo("COMPANY_CHANGED");
    }

    @Test
    void onlyWhatDiffersIsSentAndOnlyToTheStateThatWasRead() {
        try (Environment environment = new Environment();
                Connector stubbed = environment
                        .on("GET $metadata", FirmProjects.described().reply())
                        .on("GET " + SET, Reply.rows("""
                                {"@odata.etag":"W/\\"7\\"","dataAreaId":"jp50","FirmCode":"%s","FirmName":"Signalling","FirmNote":"","Cap":1600.500,\
                                "Days":11,"Since":"2026-08-31T12:00:00Z","Changed":"2026-08-31T22:00:00Z","Active":"Yes"}""".formatted(KEY)))
                        .on("PATCH " + SET + "(dataAreaId='jp50',FirmCode='" + KEY + "')", Reply.of(204, ""))
                        .connector()) {
            CustomObjectPort<Project> port =
                    stubbed.customObject(RecordType.PROJECT, OBJECT).orElseThrow();

            assertThat(port.sink().write(List.of(Records.write(project(fields("Signalling")), KEY))))
                    .containsExactly(Outcome.applied("jp50/" + KEY));

            Call sent = environment
                    .calls("PATCH " + SET + "(dataAreaId='jp50',FirmCode='" + KEY + "')")
                    .get(0);
            assertThat(sent.body()).isEqualTo("{\"Days\":12}");
            assertThat(sent.headers()).containsEntry("if-match", "W/\"7\"");
            assertThat(environment.calls("GET $metadata")).hasSize(1);
        }
    }

    @Test
    void aRowThatPeopleChangedMeanwhileIsNotOverwritten() {
        write(project(fields("Signalling")));
        firm.finance()
                .script("\"method\": \"PATCH\", \"pathContains\": \"%s\", \"kind\": \"STATUS\", \"status\": 412"
                        .formatted(SET));

        assertThat(write(project(fields("Switches"))).kind()).isEqualTo(Outcome.Kind.RETRY);
        assertThat(row()).containsEntry("FirmName", "Signalling");
    }

    @Test
    void aSetThatIsNotThereOrHasAnotherKeyTakesNothing() {
        firm.finance()
                .environment()
                .addEntitySet("FirmSites", List.of("dataAreaId", "Site", "Floor"), "dataAreaId s", "Site s", "Floor s");

        assertThat(failed(new CustomObject("FirmNothing", "Code", Set.of())).code())
                .isEqualTo("ENTITY_SET_MISSING");
        assertThat(failed(new CustomObject("FirmSites", "Site", Set.of())).message())
                .isEqualTo("FirmSites is keyed by dataAreaId, Site, Floor, and is written only if by dataAreaId, Site");
    }

    private Problem failed(CustomObject object) {
        Write<Project> write = Records.write(project(Map.of()), KEY);
        return catchThrowableOfType(
                        ConnectorException.class, () -> port(object).sink().write(List.of(write)))
                .problem();
    }

    @Test
    void whatIsNoNameOrNotOursAsKeyIsRefusedAtOnce() {
        assertThatThrownBy(() -> port(new CustomObject("Firm Sites", "Key", Set.of("Cap,Note"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'Firm Sites' is no entity set")
                .hasMessageContaining("'Cap,Note' is no field");
        assertThatThrownBy(() -> port(new CustomObject(SET, "dataAreaId", Set.of())))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> port(new CustomObject(SET, "FirmCode", Set.of("FirmCode"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a rule writes it");
        assertThatThrownBy(() -> connector.source(RecordType.TASK, new SourceSpec("../Companies", Set.of())))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void checkMissesSetFieldsAndKey() {
        port(new CustomObject(SET, "FirmName", Set.of("Region")));
        assertThat(checked().message())
                .isEqualTo(
                        "FirmProjects has no Region; FirmProjects is keyed by dataAreaId, FirmCode, and is written only if by dataAreaId, FirmName");
        assertThat(checked().kind()).isEqualTo(FailureKind.INVALID);

        connector.source(RecordType.TASK, new SourceSpec("FirmTasks", Set.of("Effort")));
        assertThat(checked().message()).contains("no entity set FirmTasks");
        assertThat(checked().remedy()).contains("the objects that the rule set names");
    }

    @Test
    void checkPassesWithSetsThatAreThere() {
        port();
        connector.source(RecordType.TASK, new SourceSpec(SET, Set.of("Cap")));

        connector.check();
    }

    private Problem checked() {
        return catchThrowableOfType(ConnectorException.class, connector::check).problem();
    }

    @Test
    void gov7_aChangeOfTheSetIsToldBeforeDataFlowsAndHeededFromThenOn() {
        port();
        SchemaSnapshot first = connector.discover().orElseThrow();

        firm.finance().environment().removeProperty(SET, "Cap");
        firm.finance().environment().addProperty(SET, "Days", "d");

        assertThat(connector.discover().orElseThrow().driftSince(first))
                .containsExactly(
                        new SchemaDrift(SET, "Cap", "Edm.Decimal", null),
                        new SchemaDrift(SET, "Days", "Edm.Int32", "Edm.Decimal"));
        assertThat(write(project(fields("Signalling"))).problem().code()).isEqualTo("FIELD_UNKNOWN");
    }

    private CustomObjectPort<Project> port() {
        return port(OBJECT);
    }

    private CustomObjectPort<Project> port(CustomObject object) {
        return connector.customObject(RecordType.PROJECT, object).orElseThrow();
    }

    private Outcome write(Project project) {
        CustomObject object =
                new CustomObject(SET, "FirmCode", CustomFields.of(project).keySet());
        return port(object).sink().write(List.of(Records.write(project, KEY))).get(0);
    }

    private Map<String, String> row() {
        List<Map<String, String>> rows = firm.rows(KEY);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
