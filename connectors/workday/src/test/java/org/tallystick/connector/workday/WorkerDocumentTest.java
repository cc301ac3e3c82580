package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.http.XmlElement;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.state.ResourceStatus;
import org.tallystick.model.value.Period;

/** What is taken out of a worker of Get_Workers. */
class WorkerDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "true"})
    void thePositionIsThatOfThePrimaryJobInBothFormsOfYes(String yes) {
        WorkerDocument worker = document("""
                <Worker xmlns:wd="urn:com.workday/bsvc"><Worker_Data><Employment_Data>
                <Worker_Job_Data><Position_Data><Business_Title>Second</Business_Title></Position_Data></Worker_Job_Data>
                <Worker_Job_Data wd:Primary_Job="%s"><Position_Data><Business_Title>First</Business_Title></Position_Data></Worker_Job_Data>
                </Employment_Data></Worker_Data></Worker>""".formatted(yes));

        assertThat(worker.ofPosition("Business_Title")).isEqualTo("First");
    }

    @Test
    void aContingentWorkerIsAContractorWithTheNumberOfOne() {
        String xml = """
                <Worker xmlns:wd="urn:com.workday/bsvc"><Worker_Reference><ID wd:type="WID">3aa5550b7fe348b98d7b5741afc65534</ID>
                <ID wd:type="Contingent_Worker_ID">C-7</ID></Worker_Reference></Worker>""";

        assertThat(document(xml).kind()).isEqualTo(ResourceKind.CONTRACTOR);
        assertThat(document(xml).workerId()).isEqualTo("C-7");
        assertThat(WorkerDocument.idOf(XmlElement.parse(xml)))
                .contains(new WorkerDocument.Id("WID", "3aa5550b7fe348b98d7b5741afc65534"));
    }

    @Test
    void aDayMayHaveItsZoneAndAFlagEitherForm() {
        WorkerDocument worker = document("""
                <Worker><Worker_Data><Employment_Data><Worker_Status_Data><Active>false</Active><Hire_Date>2020-01-06-08:00</Hire_Date>
                <Terminated>true</Terminated><Termination_Date>2026-06-30-07:00</Termination_Date>
                </Worker_Status_Data></Employment_Data></Worker_Data></Worker>""");

        assertThat(worker.status()).isEqualTo(ResourceStatus.TERMINATED);
        assertThat(worker.employment())
                .containsExactly(Period.inclusive(LocalDate.parse("2020-01-06"), LocalDate.parse("2026-06-30")));
    }

    private static WorkerDocument document(String xml) {
        XmlElement worker = XmlElement.parse(xml);
        return WorkerDocument.parse(WorkerDocument.text(worker, worker));
    }
}
