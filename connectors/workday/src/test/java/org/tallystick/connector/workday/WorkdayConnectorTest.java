package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.ConnectorFactory;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

class WorkdayConnectorTest {

    private static final String PASSWORD = "canary-password";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final Map<String, String> properties = new HashMap<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        properties.put("base-uri", "http://127.0.0.1:" + server.getAddress().getPort());
        properties.put("tenant", "meridiem1");
        properties.put("report-owner", "isu owner");
        properties.put("report-name", "Workers");
        properties.put("user", "isu@meridiem1");
        properties.put("password", "workday-password");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theReportIsAskedForAsJsonWithTheUsersPassword() {
        read();

        assertThat(requests)
                .containsExactly("GET /ccx/service/customreport2/meridiem1/isu%20owner/Workers?format=json");
        // base64 of isu@meridiem1:canary-password
        assertThat(credentials).containsExactly("Basic aXN1QG1lcmlkaWVtMTpjYW5hcnktcGFzc3dvcmQ=");
    }

    @Test
    void theReportIsAskedWhatIsConfigured() {
        properties.put("report-prompts", "Effective_as_of_Date=2026-09-01-07:00&Organization!WID=a b=c");

        read();

        assertThat(requests)
                .containsExactly("GET /ccx/service/customreport2/meridiem1/isu%20owner/Workers?format=json"
                        + "&Effective_as_of_Date=2026-09-01-07%3A00&Organization%21WID=a%20b%3Dc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Region", "=EMEA", "Region=EMEA&", "Region=EMEA&Region=APAC", "format=csv"})
    void promptsThatAreNoneAreNamedBeforeAnythingIsSent(String prompts) {
        properties.put("report-prompts", prompts);

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(this::read)
                .satisfies(
                        e -> assertThat(e.faults()).singleElement().asString().contains("'report-prompts'"));
        assertThat(requests).isEmpty();
    }

    @Test
    void aRowBecomesAWorkerWithNumberNameAndRole() {
        answer = """
                {"Report_Entry":[
                {"Worker":"Ana Šimić","Employee_ID":"200032","Hire_Date":"2021-09-01","Job_Profile":"Senior Consultant"}]}""";

        Page<Resource> page = read();

        assertThat(page.more()).isFalse();
        assertThat(page.cursor()).isNull();
        Change.Upsert<Resource> change =
                (Change.Upsert<Resource>) page.changes().get(0);
        assertThat(change.documentId()).isEqualTo("200032");
        assertThat(change.version()).isEqualTo(Change.UNVERSIONED);
        assertThat(change.raw().content())
                .startsWith("{\"Worker\":\"Ana Šimić\"")
                .contains("Hire_Date");
        Resource worker = change.drafts().get(0).build();
        assertThat(worker.ref()).isEqualTo(new Ref<>("hcm", RecordType.RESOURCE, "200032"));
        assertThat(worker.workerId()).isEqualTo("200032");
        assertThat(worker.name()).isEqualTo("Ana Šimić");
        assertThat(worker.role()).isEqualTo("Senior Consultant");
    }

