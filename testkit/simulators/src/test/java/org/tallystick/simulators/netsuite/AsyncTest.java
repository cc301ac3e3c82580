package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

/** Writes as jobs, as section 5.1 of the vendor contract sheet has them. */
class AsyncTest extends AccountTest {

    private static final String DORN = json("{'companyName':'Dorn AG','subsidiary':{'id':'2'}}");
    private static final String KEY = "7f9c24e8-3b1d-8a5e-9c0f-1a2b3c4d5e6f";

    @Test
    void aWriteIsAcceptedAsAJobThatEndsWithTheAnswerOfTheWrite() {
        HttpResponse<String> accepted = later("customer/eid:001D", DORN);
        String job = location(accepted);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.headers().firstValue("Preference-Applied")).contains("respond-async");
        assertThat(job).isEqualTo("/services/rest/async/v1/job/1");
        assertThat(get(job + "/task/1/result").statusCode()).isEqualTo(404);
        assertThat(read(job).path("completed").asBoolean()).isFalse();
        assertThat(read(job).path("completed").asBoolean()).isTrue();
        JsonNode task = read(job + "/task/1");
        assertThat(task.path("progress").asString()).isEqualTo("succeeded");
        assertThat(task.path("startTime").asString()).isEqualTo("2026-09-01T10:15:30Z");
        assertThat(task.path("endTime").asString()).isEqualTo("2026-09-01T10:15:30Z");
        assertThat(get(job + "/task/1/result").statusCode()).isEqualTo(204);
        assertThat(client.get("customer/eid:001D").path("companyName").asString())
                .isEqualTo("Dorn AG");
    }

    @Test
    void theLinksOfAJobLeadToItsResult() {
        String job = location(later("customer/eid:001D", DORN));

        String tasks = read(job).at("/task/links/0/href").asString();
        String task = read(tasks).at("/items/0/links/0/href").asString();
        read(job);

        assertThat(tasks).isEqualTo(job + "/task/");
        assertThat(get(read(task).at("/links/0/href").asString()).statusCode()).isEqualTo(204);
    }

    @Test
    void aKeyLeadsBackToItsFirstJob() {
        String job = location(later("customer/eid:001D", DORN));

        HttpResponse<String> again = later("customer/eid:001D", DORN.replace("AG", "SE"));

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(again.body()).path("title").asString()).isEqualTo("Conflict");
        assertThat(again.body()).contains("\"o:errorCode\":\"IDEMPOTENCY_ERROR\"");
        assertThat(location(again)).isEqualTo(job);
        assertThat(client.get("customer/eid:001D").path("companyName").asString())
                .isEqualTo("Dorn AG");
    }

    @Test
    void aJobThatFailedHasTheRefusalForItsResult() {
        String job = location(later("customer/eid:001D", DORN.replace("\"2\"", "\"99\"")));

        assertThat(read(job).path("progress").asString()).isEqualTo("pending");
        assertThat(read(job).path("progress").asString()).isEqualTo("failed");
        assertThat(get(job + "/task/1/result").statusCode()).isEqualTo(400);
    }

    /** The key is ignored on synchronous calls. */
    @Test
    void withoutThePreferenceAKeyCountsForNothing() {
        for (int i = 0; i < 2; i++) {
            assertThat(client.record("PUT", "customer/eid:001D", DORN, "X-NetSuite-Idempotency-Key", KEY)
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void aKeyThatIsNoUuidIsRefused() {
        assertThat(client.record(
                                "PUT",
                                "customer/eid:001D",
                                DORN,
                                "Prefer",
                                "respond-async",
                                "X-NetSuite-Idempotency-Key",
                                "mine")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> later(String record, String body) {
        return client.record("PUT", record, body, "Prefer", "respond-async", "X-NetSuite-Idempotency-Key", KEY);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode read(String path) {
        return Json.MAPPER.readTree(get(path).body());
    }

    private HttpResponse<String> get(String path) {
        return client.send(client.to(path, "GET", ""));
    }
}
