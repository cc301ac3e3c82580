package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AccessTest extends OrgTest {

    @Override
    OrgSettings settings() {
        return super.settings().withTokenLife(Duration.ofMinutes(5)).withDailyRequests(3);
    }

    @Test
    void aTokenIsGrantedForBasicCredentials() {
        String pair = Tokens.CONSUMER_KEY + ":" + Tokens.CONSUMER_SECRET;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        var token = client.token("grant_type=client_credentials", "Authorization", basic)
                .json();

        assertThat(token.get("token_type").asString()).isEqualTo("Bearer");
        assertThat(token.get("instance_url").asString()).isEqualTo(org.baseUri().toString());
        assertThat(token.has("expires_in")).isFalse();
    }

    @Test
    void tokenErrorsAreObjects() {
        var secret = client.token("grant_type=client_credentials&client_secret=x&client_id=" + Tokens.CONSUMER_KEY);
        var key = client.token("grant_type=client_credentials&client_id=nobody&client_secret=x");
        var flow = client.token("grant_type=password");

        assertThat(secret.status()).isEqualTo(400);
        assertThat(secret.text())
                .isEqualTo("{\"error\":\"invalid_client\",\"error_description\":\"invalid client credentials\"}");
        assertThat(key.json().get("error").asString()).isEqualTo("invalid_client_id");
        assertThat(flow.json().get("error").asString()).isEqualTo("unsupported_grant_type");
    }

    @Test
    void afterARotationTheFormerSecretAndItsTokensAreRefused() {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=".formatted(Tokens.CONSUMER_KEY);

        org.rotateSecret("next");

        assertError(client.query("SELECT Id FROM Account"), 401, "INVALID_SESSION_ID", "Session");
        assertThat(client.token(form + Tokens.CONSUMER_SECRET).status()).isEqualTo(400);
        assertThat(client.token(form + org.connection().get("consumerSecret")).status())
                .isEqualTo(200);
    }

    @Test
    void anAppWithoutTheScopeGetsATokenAndNoAnswer() {
        OrgClient unscoped = new OrgClient(org.baseUri()).login(SalesforceOrg.UNSCOPED_CONSUMER_KEY);

        assertError(unscoped.query("SELECT Id FROM Account"), 403, "API_DISABLED_FOR_ORG", "not enabled");
    }

    @Test
    void anExpiredTokenIsAnInvalidSession() {
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(5)));

        var answer = client.query("SELECT Id FROM Account");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
        assertThat(client.login().query("SELECT Id FROM Account").status()).isEqualTo(200);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        assertError(new OrgClient(org.baseUri()).get(ACCOUNTS + "/" + ALDER), 401, "INVALID_SESSION_ID", "Session");
    }

    @Test
    void theAllowanceIsShownAndEnforced() {
        assertThat(client.query("SELECT Id FROM Account").header("Sforce-Limit-Info"))
                .isEqualTo("api-usage=1/3");
        assertThat(client.get(OrgClient.ROOT + "/limits").text())
                .isEqualTo("{\"DailyApiRequests\":{\"Max\":3,\"Remaining\":1}}");
        assertThat(client.query("SELECT Id FROM Account").status()).isEqualTo(200);

        assertError(
                client.query("SELECT Id FROM Account"), 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
    }

    /** The sheet's own form: {@code api-usage=118/100000, per-app-api-usage=17/250(appName=x)}. */
    @Test
    void whatOthersUseCountsAndTheShareOfTheAppStandsBesideIt() {
        restart(settings().withDailyRequests(100_000).withApp(new OrgSettings.AppQuota("x", 250)));
        org.othersUse(101);
        for (int i = 0; i < 16; i++) {
            client.query("SELECT Id FROM Account");
        }

        assertThat(client.query("SELECT Id FROM Account").header("Sforce-Limit-Info"))
                .isEqualTo("api-usage=118/100000, per-app-api-usage=17/250(appName=x)");
    }

    @Test
    void othersCanUseUpTheAllowanceAndTheirCallsPass() {
        org.othersUse(7);
        assertError(
                client.query("SELECT Id FROM Account"), 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        org.othersUse(0);
        assertThat(client.get(OrgClient.ROOT + "/limits").text())
                .isEqualTo("{\"DailyApiRequests\":{\"Max\":3,\"Remaining\":2}}");
    }

    @Test
    void anOverlongUriIsRefused() {
        String ids = "'" + "x".repeat(16_400) + "'";

        assertError(client.query("SELECT Id FROM Account WHERE Name = " + ids), 414, "URI_TOO_LONG", "16384");
    }

    @Test
    void anOverlongBodyIsRefused() {
        String name = "x".repeat(8 * 1024 * 1024);

        assertError(client.post(ACCOUNTS, "{\"Name\":\"" + name + "\"}"), 413, "REQUEST_TOO_LARGE", "8388608 bytes");
    }

    @Test
    void unknownVersionsPathsAndMethodsAreRefused() {
        assertError(client.get("/services/data/v12.0/limits"), 404, "NOT_FOUND", "does not exist");
        assertError(client.get("/services/nothing"), 404, "NOT_FOUND", "does not exist");
        assertError(client.call("PUT", ACCOUNTS, "{}"), 405, "METHOD_NOT_ALLOWED", "PUT");
    }

    @Test
    void theVersionListNeedsNoToken() {
        var versions = new OrgClient(org.baseUri()).get("/services/data");

        assertThat(versions.status()).isEqualTo(200);
        assertThat(values(versions.json(), "version")).contains("58.0", "62.0", "68.0");
        assertThat(versions.header("Sforce-Limit-Info")).isEmpty();
    }
}
