package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessTest extends EnvironmentTest {
    @Test
    void aTokenIsForTheResourceWithoutATrailingSlash() throws Exception {
        String base = environment.baseUri().toString();
        String client = FinanceEnvironment.CLIENT_ID;

        Answer granted = token("token", form(client, "resource", base));

        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.json().get("token_type").asString()).isEqualTo("Bearer");
        assertThat(granted.json().get("expires_in").asInt()).isEqualTo(3599);
        assertThat(granted.json().has("refresh_token")).isFalse();
        assertThat(token("token", form(client, "resource", base + "/")).text()).contains("AADSTS500011");
        assertThat(token("v2.0/token", form(client, "scope", base + "//.default"))
                        .text())
                .contains("invalid_scope");
    }

    @Test
    void wrongCredentialsAreRefusedByTheTokenEndpoint() throws Exception {
        String scope = environment.baseUri() + "/.default";
        String form = form(FinanceEnvironment.CLIENT_ID, "scope", scope);

        assertThat(token("v2.0/token", form.replace("loopback-only", "old")).status())
                .isEqualTo(401);
        assertThat(token("v2.0/token", form("other", "scope", scope)).text()).contains("unauthorized_client");
        assertThat(token("v2.0/token", form.replace("client_credentials", "password"))
                        .text())
                .contains("unsupported_grant_type");
    }

    @Test
    void anExpiredTokenAndAnUnregisteredClientAre401AndAUserWithoutRightsIs403() throws Exception {
        now = now.plusSeconds(3599);
        assertThat(get("/data/CustomersV3").status()).isEqualTo(401);

        login(FinanceEnvironment.UNREGISTERED_CLIENT_ID);
        assertThat(get("/data/CustomersV3").status()).isEqualTo(401);

        login(FinanceEnvironment.RIGHTLESS_CLIENT_ID);
        assertThat(get("/data/CustomersV3").status()).isEqualTo(403);
    }

    @Test
    void afterARotationTheOldSecretAndItsTokensAreRefused() throws Exception {
        String old = form(FinanceEnvironment.CLIENT_ID, "scope", environment.baseUri() + "/.default");

        environment.rotateSecret("another");

        assertThat(get("/data/CustomersV3").status()).isEqualTo(401);
        assertThat(token("v2.0/token", old).status()).isEqualTo(401);
        assertThat(token("v2.0/token", old.replace(FinanceEnvironment.CLIENT_SECRET, "another"))
                        .status())
                .isEqualTo(200);
    }
}
