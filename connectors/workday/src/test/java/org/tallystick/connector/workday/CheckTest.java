package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.workday.WorkdayTenant;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.testkit.connector.RemoteFault;

/** A configuration that is wrong in one place is found by check, with what to do. */
class CheckTest extends OverTenant {

    @ParameterizedTest
    @ValueSource(strings = {"raas", "soap"})
    void aGoodConfigurationPasses(String source) {
        try (Connector connector = tenant.connect(Map.of("source", source), name -> secret(WorkdayTenant.PASSWORD))) {
            connector.check();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "raas, tenant, Tallystick_dpt1, NOT_FOUND, 'tenant'",
        "raas, report-name, workers, NOT_FOUND, 'report-name'",
        "raas, user, ISU_Benefits, REFUSED, Share the report",
        "raas, user, nobody, UNAUTHORIZED, 'user'",
        "raas, base-uri, http://127.0.0.1:1, UNAVAILABLE, 'base-uri'",
        "soap, tenant, Tallystick_dpt1, NOT_FOUND, 'tenant'",
        "soap, user, ISU_Benefits, REFUSED, security group",
        "soap, user, nobody, UNAUTHORIZED, 'user'",
        "soap, user, ISU_Tallystick@other, UNAUTHORIZED, 'user'",
        "soap, soap-version, v9.0, INVALID, 'soap-version'",
        "soap, base-uri, http://127.0.0.1:1, UNAVAILABLE, 'base-uri'"
    })
    void aWrongValueIsNamedWithItsRemedy(
            String source, String property, String value, FailureKind kind, String remedy) {
        Problem problem = failure(Map.of("source", source, property, value), WorkdayTenant.PASSWORD);

        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.remedy()).contains(remedy.replace("\"", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"raas", "soap"})
    void anExpiredPasswordIsNamed(String source) {
        Problem problem = failure(Map.of("source", source), "old");

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.remedy()).contains("expired");
    }

    /** What a row is known by, and what its work is priced by, are columns that the report has; and so is a name whose column is said. */
    @ParameterizedTest
    @CsvSource({
        "column-employee-id, Personnel_Number",
        "column-role, Grade",
        "column-name, Full_Name",
        "column-hire-date, First_Day"
    })
    void aColumnThatTheReportDoesNotHaveIsNamed(String property, String column) {
        tenant.seed(1, 1, tenant.now());

        Problem problem = failure(Map.of(property, column), WorkdayTenant.PASSWORD);

        assertThat(problem.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(problem.message()).contains(column);
        assertThat(problem.remedy()).contains(property);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raas", "soap"})
    void aHostOfSomethingElseIsNamed(String source) {
        tenant.arm(RemoteFault.GARBAGE_REPLY, 9);

        Problem problem = failure(Map.of("source", source), WorkdayTenant.PASSWORD);

        assertThat(problem.remedy()).contains("base-uri");
    }

    private Problem failure(Map<String, String> wrong, String password) {
        try (Connector connector = tenant.connect(wrong, name -> secret(password))) {
            return catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();
        }
    }

    private static Secret secret(String content) {
        return Secret.of(content);
    }
}
