package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.salesforce.platform.Composite.Answer;
import org.tallystick.connector.salesforce.platform.Composite.Request;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** Composite calls in the form of section 5.3 of the contract sheet. */
class CompositeTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:15:30Z");
    private static final HttpCall CALL =
            HttpCall.json("POST", URI.create("https://acme.my.salesforce.com/services/data/v59.0/composite"), "{}");
    private static final String HALTED =
            "{\"body\":[{\"errorCode\":\"PROCESSING_HALTED\",\"message\":\"The transaction was"
                    + " rolled back since another operation in the same transaction failed.\"}],\"httpHeaders\":{},"
                    + "\"httpStatusCode\":400,\"referenceId\":\"%s\"}";

    private static final Request ACCOUNT =
            new Request("ref1", "POST", "/sobjects/Account", Map.of(), Map.of("Name", "Acme"));
    private static final Request CONTACT =
            Request.change("ref2", "Contact", "0035g0000000001AAH", Map.of("AccountId", "@{ref1.id}"));

    @Test
    void aCallIsItsRequestsInOrderAndALaterOneMayReferToAnEarlierOne() {
        assertThat(both(true).body("/services/data/v59.0")).isEqualTo("""
                {"allOrNone":true,"compositeRequest":[\
                {"method":"POST","url":"/services/data/v59.0/sobjects/Account","referenceId":"ref1","body":{"Name":"Acme"}},\
                {"method":"PATCH","url":"/services/data/v59.0/sobjects/Contact/0035g0000000001AAH","referenceId":"ref2",\
                "body":{"AccountId":"@{ref1.id}"}}]}""");
    }

    @Test
    void aConditionIsAHeaderOfItsRequestInWholeSeconds() {
        Map<String, Object> cleared = new LinkedHashMap<>(Collections.singletonMap("Title", null));
        Request guarded = Request.change("ref1", "Contact", "0035g0000000001AAH", cleared)
                .ifUnmodifiedSince(Instant.parse("2026-09-01T10:15:30.999Z"));

        assertThat(new Composite(false, List.of(guarded)).body("/services/data/v62.0"))
                .isEqualTo("""
                {"allOrNone":false,"compositeRequest":[\
                {"method":"PATCH","url":"/services/data/v62.0/sobjects/Contact/0035g0000000001AAH","referenceId":"ref1",\
                "httpHeaders":{"If-Unmodified-Since":"Tue, 01 Sep 2026 10:15:30 GMT"},"body":{"Title":null}}]}""");
    }

    @Test
    void aRequestThatReadsHasNoBody() {
        Request read = new Request("a", "GET", "/sobjects/Account/0015g0000000001AAH", Map.of(), null);

        assertThat(new Composite(true, List.of(read)).body("")).doesNotContain("body");
    }

    /** Whatever order they come in. */
    @Test
    void eachRequestHasTheAnswerThatNamesIt() {
        List<Answer> answers = answers(
                true,
                "{\"body\":null,\"httpHeaders\":{},\"httpStatusCode\":204,\"referenceId\":\"ref2\"}",
                "{\"body\":{\"id\":\"001\",\"success\":true,\"errors\":[]},\"httpHeaders\":{\"Location\":\"/a\"},"
                        + "\"httpStatusCode\":201,\"referenceId\":\"ref1\"}");

        assertThat(answers)
                .containsExactly(
                        new Answer("{\"id\":\"001\",\"success\":true,\"errors\":[]}", null), new Answer("", null));
        assertThat(answers.get(1).outcome("003")).isEqualTo(Outcome.applied("003"));
    }

    @Test
    void ofAllOrNoneTheReasonIsThatOfTheOneThatWasRefusedAndNotThatTheOthersWereHalted() {
        List<Answer> answers = answers(
                true,
                HALTED.formatted("ref1"),
                error(
                        400,
                        "[{\"message\":\"Email: invalid\",\"errorCode\":\"INVALID_EMAIL_ADDRESS\",\"fields\":[\"Email\"]}]"));

        assertThat(answers).hasSize(2).allSatisfy(answer -> {
            assertThat(answer.problem().code()).isEqualTo("INVALID_EMAIL_ADDRESS");
            assertThat(answer.problem().message())
                    .isEqualTo("PATCH /sobjects/Contact/0035g0000000001AAH in"
                            + " POST https://acme.my.salesforce.com/services/data/v59.0/composite: Email: invalid");
            assertThat(answer.problem().field()).isEqualTo("Email");
            assertThat(answer.outcome("x").kind()).isEqualTo(Outcome.Kind.REJECTED);
        });
    }

    @Test
    void eachForItselfLeavesTheOthersAlone() {
        List<Answer> answers = answers(
                false,
                "{\"body\":{\"id\":\"001\"},\"httpHeaders\":{},\"httpStatusCode\":201,\"referenceId\":\"ref1\"}",
                error(412, "null"));

        assertThat(answers.get(0).problem()).isNull();
        assertThat(answers.get(1).problem().kind()).isEqualTo(FailureKind.CONFLICT);
    }

    @Test
    void aConditionThatDoesNotHoldMeansThatSomebodyElseChangedIt() {
        Problem stale = answers(true, HALTED.formatted("ref1"), error(412, "null"))
                .get(0)
                .problem();

        assertThat(stale.kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(stale.code()).isEqualTo("HTTP_412");
        assertThat(stale.message()).contains("PATCH /sobjects/Contact/0035g0000000001AAH", "status 412");
        assertThat(stale.remedy()).contains("looked at again");
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNABLE_TO_LOCK_ROW, CONFLICT",
        "400, FIELD_CUSTOM_VALIDATION_EXCEPTION, REFUSED",
        "400, REQUIRED_FIELD_MISSING, INVALID",
        "400, DUPLICATE_VALUE, DUPLICATE",
        "400, PROCESSING_HALTED, CONFLICT",
        "403, INSUFFICIENT_ACCESS_OR_READONLY, REFUSED",
        "403, REQUEST_LIMIT_EXCEEDED, THROTTLED",
        "404, NOT_FOUND, NOT_FOUND",
        "412, PRECONDITION_FAILED, CONFLICT",
        "500, UNKNOWN_EXCEPTION, CONFLICT",
        "503, SERVER_UNAVAILABLE, CONFLICT",
        "500, '', OUTCOME_UNKNOWN",
    })
    void aRequestIsRefusedAsASingleCallWouldBe(int status, String code, FailureKind kind) {
        String body = "[{\"message\":\"m\",\"errorCode\":\"%s\"}]".formatted(code);

        assertThat(answers(true, HALTED.formatted("ref1"), error(status, body)))
                .extracting(answer -> answer.problem().kind())
                .containsExactly(kind, kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"compositeResponse\":[]}",
                "{\"compositeResponse\":[1,2]}",
                "{\"compositeResponse\":[{\"httpStatusCode\":204,\"referenceId\":\"ref1\"}]}",
                "{\"compositeResponse\":[{\"httpStatusCode\":204,\"referenceId\":\"ref1\"},{\"httpStatusCode\":204,\"referenceId\":\"ref1\"}]}",
                "{\"compositeResponse\":[{\"httpStatusCode\":204,\"referenceId\":\"ref1\"},{\"httpStatusCode\":0,\"referenceId\":\"ref2\"}]}",
                "{\"compositeResponse\":[{\"httpStatusCode\":204,\"referenceId\":\"ref1\"},{\"referenceId\":\"ref2\"}]}",
                "{\"compositeResponse\":[{\"httpStatusCode\":204,\"referenceId\":\"ref1\"},{\"httpStatusCode\":400,\"referenceId\":\"ref2\"}]}",
                "{\"compositeResponse\":[{\"httpStatusCode\":204,\"referenceId\":\"ref1\"}"
            })
    void ofAllOrNoneWhatCannotBeReliedOnIsUnknownForAll(String body) {
        assertThat(both(true).answers(CALL, body, NOW))
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.outcome("x").kind()).isEqualTo(Outcome.Kind.UNKNOWN));
    }

    @Test
    void moreThanACallTakesAndNoneAndAReferenceThatIsThereTwiceAreRefused() {
        List<Request> requests = IntStream.rangeClosed(1, 26)
                .mapToObj(i -> Request.change("r" + i, "Contact", "003", Map.of()))
                .toList();

        assertThat(new Composite(true, requests.subList(0, 25)).requests()).hasSize(25);
        assertThatThrownBy(() -> new Composite(true, requests))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 25");
        assertThatThrownBy(() -> new Composite(true, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Composite(true, List.of(ACCOUNT, ACCOUNT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ref1, ref1]");
        assertThatThrownBy(() -> Request.change("a-b", "Contact", "003", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a-b'");
    }

    private static Composite both(boolean allOrNone) {
        return new Composite(allOrNone, List.of(ACCOUNT, CONTACT));
    }

    private static List<Answer> answers(boolean allOrNone, String first, String second) {
        return both(allOrNone).answers(CALL, "{\"compositeResponse\":[%s,%s]}".formatted(first, second), NOW);
    }

    /** Of the second request. */
    private static String error(int status, String body) {
        return "{\"body\":%s,\"httpHeaders\":{},\"httpStatusCode\":%d,\"referenceId\":\"ref2\"}"
                .formatted(body, status);
    }
}
