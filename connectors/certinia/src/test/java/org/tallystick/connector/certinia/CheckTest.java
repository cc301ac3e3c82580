package org.tallystick.connector.certinia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** A configuration that is wrong in one place is found by check, with what to do. */
class CheckTest extends SimulatedOrg {

    @Test
    void aGoodConfigurationPasses() {
        try (Connector connector = connect(Map.of())) {
            connector.check();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "external-key-field, Our_Key__c, INVALID, no external id field Our_Key__c, Create the fields",
        "external-key-field, Name, INVALID, pse__Proj__c.Name is not both External ID and Unique, Create the fields",
        "client-id, someone, UNAUTHORIZED, client, client-id",
        "client-id, " + SalesforceOrg.UNSCOPED_CONSUMER_KEY + ", REFUSED, not enabled, scope 'api'",
        "token-uri, http://127.0.0.1:1/services/oauth2/token, UNAVAILABLE, no connection, My Domain"
    })
    void aWrongValueIsNamedWithItsRemedy(
            String property, String value, FailureKind kind, String message, String remedy) {
        try (Connector connector = connect(Map.of(property, value))) {
            Problem problem = catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();

            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.message()).contains(message);
            assertThat(problem.remedy()).contains(remedy);
        }
    }

    @Test
    void anExpiredSecretIsNamed() {
        try (Connector connector = psa.connect(Map.of(), name -> Secret.of("old"))) {
            Problem problem = catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();

            assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
            assertThat(problem.remedy()).contains("client secret");
        }
    }

    /** As for the CRM, whose tests say the rest of it. */
    @Test
    void anAssertionOpensTheOrgTooAndOneForAnotherIsNamed() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String base64 = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        Map<String, String> jwt =
                Map.of("authentication", "jwt-bearer", "username", SalesforceOrg.USERNAME, "private-key", "the-key");
        Map<String, String> sandbox = new HashMap<>(jwt);
        sandbox.put("audience", "https://test.salesforce.com");

        try (Psa other = new Psa(
                        folder.resolve("other"), Map.of(), settings -> settings.withCertificate(keys.getPublic()));
                Connector connector = other.connect(jwt, name -> Secret.of(base64));
                Connector lost = other.connect(sandbox, name -> Secret.of(base64))) {
            connector.check();

            assertThat(catchThrowableOfType(ConnectorException.class, lost::check)
                            .problem()
                            .remedy())
                    .contains("'audience' fits");
        }
    }

    @Test
    void gov7_rateCardsThatTheOrgDoesNotShowWholeAreMissedWhereTheyAreRead() {
        try (OrgStub org = new OrgStub();
                Connector connector = new CertiniaConnectorFactory().create(org.config("psa"))) {
            connector.source(RecordType.RATE_CARD, new SourceSpec(null, Set.of("pse__Rate_Card__r.Grade__c")));
            org.then(200, "{}").then(200, """
                    {"fields":[{"name":"Tallystick_Key__c","externalId":true,"unique":true}]}""").then(200, """
                    {"fields":[{"name":"Id"},{"name":"pse__Rate_Card_Set__c","relationshipName":"pse__Rate_Card_Set__r",
                     "referenceTo":["pse__Rate_Card_Set__c"]},{"name":"pse__Rate_Card__c",
                     "relationshipName":"pse__Rate_Card__r","referenceTo":["pse__Rate_Card__c"]}]}""").then(200, """
                    {"fields":[{"name":"Name"}]}""").then(200, """
                    {"fields":[{"name":"IsDeleted"},{"name":"CurrencyIsoCode"},{"name":"pse__Suggested_Bill_Rate__c"},
                     {"name":"pse__Start_Date__c"},{"name":"pse__End_Date__c"},{"name":"pse__Region__c"},
                     {"name":"pse__Practice__c"},{"name":"pse__Group__c"},{"name":"pse__Account__c"}]}""");

            Problem problem = catchThrowableOfType(ConnectorException.class, connector::check)
                    .problem();

            assertThat(problem.message())
                    .isEqualTo("pse__Rate_Card_Set_Junction__c has no pse__Rate_Card__r.pse__Role__c; "
                            + "pse__Rate_Card_Set_Junction__c has no pse__Rate_Card__r.Grade__c");
        }
    }

    private Connector connect(Map<String, String> other) {
        return psa.connect(other, name -> Secret.of(psa.secrets().get(name)));
    }
}
