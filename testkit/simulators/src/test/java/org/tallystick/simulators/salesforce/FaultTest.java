package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.FaultPlan;

class FaultTest extends OrgTest {

    @Test
    void aCutBodyEndsBeforeItsDeclaredLength() throws IOException {
        script("GET", "/services/data", "\"CUT_BODY\"", 1);

        String answer = rawGet("/services/data");

        String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        int declared = Integer.parseInt(answer.replaceAll("(?is).*content-length: (\\d+).*", "$1"));
        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(body).isNotEmpty();
        assertThat(body.length()).isEqualTo(declared / 2);
        assertThat(client.get("/services/data").status()).isEqualTo(200);
    }

    @Test
    void anAnswerWithoutABodyIsCutAltogether() {
        script("PATCH", "/sobjects/Account", "\"CUT_BODY\"", 1);

        assertThatThrownBy(() -> client.patch(ACCOUNTS + "/" + BIRCH, "{\"Phone\":\"1\"}"))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(client.get(ACCOUNTS + "/" + BIRCH).json().get("Phone").asString())
                .isEqualTo("1");
    }

    @Test
    void aDropAfterTheCommitKeepsTheEffect() {
        script("POST", "/sobjects/Account", "\"DROP_AFTER_COMMIT\"", 1);

        assertThatThrownBy(() -> client.post(ACCOUNTS, "{\"Name\":\"Fir\"}")).isInstanceOf(UncheckedIOException.class);

        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).hasSize(1);
    }

    @Test
    void aDropBeforeHasNoEffect() {
        script("POST", "/sobjects/Account", "\"DROP_BEFORE\"", 1);

        assertThatThrownBy(() -> client.post(ACCOUNTS, "{\"Name\":\"Fir\"}")).isInstanceOf(UncheckedIOException.class);

        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).isEmpty();
    }

    @Test
    void aScriptedStatusHasTheVendorsBodyAndNoEffectAsOftenAsAsked() {
        script("*", "Account", "\"STATUS\",\"status\":503", 2);

        for (int i = 0; i < 2; i++) {
            assertError(client.post(ACCOUNTS, "{\"Name\":\"Fir\"}"), 503, "SERVER_UNAVAILABLE", "Scripted");
        }
        assertThat(client.query("SELECT COUNT() FROM Account WHERE Name = 'Fir'")
                        .json()
                        .get("totalSize")
                        .asInt())
                .isZero();
    }

    @Test
    void aLockedRecordIsRefusedAsTheOrgDoesAndEachSecondOneOfMany() {
        script("*", "", "\"LOCKED\"", 2);
        String record = "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"Fir %d\"}";
        String records = "{\"records\":[" + record.formatted(1) + "," + record.formatted(2) + "]}";

        assertError(client.post(ACCOUNTS, "{\"Name\":\"Fir\"}"), 400, "UNABLE_TO_LOCK_ROW", "exclusive access");
        var results = client.post(COLLECTIONS, records).json();

        assertThat(results.at("/0/errors/0/statusCode").asString()).isEqualTo("UNABLE_TO_LOCK_ROW");
        assertThat(results.at("/1/success").asBoolean()).isTrue();
        assertThat(names("SELECT Name FROM Account WHERE Name LIKE 'Fir%'")).containsExactly("Fir 2");
    }

    @Test
    void whoCallsTooOftenIsToldSo() {
        script("*", "", "\"BUSY\"", 1);

        assertError(
                client.get(ACCOUNTS + "/" + ALDER),
                403,
                "REQUEST_LIMIT_EXCEEDED",
                "ConcurrentRequests (Concurrent API Requests) Limit exceeded");
    }

    @Test
    void anExpiredTokenStaysInvalid() {
        script("*", "", "\"EXPIRED\"", 1);

        for (int i = 0; i < 2; i++) {
            assertError(client.get(ACCOUNTS + "/" + ALDER), 401, "INVALID_SESSION_ID", "expired");
        }
        assertThat(client.login().get(ACCOUNTS + "/" + ALDER).status()).isEqualTo(200);
    }

    @Test
    void aStatusAfterTheCommitKeepsTheEffect() {
        script("POST", "Account", "\"STATUS_AFTER_COMMIT\",\"status\":500", 1);

        assertError(client.post(ACCOUNTS, "{\"Name\":\"Fir\"}"), 500, "UNKNOWN_EXCEPTION", "");

        assertThat(names("SELECT Name FROM Account WHERE Name = 'Fir'")).hasSize(1);
    }

    @Test
    void anOrgThatMisbehavesThroughoutDoesSoUntilItIsTold() {
        org.misbehave(FaultPlan.of(1).withPercent(100).withMostInARow(1));
        assertThat(failures()).isGreaterThan(30);
        assertThat(counters().get("faults").propertyNames()).contains("LOCKED", "EXPIRED", "BUSY", "CUT_BODY", "SLOW");

        org.misbehave(FaultPlan.none());
        client.login();
        assertThat(failures()).isZero();
    }

    /** Of 100 writes that would succeed; a slow one does. */
    private int failures() {
        int failures = 0;
        for (int i = 0; i < 100; i++) {
            try {
                failures += client.post(ACCOUNTS, "{\"Name\":\"Yew " + i + "\"}")
                                .text()
                                .contains("success")
                        ? 0
                        : 1;
            } catch (UncheckedIOException lost) {
                failures++;
            }
        }
        return failures;
    }

    @Test
    void garbageIsNoJson() {
        script("GET", "/query?q=SELECT Id FROM Account", "\"GARBAGE\"", 1);

        assertThat(client.query("SELECT Id FROM Account").text()).startsWith("<html>");
    }

    @Test
    void clearedAndWrongScriptsDoNothing() {
        script("GET", "/services", "\"GARBAGE\"", 9);
        assertThat(client.delete("/_simulator/faults").status()).isEqualTo(204);
        assertThat(client.post("/_simulator/faults", "[{\"kind\":\"WHIM\"}]").status())
                .isEqualTo(400);
        assertThat(client.post("/_simulator/faults", "[{\"kind\":\"STATUS\"}]").text())
                .contains("400 to 599");

        assertThat(client.query("SELECT Id FROM Account").status()).isEqualTo(200);
    }

    @Test
    void requestsAreCountedByTheirRoute() {
        client.query("SELECT Id FROM Account");
        client.get(ACCOUNTS + "/" + ALDER);
        client.get(ACCOUNTS + "/" + BIRCH);
        client.get("/nothing");

        var requests = counters().get("requests");

        assertThat(requests.get("GET /services/data/{version}/query").asInt()).isOne();
        assertThat(requests.get("GET /services/data/{version}/sobjects/{object}/{id}")
                        .asInt())
                .isEqualTo(2);
        assertThat(requests.get("GET (no route)").asInt()).isOne();
    }

    private void script(String method, String path, String kind, int times) {
        String fault = "[{\"method\":\"%s\",\"pathContains\":\"%s\",\"kind\":%s,\"times\":%d}]";
        assertThat(client.post("/_simulator/faults", fault.formatted(method, path, kind, times))
                        .status())
                .isEqualTo(204);
    }

    private String rawGet(String path) throws IOException {
        try (Socket socket = new Socket(org.baseUri().getHost(), org.baseUri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
