package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** Workers by Get_Workers, of a tenant in which it is 1 September 2026. */
class DirectorySourceTest {

    @TempDir
    Path folder;

    private Tenant tenant;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        tenant = new Tenant(folder, "soap");
        connector = tenant.connect(name -> Secret.of(tenant.secrets().get(name)));
    }

    @AfterEach
    void stop() {
        connector.close();
        tenant.close();
    }

    @Test
    void aWorkerHasNumberNameRoleKindEmploymentAndStatus() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann & Co", "Hire_Date": "2020-01-06", "Job_Profile": "Consultant"}""");

        Resource worker = only();

        assertThat(worker.workerId()).isEqualTo("21001");
        assertThat(worker.ref().id()).isEqualTo("21001");
        assertThat(worker.name()).isEqualTo("Ann & Co");
        assertThat(worker.role()).isEqualTo("Consultant");
        assertThat(worker.kind()).isEqualTo(ResourceKind.EMPLOYEE);
        assertThat(worker.employment()).containsExactly(new Period(LocalDate.parse("2020-01-06"), null));
        assertThat(worker.status()).isEqualTo(ResourceStatus.ACTIVE);
    }

    @Test
    void aHireAheadIsPendingWithItsDay() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann", "Hire_Date": "2026-10-01", "Job_Profile": "Consultant"}""");

        assertThat(only().status()).isEqualTo(ResourceStatus.PENDING);
        assertThat(only().employment()).containsExactly(new Period(LocalDate.parse("2026-10-01"), null));
        assertThat(only().role()).isEqualTo("Consultant");
    }

    @Test
    void anEndAheadIsKnownBeforeItsDayAndTheWorkerStaysActiveUntilThen() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann", "Hire_Date": "2020-01-06"},
                {"Employee_ID": "21001", "Effective_Date": "2026-10-15", "Termination_Date": "2026-10-14"}""");

        assertThat(only().status()).isEqualTo(ResourceStatus.ACTIVE);
        assertThat(only().employment())
                .containsExactly(new Period(LocalDate.parse("2020-01-06"), LocalDate.parse("2026-10-15")));

        tenant.advance(Duration.ofDays(60));
        assertThat(only().status()).isEqualTo(ResourceStatus.TERMINATED);
        assertThat(only().employment())
                .containsExactly(new Period(LocalDate.parse("2020-01-06"), LocalDate.parse("2026-10-15")));
    }

    @Test
    void aRehireAheadIsASecondEmployment() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann", "Hire_Date": "2020-01-06", "Termination_Date": "2026-06-30"},
                {"Employee_ID": "21001", "Hire_Date": "2026-11-01", "Effective_Date": "2026-11-01"}""");

        assertThat(only().employment())
                .containsExactly(
                        new Period(LocalDate.parse("2020-01-06"), LocalDate.parse("2026-07-01")),
                        new Period(LocalDate.parse("2026-11-01"), null));
        assertThat(only().status()).isEqualTo(ResourceStatus.TERMINATED);
    }

    @Test
    void whoEndsAndIsHiredAgainBeforeTheHorizonIsNeverEmployedTwiceAtOnce() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann", "Hire_Date": "2020-01-06"},
                {"Employee_ID": "21001", "Effective_Date": "2026-10-01", "Termination_Date": "2026-09-30"},
                {"Employee_ID": "21001", "Hire_Date": "2026-11-01", "Effective_Date": "2026-11-01"}""");

        assertThat(only().employment())
                .containsExactly(
                        new Period(LocalDate.parse("2020-01-06"), LocalDate.parse("2026-11-01")),
                        new Period(LocalDate.parse("2026-11-01"), null));
        assertThat(only().status()).isEqualTo(ResourceStatus.ACTIVE);
    }

    @Test
    void anotherRoleAheadComesOnItsDayThoughNothingIsEnteredThen() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann", "Hire_Date": "2020-01-06", "Job_Profile": "Consultant"},
                {"Employee_ID": "21001", "Effective_Date": "2026-10-01", "Job_Profile": "Manager"}""");

        assertThat(only().role()).isEqualTo("Consultant");
        tenant.advance(Duration.ofDays(30));
        assertThat(only().role()).isEqualTo("Manager");
    }

    @Test
    void beyondTheHorizonNobodyIsSeen() {
        tenant.deliver("""
                {"Employee_ID": "21001", "Worker": "Ann", "Hire_Date": "2026-12-24"}""");

        assertThat(source().read(null, 10).changes()).isEmpty();
    }

    @Test
    void pagesOfOneListingShowWhatWasEnteredUntilItsStart() {
        for (int i = 0; i < 3; i++) {
            tenant.seed(i, 1, tenant.now());
        }
        Page<Resource> first = source().read(null, 2);
        tenant.advance(Duration.ofMinutes(1));
        tenant.seed(2, 2, tenant.now());

        Page<Resource> second = source().read(first.cursor(), 2);

        assertThat(first.total()).isEqualTo(3);
        assertThat(record(second.changes().get(0)).role()).isEqualTo("Consultant 1");
        assertThat(record(source().read(null, 10).changes().get(2)).role()).isEqualTo("Consultant 2");
    }

    @Test
    void theDocumentIsFlatJsonWhosePathsRulesCanName() {
        tenant.seed(1, 1, tenant.now());

        String document = ((Change.Upsert<Resource>)
                        source().read(null, 10).changes().get(0))
                .raw()
                .content();

        assertThat(document)
                .contains("\"Worker_Reference/ID[Employee_ID]\":\"21001\"")
                .contains("\"Worker_Data/Employment_Data/Worker_Job_Data/@Primary_Job\":\"1\"")
                .doesNotContain("Ahead/");
    }

    private Resource only() {
        List<Change<Resource>> changes = source().read(null, 10).changes();
        assertThat(changes).hasSize(1);
        return record(changes.get(0));
    }

    private static Resource record(Change<Resource> change) {
        return ((Change.Upsert<Resource>) change).drafts().get(0).build();
    }

    private RecordSource<Resource> source() {
        return connector.source(RecordType.RESOURCE, SourceSpec.BUILT_IN).orElseThrow();
    }
}
