package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchTest extends EnvironmentTest {
    private static final String BAD = "{\"dataAreaId\":\"de20\"}";

    @Test
    void aChangeSetIsKeptWholeAndAnswersEachOperation() throws Exception {
        Answer answer = batch(changeSet(HEADER, HEADER));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("multipart/mixed; boundary=batchresponse_");
        assertThat(answer.text())
                .contains("multipart/mixed; boundary=changesetresponse_")
                .contains("Content-ID: 1\r\n\r\nHTTP/1.1 201")
                .contains("Content-ID: 2\r\n\r\nHTTP/1.1 201")
                .contains("\"JournalBatchNumber\":\"000002\"");
    }

    @Test
    void oneRefusedOperationUndoesItsChangeSetAndTheOuterStatusIs200() throws Exception {
        Answer answer = batch(changeSet(HEADER, BAD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Content-ID: 2\r\n\r\nHTTP/1.1 400").doesNotContain("HTTP/1.1 201");
        assertThat(get("/data/LedgerJournalHeaders" + CROSS).json().get("value"))
                .isEmpty();
        assertThat(post("LedgerJournalHeaders", HEADER)
                        .json()
                        .get("JournalBatchNumber")
                        .asString())
                .isEqualTo("000001");
    }

    @Test
    void readsStandOutsideOfChangeSets() throws Exception {
        String read = "Content-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET"
                + " /data/CustomersV3?cross-company=true&$top=1 HTTP/1.1\n\n\n";

        assertThat(batch("--batch_1\n" + read).text()).contains("HTTP/1.1 200").contains("C-1");
        assertThat(batch(changeSet(HEADER).replace("POST ", "GET ")).status()).isEqualTo(400);
    }

    @Test
    void theCompanyHeaderOfAnOperationCounts() throws Exception {
        String set = changeSet(HEADER).replace("?cross-company=true HTTP/1.1\n", " HTTP/1.1\nCompany: %s\n");

        assertThat(batch(set.formatted("de20")).text()).contains("HTTP/1.1 201");
        assertThat(batch(set.formatted("us10")).text()).contains("HTTP/1.1 400");
    }

    @Test
    void linesThatDoNotEndWithCrLfAreRefused() throws Exception {
        String body = changeSet(HEADER) + "--batch_1--\n";

        assertThat(send(body).status()).isEqualTo(400);
    }

    private Answer batch(String parts) throws Exception {
        return send((parts + "--batch_1--\n").replace("\n", "\r\n"));
    }

    private Answer send(String body) throws Exception {
        return call("POST", "/data/$batch", body, "Content-Type", "multipart/mixed; boundary=batch_1");
    }

    private static String changeSet(String... bodies) {
        StringBuilder set = new StringBuilder("--batch_1\nContent-Type: multipart/mixed; boundary=changeset_1\n\n");
        for (int i = 0; i < bodies.length; i++) {
            set.append("--changeset_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: ")
                    .append(i + 1)
                    .append("\n\nPOST /data/LedgerJournalHeaders?cross-company=true HTTP/1.1\n")
                    .append("Content-Type: application/json;odata.metadata=minimal\n\n")
                    .append(bodies[i])
                    .append("\n");
        }
        return set.append("--changeset_1--\n").toString();
    }
}
