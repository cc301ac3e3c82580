package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.http.XmlElement;

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

    private static WorkerDocument document(String xml) {
        XmlElement worker = XmlElement.parse(xml);
        return WorkerDocument.parse(WorkerDocument.text(worker, worker));
    }
}
