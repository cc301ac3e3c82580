package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

class SoapErrorsTest {

    private static final HttpCall CALL = HttpCall.get(URI.create("https://host/ccx"));

    @ParameterizedTest
    @CsvSource({
        "wsse:FailedAuthentication, no, '', UNAUTHORIZED",
        "SOAP-ENV:Client, Invalid Username or Password, '', UNAUTHORIZED",
        "SOAP-ENV:Client.validationError, The task submitted is not authorized., '', REFUSED",
        "SOAP-ENV:Client.validationError, bad, <wd:Validation_Fault><wd:Validation_Error/></wd:Validation_Fault>, INVALID",
        "SOAP-ENV:Server, busy, <wd:Processing_Fault><wd:Detail_Message>busy</wd:Detail_Message></wd:Processing_Fault>, UNAVAILABLE",
        "SOAP-ENV:Server, busy, '', UNAVAILABLE",
        "SOAP-ENV:Client, what, '', INVALID",
        "other, what, '', UNAVAILABLE"
    })
    void aFaultIsAFailureOfItsKind(String code, String reason, String detail, FailureKind kind) {
        assertThat(problem(500, fault(code, reason, detail)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "<wd:Message>short</wd:Message><wd:Detail_Message>long</wd:Detail_Message>, short",
        "<wd:Detail_Message>long</wd:Detail_Message>, long",
        "<wd:Message/><wd:Detail_Message/>, reason"
    })
    void aValidationFaultIsToldInWhatWordsItHas(String words, String told) {
        String detail = "<wd:Validation_Fault><wd:Validation_Error>%s</wd:Validation_Error></wd:Validation_Fault>";

        assertThat(problem(500, fault("SOAP-ENV:Client.validationError", "reason", detail.formatted(words)))
                        .message())
                .endsWith(": " + told);
    }

    @Test
    void aValidationFaultIsToldInItsWordsWithItsPlace() {
        Problem problem = problem(
                500,
                fault(
                        "SOAP-ENV:Client.validationError",
                        "Validation error occurred.",
                        "<wd:Validation_Fault><wd:Validation_Error><wd:Message>Page must be positive</wd:Message><wd:Xpath>/a/b</wd:Xpath></wd:Validation_Error></wd:Validation_Fault>"));

        assertThat(problem.code()).isEqualTo("Validation_Fault");
        assertThat(problem.message()).contains("Page must be positive");
        assertThat(problem.field()).isEqualTo("/a/b");
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORIZED",
        "403, REFUSED",
        "404, NOT_FOUND",
        "409, INVALID",
        "422, INVALID",
        "429, THROTTLED",
        "501, UNSUPPORTED",
        "503, UNAVAILABLE"
    })
    void anAnswerThatIsNoFaultIsWhatItsStatusSays(int status, FailureKind kind) {
        assertThat(problem(status, "<html><p>no</html>").kind()).isEqualTo(kind);
    }

    private static Problem problem(int status, String body) {
        return SoapErrors.TABLE.problem(CALL, new HttpAnswer(status, Map.of(), body), Instant.EPOCH);
    }

    private static String fault(String code, String reason, String detail) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wd=\"urn:com.workday/bsvc\"><s:Body><s:Fault><faultcode>%s</faultcode><faultstring>%s</faultstring><detail>%s</detail></s:Fault></s:Body></s:Envelope>"
                .formatted(code, reason, detail);
    }
}
