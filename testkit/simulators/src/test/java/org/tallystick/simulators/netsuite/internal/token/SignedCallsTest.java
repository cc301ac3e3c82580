package org.tallystick.simulators.netsuite.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.simulators.internal.Request;

/** Token-based authentication, with the keys of NetSuite's published example; the signature was made by another program. */
class SignedCallsTest {

    private static final long SENT = 1_508_242_306;
    private static final String PATH = "/services/rest/record/v1/employee/40?fields=email%2CfirstName";
    private static final String HEADER =
            "OAuth realm=\"123456\", oauth_token=\"2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc\","
                    + " oauth_consumer_key=\"ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4\","
                    + " oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\", oauth_timestamp=\"1508242306\","
                    + " oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\","
                    + " oauth_signature=\"rf5czAiQAIGL9d5YyzQ4V44YOeVenFV%2BrB%2Blyl11OiY%3D\"";

    @Test
    void aSignedCallIsLetInOnce() {
        SignedCalls calls = calls(SENT);

        assertThat(calls.isValid(request("GET", PATH, HEADER))).isTrue();
        assertThat(calls.isValid(request("GET", PATH, HEADER))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"300, true", "301, false", "-300, true", "-301, false"})
    void aTimeIsAtMostFiveMinutesOff(long late, boolean letIn) {
        assertThat(calls(SENT + late).isValid(request("GET", PATH, HEADER))).isEqualTo(letIn);
    }

    @Test
    void anotherMethodPathOrQueryIsNotWhatWasSigned() {
        assertThat(calls(SENT).isValid(request("PUT", PATH, HEADER))).isFalse();
        assertThat(calls(SENT).isValid(request("GET", PATH.replace("40", "41"), HEADER)))
                .isFalse();
        assertThat(calls(SENT).isValid(request("GET", PATH.replace("email", "name"), HEADER)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "realm=\"123456\"",
                "oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\"",
                "oauth_version=\"1.0\"",
                "HMAC-SHA256"
            })
    void aPartThatIsAbsentOrAnotherIsRefused(String part) {
        assertThat(calls(SENT).isValid(request("GET", PATH, HEADER.replace(part, "x=\"\""))))
                .isFalse();
    }

    private static SignedCalls calls(long now) {
        SignedCalls.Token token = new SignedCalls.Token(
                "123456",
                "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4",
                "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5",
                "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc",
                "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295");
        return new SignedCalls(token, () -> Instant.ofEpochSecond(now));
    }

    private static Request request(String method, String uri, String authorization) {
        Headers headers = new Headers();
        headers.set("Authorization", authorization);
        headers.set("Host", "123456.suitetalk.api.netsuite.com");
        return new Request(method, uri, uri, Map.of(), Map.of(), headers, "", null);
    }
}
