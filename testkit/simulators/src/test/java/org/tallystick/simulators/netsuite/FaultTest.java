package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.internal.Json;

class FaultTest extends AccountTest {

    private static final String DORN = json("{'externalId':'001D','companyName':'Dorn AG','subsidiary':{'id':'2'}}");

    @Test
    void anAccountThatIsTooBusySaysSoWithoutRetryAfter() {
        script("'kind':'BUSY'");

        HttpResponse<String> answer = client.record("GET", "customer/eid:001A", "");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(code(answer)).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aRecordThatAnotherChangesIsRefusedAndANewOneIsNot() {
        script("'kind':'LOCKED','times':2");

        HttpResponse<String> change = client.record("PATCH", "customer/eid:001A", json("{'companyName':'Alder'}"));
        HttpResponse<String> create = client.record("POST", "customer", DORN);

        assertRefused(change, "RCRD_HAS_BEEN_CHANGED", "");
        assertThat(create.statusCode()).isEqualTo(204);
    }

    @Test
    void anExpiredTokenStaysInvalid() {
        script("'kind':'EXPIRED'");

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = client.record("GET", "customer/eid:001A", "");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(code(answer)).isEqualTo("INVALID_LOGIN");
        }
        now = now.plusSeconds(1);
        assertThat(client.signedIn(now).record("GET", "customer/eid:001A", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anErrorAfterTheCommitKeepsTheEffect() {
        script("'kind':'STATUS_AFTER_COMMIT','status':500");

        assertThat(code(client.record("POST", "customer", DORN))).isEqualTo("UNEXPECTED_ERROR");

        assertThat(client.items("SELECT id FROM customer WHERE externalid = '001D'"))
                .hasSize(1);
    }

    @Test
    void anAccountThatMisbehavesThroughoutAnswersAsItShouldAfterTheMostInARow() {
        account.misbehave(FaultPlan.of(5).withPercent(100).withMostInARow(1));

        HttpResponse<String> first = client.record("GET", "customer/eid:001A", "");
        HttpResponse<String> second = client.signedIn(now).record("GET", "customer/eid:001A", "");

        assertThat(first.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(second.statusCode()).isEqualTo(200);
    }

    private void script(String fault) {
        HttpResponse<String> answer = client.send(client.to("/_simulator/faults", "POST", json("[{" + fault + "}]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    private static String code(HttpResponse<String> answer) {
        return Json.MAPPER
                .readTree(answer.body())
                .at("/o:errorDetails/0/o:errorCode")
                .asString();
    }
}