    @Test
    void anEmptyColumnIsLeftOutByTheReportAndGivesNoRole() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"},
                {"Employee_ID":"2"},{"Employee_ID":"3","Job_Profile":""}]}""";

        assertThat(read().changes())
                .extracting(change -> ((Change.Upsert<Resource>) change)
                        .drafts()
                        .get(0)
                        .build()
                        .role())
                .containsExactly("Consultant", null, null);
    }

    @Test
    void aRowWithoutEmployeeNumberIsUnreadableAndTheOthersGoOn() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"},{"Worker":"Nobody"},{"Employee_ID":"3"}]}""";

        List<Change<Resource>> changes = read().changes();

        assertThat(changes).extracting(Change::documentId).containsExactly("1", "3", "row-2");
        Change.Unreadable<Resource> bad = (Change.Unreadable<Resource>) changes.get(2);
        assertThat(bad.raw().content()).isEqualTo("{\"Worker\":\"Nobody\"}");
        assertThat(bad.problem().code()).isEqualTo("EMPLOYEE_ID_ABSENT");
        assertThat(bad.problem().field()).isEqualTo("Employee_ID");
        assertThat(bad.problem().remedy()).isNotEmpty();
    }

    @Test
    void aValueThatIsNoTextMakesItsRowUnreadableUnderItsOwnNumber() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":["A","B"]}]}""";

        Change.Unreadable<Resource> bad =
                (Change.Unreadable<Resource>) read().changes().get(0);

        assertThat(bad.documentId()).isEqualTo("1");
        assertThat(bad.problem().code()).isEqualTo("TYPE");
        assertThat(bad.problem().field()).isEqualTo("Job_Profile");
    }

    @Test
    void aRowThatIsNoObjectIsUnreadable() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"},7]}""";

        assertThat(read().changes().get(1)).isInstanceOf(Change.Unreadable.class);
    }

    @Test
    void ofTwoRowsOfOneWorkerTheLastCounts() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"},{"Employee_ID":"1","Job_Profile":"Manager"}]}""";

        assertThat(read().changes())
                .extracting(change -> ((Change.Upsert<Resource>) change)
                        .drafts()
                        .get(0)
                        .build()
                        .role())
                .containsExactly("Manager");
    }

    @Test
    void pagesGoOnAfterTheLastNumberWhateverOrderTheReportHas() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"3","Job_Profile":"A"},{"Employee_ID":"1"},{"Employee_ID":"2"}]}""";
        Page<Resource> first = read(null, 2);
        answer = """
                {"Report_Entry":[{"Employee_ID":"0","Job_Profile":"A"},{"Employee_ID":"3"}]}""";
        Page<Resource> second = read(first.cursor(), 2);

        assertThat(first.changes()).extracting(Change::documentId).containsExactly("1", "2");
        assertThat(first.more()).isTrue();
        assertThat(second.changes()).extracting(Change::documentId).containsExactly("3");
        assertThat(second.more()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"Report_Entry\":[]}", "{}"})
    void aReportWithoutRowsIsAnEmptyListing(String body) {
        answer = body;

        assertThat(read().changes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Report_Entry\":[{\"Employee_ID\":\"1\"}           | ANSWER_MALFORMED",
                "{\"Report_Entry\":{\"Employee_ID\":\"1\"}}           | ANSWER_SHAPE",
                "[{\"Employee_ID\":\"1\"}]                            | ANSWER_SHAPE",
                "{\"error\":\"not a report\"}                         | ANSWER_SHAPE",
                "<wd:Report_Data/>                                    | ANSWER_MALFORMED"
            })
    void anAnswerThatIsNoReportIsAFailure(String body, String code) {
        answer = body;

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::read);

        assertThat(failure.problem().code()).isEqualTo(code);
    }

    @Test
    void aColumnThatNoRowHasIsAFailureThatNamesIt() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Role":"Consultant"}]}""";

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::read);

        assertThat(failure.problem().code()).isEqualTo("COLUMN_ABSENT");
        assertThat(failure).hasMessageContaining("[Job_Profile]");
        assertThat(failure.problem().remedy()).contains("column-role");
    }

    @Test
    void aReportMayDoWithoutNamesIfTheHostSaysNoColumnOfThem() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"}]}""";

        assertThat(((Change.Upsert<Resource>) read().changes().get(0))
                        .drafts()
                        .get(0)
                        .build()
                        .name())
                .isNull();
    }

    @Test
    void aColumnOfNamesThatTheHostSaysAndNoRowHasIsAFailureThatNamesIt() {
        properties.put("column-name", "Worker");
        answer = """
                {"Report_Entry":[{"Employee_ID":"1","Job_Profile":"Consultant"}]}""";

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::read);

        assertThat(failure.problem().code()).isEqualTo("COLUMN_ABSENT");
        assertThat(failure).hasMessageContaining("[Worker]");
        assertThat(failure.problem().remedy()).contains("column-name");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2021-09-01,       2026-08-31-07:00, 2021-09-01, 2026-09-01",
                "2021-09-01-08:00, -,                2021-09-01, -",
                "2026-02-01,       2024-06-30,       2026-02-01, -"
            })
    void aReportTellsAnEmploymentWhereTheHostSaysItsColumns(
            String hired, String last, LocalDate from, LocalDate until) {
        properties.put("column-hire-date", "Hire_Date");
        properties.put("column-end-date", "Termination_Date");
        answer = """
                {"Report_Entry":[{"Employee_ID":"200032","Job_Profile":"Consultant","Hire_Date":"%s"%s}]}""".formatted(hired, last == null ? "" : ",\"Termination_Date\":\"%s\"".formatted(last));

        assertThat(first().employment()).containsExactly(new Period(from, until));
    }

    @Test
    void aDayThatIsNoneSetsItsRowAside() {
        properties.put("column-hire-date", "Hire_Date");
        answer = """
                {"Report_Entry":[{"Employee_ID":"200032","Job_Profile":"Consultant","Hire_Date":"last spring"}]}""";

        Change.Unreadable<Resource> change =
                (Change.Unreadable<Resource>) read().changes().get(0);

        assertThat(change.problem().field()).isEqualTo("Hire_Date");
        assertThat(change.problem().value()).isEqualTo("last spring");
    }

    @Test
    void withoutTheirColumnsNothingIsSaidOfEmployments() {
        answer = """
                {"Report_Entry":[{"Employee_ID":"200032","Job_Profile":"Consultant","Hire_Date":"2021-09-01"}]}""";

        assertThat(first().employment()).isEmpty();
    }

    private Resource first() {
        return ((Change.Upsert<Resource>) read().changes().get(0))
                .drafts()
                .get(0)
                .build();
    }

    @Test
    void columnsHaveTheAliasesThatTheHostSays() {
        properties.put("column-employee-id", "ID");
        properties.put("column-name", "Full_Name");
        properties.put("column-role", "Role");
        answer = """
                {"Report_Entry":[{"ID":"7","Full_Name":"Jo","Role":"Analyst"}]}""";

        Change.Upsert<Resource> change =
                (Change.Upsert<Resource>) read().changes().get(0);

        assertThat(change.drafts().get(0).build())
                .extracting(Resource::workerId, Resource::name, Resource::role)
                .containsExactly("7", "Jo", "Analyst");
    }

    @ParameterizedTest
    @CsvSource({
        "401,UNAUTHORIZED",
        "403,REFUSED",
        "404,NOT_FOUND",
        "409,INVALID",
        "422,INVALID",
        "429,THROTTLED",
        "500,UNAVAILABLE",
        "501,UNSUPPORTED",
        "503,UNAVAILABLE"
    })
    void aFailedReportIsAFailureOfItsKind(int failed, FailureKind kind) {
        status = failed;
        answer = "<html>no</html>";

        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
        assertThat(requests).hasSize(1);
    }

    @Test
    void checkRunsTheReport() {
        try (Connector connector = connector()) {
            connector.check();
        }
        assertThat(requests).hasSize(1);

        status = 401;
        try (Connector connector = connector()) {
            assertThatThrownBy(connector::check).isInstanceOf(ConnectorException.class);
        }
    }

    @Test
    void onlyWorkersAreBuiltInAndNothingIsWritten() {
        try (Connector connector = connector()) {
            assertThat(connector.descriptor().kind()).isEqualTo("workday");
            assertThat(connector.descriptor().reads()).containsOnlyKeys(RecordType.all());
            ReadCapabilities reads = connector.descriptor().reads().get(RecordType.RESOURCE);
            assertThat(reads.increment()).isFalse();
            assertThat(reads.deletes()).isEqualTo(ReadCapabilities.DeleteMode.NONE);
            assertThat(connector.descriptor().writes()).isEmpty();
            assertThat(connector.source(RecordType.PROJECT, SourceSpec.BUILT_IN))
                    .isEmpty();
            assertThat(connector.sink(RecordType.RESOURCE)).isEmpty();
            assertThat(connector.lookup(RecordType.RESOURCE)).isEmpty();
        }
    }

    @Test
    void thePasswordShowsInNoFailure() {
        status = 401;

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, this::read);

        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        assertThat(text + failure.problem().toString() + config())
                .doesNotContain(PASSWORD)
                .doesNotContain("aXN1QG1lcmlkaWVtMTpjYW5hcnktcGFzc3dvcmQ=");
    }

    @Test
    void theFactoryIsFoundAndNamesAllFaultsOfItsConfiguration() {
        ConnectorFactory factory = ServiceLoader.load(ConnectorFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.kind().equals("workday"))
                .findFirst()
                .orElseThrow();
        properties.remove("tenant");
        properties.put("base-uri", "here");
        properties.put("pasword", "x");

        assertThatThrownBy(() -> factory.create(config()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'tenant' is absent")
                .hasMessageContaining("'base-uri'")
                .hasMessageContaining("'pasword'");
    }

    private Page<Resource> read() {
        return read(null, Integer.MAX_VALUE);
    }

    private Page<Resource> read(@Nullable String cursor, int limit) {
        try (Connector connector = connector()) {
            return connector
                    .source(RecordType.RESOURCE, SourceSpec.BUILT_IN)
                    .orElseThrow()
                    .read(cursor, limit);
        }
    }

    private Connector connector() {
        return new WorkdayConnectorFactory().create(config());
    }

    private ConnectorConfig config() {
        return new ConnectorConfig(
                "hcm",
                properties,
                name -> Secret.of(name.equals("workday-password") ? PASSWORD : ""),
                InstantSource.system());
    }

    private void reply(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        credentials.add(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
