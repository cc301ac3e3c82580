package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** Someone is hired as contingent worker and becomes an employee, who has another number, on 1 October 2026. */
class ContingentWorkerTest {

    private static final String WID = "3aa5550b7fe348b98d7b5741afc65534";
    private static final String CONTINGENT = worker("Contingent_Worker_ID", "C-7", "2025-01-06");
    private static final String EMPLOYEE = worker("Employee_ID", "21001", "2026-10-01");

    private Stub server;

    @BeforeEach
    void start() throws IOException {
        server = new Stub();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void untilThatDayTheContingentWorkerIsThereAndTheEmploymentThatFollowsIsKnown() {
        Change.Upsert<Resource> change = read(EMPLOYEE, CONTINGENT, "2026-09-01");

        assertThat(change.documentId()).isEqualTo("C-7");
        assertThat(change.drafts()).singleElement().satisfies(draft -> {
            Resource worker = draft.build();
            assertThat(worker.ref().id()).isEqualTo("C-7");
            assertThat(worker.kind()).isEqualTo(ResourceKind.CONTRACTOR);
            assertThat(worker.status()).isEqualTo(ResourceStatus.ACTIVE);
            assertThat(worker.employment())
                    .containsExactly(
                            new Period(LocalDate.parse("2025-01-06"), LocalDate.parse("2026-10-01")),
                            new Period(LocalDate.parse("2026-10-01"), null));
        });
        assertThat(server.requests().get(1)).contains("<wd:ID wd:type=\"WID\">%s</wd:ID>".formatted(WID));
    }

    @Test
    void fromThatDayOnItIsTheEmployee() {
        Change.Upsert<Resource> change = read(EMPLOYEE, EMPLOYEE, "2026-10-01");

        assertThat(change.documentId()).isEqualTo("21001");
        assertThat(change.drafts()).singleElement().satisfies(draft -> {
            Resource worker = draft.build();
            assertThat(worker.ref().id()).isEqualTo("21001");
            assertThat(worker.kind()).isEqualTo(ResourceKind.EMPLOYEE);
            assertThat(worker.status()).isEqualTo(ResourceStatus.ACTIVE);
        });
    }

    private Change.Upsert<Resource> read(String ahead, String today, String day) {
        server.then(200, answer(ahead));
        server.then(200, answer(today));
        ConnectorConfig config = new ConnectorConfig(
                "hcm",
                Map.of(
                        "base-uri", server.baseUri(),
                        "tenant", "meridiem1",
                        "source", "soap",
                        "user", "isu",
                        "password", "password"),
                Secret::of,
                () -> Instant.parse(day + "T10:00:00Z"));
        try (Connector connector = new WorkdayConnectorFactory().create(config)) {
            return (Change.Upsert<Resource>) connector
                    .source(RecordType.RESOURCE, SourceSpec.BUILT_IN)
                    .orElseThrow()
                    .read(null, 10)
                    .changes()
                    .get(0);
        }
    }

    private static String worker(String type, String number, String hired) {
        return """
                <wd:Worker><wd:Worker_Reference><wd:ID wd:type="WID">%s</wd:ID><wd:ID wd:type="%s">%s</wd:ID></wd:Worker_Reference>
                <wd:Worker_Data><wd:Worker_ID>%s</wd:Worker_ID><wd:Employment_Data><wd:Worker_Status_Data><wd:Active>1</wd:Active>
                <wd:Hire_Date>%s</wd:Hire_Date></wd:Worker_Status_Data></wd:Employment_Data></wd:Worker_Data></wd:Worker>""".formatted(WID, type, number, number, hired);
    }

    private static String answer(String worker) {
        return """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wd="urn:com.workday/bsvc"><s:Body>
                <wd:Get_Workers_Response><wd:Response_Results><wd:Total_Results>1</wd:Total_Results><wd:Total_Pages>1</wd:Total_Pages>
                <wd:Page_Results>1</wd:Page_Results><wd:Page>1</wd:Page></wd:Response_Results><wd:Response_Data>%s</wd:Response_Data>
                </wd:Get_Workers_Response></s:Body></s:Envelope>""".formatted(worker);
    }
}
