package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An org with the first delivery of the hand-made month, and a client that is logged in. */
abstract class OrgTest {

    static final Path DELIVERIES = Path.of("src/test/resources/deliveries");

    static final String ALDER = "0015g00000AAA01AAH";
    static final String BIRCH = "0015g00000AAA02AAH";
    static final String DELETED = "0015g00000AAA03AAH";
    static final String DANGLING = "0015g00000AAA04AAH";
    static final String OPPORTUNITY = "0065g00000OPP01AAH";
    static final String WORKER = "0035g00000WRK01AAH";
    static final String PROJECT = "a0P5g00000PRJ01EAH";
    static final String CLOSED_PROJECT = "a0P5g00000PRJ02EAH";
    static final String FREE_PROJECT = "a0P5g00000PRJ03EAH";
    static final String ASSIGNMENT = "a0A5g00000ASG01EAH";
    static final String ACCOUNTS = OrgClient.ROOT + "/sobjects/Account";
    static final String COLLECTIONS = OrgClient.ROOT + "/composite/sobjects";

    @TempDir
    Path state;

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
    SalesforceOrg org;
    OrgClient client;

    @BeforeEach
    void start() {
        org = SalesforceOrg.start(DELIVERIES, state, settings());
        client = new OrgClient(org.baseUri()).login();
        org.play("2026-08");
    }

    @AfterEach
    void stop() {
        org.close();
    }

    OrgSettings settings() {
        return OrgSettings.ofDefaults().withTime(now::get);
    }

    void restart() {
        restart(settings());
    }

    void restart(OrgSettings next) {
        org.close();
        org = SalesforceOrg.start(DELIVERIES, state, next);
        client = new OrgClient(org.baseUri()).login();
    }

    List<String> names(String soql) {
        OrgClient.Answer answer = client.query(soql);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return values(answer.json().get("records"), "Name");
    }

    JsonNode counters() {
        return client.get("/_simulator/counters").json();
    }

    static List<String> values(JsonNode records, String field) {
        List<String> values = new ArrayList<>();
        records.forEach(record -> values.add(record.get(field).asString()));
        return values;
    }

    static void assertError(OrgClient.Answer answer, int status, String code, String message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        JsonNode error = answer.json().get(0);
        assertThat(error.get("errorCode").asString()).isEqualTo(code);
        assertThat(error.get("message").asString()).contains(message);
    }
}
