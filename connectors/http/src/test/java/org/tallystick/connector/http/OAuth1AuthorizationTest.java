package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.Secret;

/** Signatures; those of the first test are the ones that NetSuite publishes ("The Signature for Web Services and RESTlets"). */
class OAuth1AuthorizationTest {

    private static final String RESTLET =
            ".restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&customParam=someValue&testParam=someOtherValue";

    private final OAuth1Authorization authorization = new OAuth1Authorization(
            new OAuth1Authorization.Parties(
                    "123456_SB1",
                    "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4",
                    "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc"),
            () -> Secret.of("d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5"),
            () -> Secret.of("c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295"),
            () -> Instant.ofEpochSecond(1_508_242_306),
            () -> "fjaLirsIcCGVZWzBX0pg");

    @ParameterizedTest
    @CsvSource({
        "GET, https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40, B5OIWznZ2YP0OB7VrJrGkYsTh%2B8H%2B5T9Hag%2Bo92q0zY%3D",
        "POST, https://123456" + RESTLET + ", %2BKK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ%3D",
        "POST, https://1234567" + RESTLET + ", i7MEtGwhCTIZbTsTrNGw9LdcERn4wsjt5C7TxmKWIfU%3D"
    })
    void aCallIsSignedAsNetSuitePublishesIt(String method, String uri, String signature) {
        assertThat(header(method, uri)).endsWith("oauth_signature=\"" + signature + "\"");
    }

    @Test
    void theHeaderHasTheRealmAndAllThatWasSigned() {
        assertThat(header("GET", "https://x.example/a"))
                .startsWith(
                        "OAuth realm=\"123456_SB1\", oauth_token=\"2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc\","
                                + " oauth_consumer_key=\"ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4\","
                                + " oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", oauth_timestamp=\"1508242306\","
                                + " oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\", oauth_signature=\"");
    }

    /** RFC 5849 sections 3.4.1.2 and 3.4.1.3.2. */
    @ParameterizedTest
    @CsvSource({
        "https://x.example/a?b=1&a=2, https://x.example/a?a=2&b=1",
        "https://x.example/a?b=2&b=1, https://x.example/a?b=1&b=2",
        "https://X.example:443/a, https://x.example/a",
        "https://x.example/a?q=%7E, https://x.example/a?q=~",
        "https://x.example/a?q=a+b, https://x.example/a?q=a%20b"
    })
    void whatMeansTheSameIsSignedTheSame(String one, String other) {
        assertThat(header("GET", one)).isEqualTo(header("GET", other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x.example/a?b=1, https://x.example/a?b=2",
        "https://x.example/a, https://x.example/A",
        "https://x.example:8443/a, https://x.example/a"
    })
    void whatDiffersIsSignedOtherwise(String one, String other) {
        assertThat(header("GET", one)).isNotEqualTo(header("GET", other));
        assertThat(header("GET", one)).isNotEqualTo(header("POST", one));
    }

    @Test
    void aBodyIsNotSigned() {
        URI uri = URI.create("https://x.example/a");
        HttpCall call = HttpCall.json("POST", uri, "{}");

        assertThat(authorization.header(call).reveal())
                .isEqualTo(authorization
                        .header(new HttpCall("POST", uri, Map.of(), null, HttpCall.Effect.READ))
                        .reveal());
    }

    private String header(String method, String uri) {
        return authorization
                .header(new HttpCall(method, URI.create(uri), Map.of(), null, HttpCall.Effect.READ))
                .reveal();
    }
}
