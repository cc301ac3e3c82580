package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Entity;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.workday.WorkdayTenant;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** Organisations, jobs and other collections that a rule set names, by REST and by report. */
class ObjectSourceTest extends OverTenant {

    @Test
    void organisationsAreReadWholeOverAllTheirPages() {
        deliver("organizations", 250);

        Page<LegalEntity> page = organisations().read(null, 1_000);

        assertThat(page.changes()).hasSize(250);
        assertThat(page.more()).isFalse();
        Change.Upsert<LegalEntity> first =
                (Change.Upsert<LegalEntity>) page.changes().get(0);
        assertThat(first.documentId()).isEqualTo(wid(0));
        assertThat(first.raw().content()).contains("\"descriptor\":\"Unit 0\"");
        assertThat(first.drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.ref().id()).isEqualTo(wid(0)));
    }

    @Test
    void pagesGoOnAfterTheLastId() {
        deliver("organizations", 5);
        RecordSource<LegalEntity> source = organisations();

        Page<LegalEntity> first = source.read(null, 3);
        Page<LegalEntity> second = source.read(first.cursor(), 3);

        assertThat(first.more()).isTrue();
        assertThat(second.changes()).extracting(Change::documentId).containsExactly(wid(3), wid(4));
    }

    @Test
    void jobsOfAnotherServiceAreReadByItsVersion() {
        deliver("staffing.v6.jobs", 1);

        assertThat(source(RecordType.RESOURCE, "staffing/v6/jobs")
                        .read(null, 10)
                        .changes())
                .hasSize(1);
    }

    @Test
    void aReportOfAnythingIsReadByTheColumnThatNamesItsRows() {
        tenant.seed(1, 1, tenant.now());
        String report = "report:%s/%s/Employee_ID".formatted(WorkdayTenant.OWNER, WorkdayTenant.REPORT);

        assertThat(source(RecordType.LEGAL_ENTITY, report).read(null, 10).changes())
                .singleElement()
                .extracting(Change::documentId)
                .isEqualTo("21001");
    }

    @Test
    void aReportIsAskedWhatFollowsItsColumn() {
        tenant.seed(1, 1, tenant.now()); // Hired on 2025-01-01.
        String report =
                "report:%s/%s/Employee_ID?Effective_as_of_Date=".formatted(WorkdayTenant.OWNER, WorkdayTenant.REPORT);

        assertThat(source(RecordType.LEGAL_ENTITY, report + "2025-01-01-08:00")
                        .read(null, 10)
                        .changes())
                .hasSize(1);
        assertThat(source(RecordType.LEGAL_ENTITY, report + "2024-12-31-08:00")
                        .read(null, 10)
                        .changes())
                .isEmpty();
    }

    @Test
    void aRowWithoutItsColumnIsSetAsideAndTheOthersAreRead() {
        tenant.seed(1, 1, tenant.now());
        tenant.deliver("{\"Worker\": \"Ann\"}");
        String report = "report:%s/%s/Employee_ID".formatted(WorkdayTenant.OWNER, WorkdayTenant.REPORT);

        List<Change<LegalEntity>> changes =
                source(RecordType.LEGAL_ENTITY, report).read(null, 10).changes();

        assertThat(changes).extracting(Change::documentId).containsExactly("21001", "row-2");
        assertThat(((Change.Unreadable<LegalEntity>) changes.get(1)).problem().code())
                .isEqualTo("ID_ABSENT");
    }

    @Test
    void aTokenThatEndedIsAskedForAnew() {
        deliver("organizations", 1);
        RecordSource<LegalEntity> source = organisations();
        assertThat(source.read(null, 10).changes()).hasSize(1);

        tenant.advance(Duration.ofMinutes(61));

        assertThat(source.read(null, 10).changes()).hasSize(1);
    }

    @Test
    void aCollectionThatDoesNotExistIsNotFound() {
        Problem problem = catchThrowableOfType(
                        ConnectorException.class, () -> organisations().read(null, 10))
                .problem();

        assertThat(problem.kind()).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void anotherObjectIsRefusedWithTheFormsThatThereAre() {
        for (String other : List.of("staffing/jobs", "report:owner/name", "report:owner/name/column?alias")) {
            assertThatThrownBy(() -> source(RecordType.RESOURCE, other))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("report:owner/name/column?alias=value");
        }
    }

    @Test
    void aCollectionByRestNeedsAnApiClient() {
        Connector without = tenant.connect(Map.of(), name -> Secret.of(WorkdayTenant.PASSWORD));

        RecordSource<LegalEntity> source = without.source(
                        RecordType.LEGAL_ENTITY, new SourceSpec("organizations", Set.of()))
                .orElseThrow();

        Problem problem = catchThrowableOfType(ConnectorException.class, () -> source.read(null, 10))
                .problem();

        assertThat(problem.code()).isEqualTo("API_CLIENT_ABSENT");
        assertThat(problem.remedy()).contains("client-id, client-secret and refresh-token");
    }

    @Test
    void halfAnApiClientIsNamed() {
        assertThatThrownBy(() -> tenant.connect(Map.of("client-id", "x"), name -> Secret.of("x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'client-secret' is absent: authentication refresh-token needs it")
                .hasMessageContaining("'refresh-token' is absent: authentication refresh-token needs it");
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, NzE0ZjA5YzItOWIx, REFUSED, Organizations and Roles",
        "client-id, unknown, UNAUTHORIZED, client-id",
        "refresh-token, expired, UNAUTHORIZED, refresh token",
        "client-secret, expired, UNAUTHORIZED, its secret"
    })
    void whatIsWrongWithTheApiClientIsNamedByCheck(String property, String value, FailureKind kind, String remedy) {
        deliver("organizations", 1);

        Problem problem = catchThrowableOfType(
                        ConnectorException.class,
                        () -> connect(Map.of(property, value)).check())
                .problem();

        assertThat(problem.kind()).as(problem.toString()).isEqualTo(kind);
        assertThat(problem.remedy()).contains(remedy);
    }

    @Test
    void anApiClientThatHasAllPassesTheCheck() {
        tenant.seed(1, 1, tenant.now());
        deliver("organizations", 1);

        assertThatCode(connect(Map.of())::check).doesNotThrowAnyException();
    }

    private RecordSource<LegalEntity> organisations() {
        return source(RecordType.LEGAL_ENTITY, "organizations");
    }

    private <T extends Entity> RecordSource<T> source(RecordType<T> type, String object) {
        return connect(Map.of()).source(type, new SourceSpec(object, Set.of())).orElseThrow();
    }

    /** @param other values of properties; of a secret what it is */
    private Connector connect(Map<String, String> other) {
        Map<String, String> secrets = Map.of(
                "password", WorkdayTenant.PASSWORD,
                "api-secret", other.getOrDefault("client-secret", WorkdayTenant.CLIENT_SECRET),
                "api-refresh", other.getOrDefault("refresh-token", WorkdayTenant.REFRESH_TOKEN));
        Map<String, String> properties = Map.of(
                "client-id", other.getOrDefault("client-id", WorkdayTenant.CLIENT_ID),
                "client-secret", "api-secret",
                "refresh-token", "api-refresh");
        return tenant.connect(properties, name -> Secret.of(secrets.getOrDefault(name, "")));
    }

    private void deliver(String collection, int rows) {
        tenant.deliver(
                collection,
                IntStream.range(0, rows)
                        .mapToObj(i -> "{\"id\":\"%s\",\"descriptor\":\"Unit %d\",\"href\":\"https://x\"}"
                                .formatted(wid(i), i))
                        .collect(Collectors.joining(",")));
    }

    private static String wid(int number) {
        return "%032x".formatted(number);
    }
}
