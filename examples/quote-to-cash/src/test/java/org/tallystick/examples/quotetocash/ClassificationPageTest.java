package org.tallystick.examples.quotetocash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.engine.From.from;
import static org.tallystick.examples.monthend.Connectors.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.exceptions.CaseFilter;
import org.tallystick.engine.exceptions.ExceptionCase;
import org.tallystick.model.RecordType;
import org.tallystick.rules.classification.FieldClassification;
import org.tallystick.simulators.workday.WorkdayTenant;
import org.tallystick.spi.Connector;
import org.tallystick.store.jdbc.JdbcStore;

/** POL-7: the file on the page of classified fields hides who a worker is that a report gives and that is set aside. */
class ClassificationPageTest {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path work;

    @Test
    void aWorkersNameAndAddressAreHiddenAndTheRestIsShown() throws IOException {
        Path deliveries = work.resolve("deliveries");
        Path report = deliveries.resolve(AUGUST.toString()).resolve("workday/Workers.json");
        Files.createDirectories(report.getParent());
        Files.writeString(report, """
                [{"Employee_ID": "200032", "Worker": "Ben Example", "Job_Profile": "Consultant"},
                 {"Worker": "Ann Example", "Email": "ann@acme.example", "Job_Profile": "Consultant"}]
                """);
        try (WorkdayTenant tenant = WorkdayTenant.start(deliveries, Files.createDirectories(work.resolve("state")));
                Tallystick tally = Tallystick.builder()
                        .withStore(JdbcStore.sqliteInMemory())
                        .withClassification(FieldClassification.parse(example(), "classification.md"))
                        .withSystem("workday", workday(tenant))
                        .ingest(RecordType.RESOURCE, from("workday"))
                        .build()) {
            tenant.play(AUGUST.toString());
            tally.run(AUGUST);

            List<ExceptionCase> cases = tally.exceptions().find(CaseFilter.all(), 0, 10);

            assertThat(cases).extracting(ExceptionCase::code).containsExactly("EMPLOYEE_ID_ABSENT");
            assertThat(tally.exceptions().payload(cases.get(0).id()).orElseThrow())
                    .contains("Consultant", "\"Worker\":\"***\"", "\"Email\":\"***\"")
                    .doesNotContain("Ann", "acme.example");
        }
    }

    private static String example() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../../docs/classification.md")));
        assertThat(example.find()).isTrue();
        return example.group(1);
    }

    private static Connector workday(WorkdayTenant tenant) {
        return connector(
                "workday",
                "workday",
                Map.of(
                        "base-uri", tenant.baseUri().toString(),
                        "tenant", WorkdayTenant.TENANT,
                        "report-owner", WorkdayTenant.OWNER,
                        "report-name", WorkdayTenant.REPORT,
                        "user", WorkdayTenant.USER,
                        "password", "isu"),
                Map.of("isu", WorkdayTenant.PASSWORD));
    }
}
