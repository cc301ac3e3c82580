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
import org.tallystick.connector.salesforce.platform.Composite.Graph;
import org.tallystick.connector.salesforce.platform.Composite.Request;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** Composite calls in the form of section 5.3 of the contract sheet. */
class CompositeTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:15:30Z");
    private static final HttpCall CALL = HttpCall.json(
            "POST", URI.create("https://acme.my.salesforce.com/services/data/v59.0/composite/graph"), "{}");
    private static final String HALTED =
            "{\"body\":[{\"errorCode\":\"PROCESSING_HALTED\",\"message\":\"The transaction was"
                    + " rolled back since another operation in the same transaction failed.\"}],\"httpHeaders\":{},"
                    + "\"httpStatusCode\":400,\"referenceId\":\"%s\"}";

    private static final Request ACCOUNT =
            new Request("ref1", "POST", "/sobjects/Account", Map.of(), Map.of("Name", "Acme"));
    private static final Request CONTACT =
            Request.change("ref2", "Contact", "0035g0000000001AAH", Map.of("AccountId", "@{ref1.id}"));
    private static final Graph BOTH = new Graph(List.of(ACCOUNT, CONTACT));
    private static final String CREATED =
            "{\"body\":{\"id\":\"001\",\"success\":true,\"errors\":[]},\"httpHeaders\":{\"Location\":\"/a\"},"
                    + "\"httpStatusCode\":201,\"referenceId\":\"ref1\"}";

    @Test
    void aCallIsItsGraphsAndALaterRequestMayReferToAnEarlierOneOfItsGraph() {
        Composite call = new Composite(List.of(BOTH, new Graph(List.of(ACCOUNT))));

        assertThat(call.body("/services/data/v59.0")).isEqualTo("""
                {"graphs":[{"graphId":"1","compositeRequest":[\
                {"method":"POST","url":"/services/data/v59.0/sobjects/Account","referenceId":"ref1","body":{"Name":"Acme"}},\
                {"method":"PATCH","url":"/services/data/v59.0/sobjects/Contact/0035g0000000001AAH","referenceId":"ref2",\
                "body":{"AccountId":"@{ref1.id}"}}]},\
                {"graphId":"2","compositeRequest":[\
                {"method":"POST","url":"/services/data/v59.0/sobjects/Account","referenceId":"ref1","body":{"Name":"Acme"}}]}]}""");
    }

    @Test
    void aConditionIsAHeaderOfItsRequestInWholeSeconds() {
        Map<String, Object> cleared = new LinkedHashMap<>(Collections.singletonMap("Title", null));
        Request guarded = Request.change("ref1", "Contact", "0035g0000000001AAH", cleared)
                .ifUnmodifiedSince(Instant.parse("2026-09-01T10:15:30.999Z"));

        assertThat(new Composite(List.of(new Graph(List.of(guarded)))).body("/services/data/v62.0"))
                .isEqualTo("""
                {"graphs":[{"graphId":"1","compositeRequest":[\
                {"method":"PATCH","url":"/services/data/v62.0/sobjects/Contact/0035g0000000001AAH","referenceId":"ref1",\
                "httpHeaders":{"If-Unmodified-Since":"Tue, 01 Sep 2026 10:15:30 GMT"},"body":{"Title":null}}]}]}""");
    }

    @Test
    void aRequestThatReadsHasNoBody() {
        Request read = new Request("a", "GET", "/sobjects/Account/0015g0000000001AAH", Map.of(), null);

        assertThat(new Composite(List.of(new Graph(List.of(read)))).body("")).doesNotContain("body");
    }

    /** Whatever order they come in. */
    @Test
    void eachGraphAndEachRequestHasTheAnswerThatNamesIt() {
        List<Answer> answers = new Composite(List.of(BOTH, new Graph(List.of(ACCOUNT))))
                .answers(
                        CALL,
                        "{\"graphs\":[%s,%s]}"
                                .formatted(
                                        graph("2", false, error("ref1", 400, "[{\"errorCode\":\"INVALID_TYPE\"}]")),
                                        graph(
                                                "1",
                                                true,
                                                "{\"body\":null,\"httpHeaders\":{},\"httpStatusCode\":204,\"referenceId\":\"ref2\"}",
                                                CREATED)),
                        NOW);

        assertThat(answers.get(0))
                .isEqualTo(new Answer(List.of("{\"id\":\"001\",\"success\":true,\"errors\":[]}", ""), null));
        assertThat(answers.get(0).outcome("003")).isEqualTo(Outcome.applied("003"));
        assertThat(answers.get(1).problem().code()).isEqualTo("INVALID_TYPE");
    }

    @Test
    void theReasonOfAGraphIsThatOfTheRequestThatWasRefusedAndNotThatTheOthersWereHalted() {
        Answer answer = answer(
                HALTED.formatted("ref1"),
                error(
                        "ref2",
                        400,
                        "[{\"message\":\"Email: invalid\",\"errorCode\":\"INVALID_EMAIL_ADDRESS\",\"fields\":[\"Email\"]}]"));

        assertThat(answer.problem().code()).isEqualTo("INVALID_EMAIL_ADDRESS");
        assertThat(answer.problem().message())
                .isEqualTo("PATCH /sobjects/Contact/0035g0000000001AAH in"
                        + " POST https://acme.my.salesforce.com/services/data/v59.0/composite/graph: Email: invalid");
        assertThat(answer.problem().field()).isEqualTo("Email");
        assertThat(answer.outcome("x").kind()).isEqualTo(Outcome.Kind.REJECTED);
    }

    /** After some that failed the org halts the rest of a call. */
    @Test
    void aGraphThatWasHaltedForOthersIsTriedAgain() {
        Answer answer = answer(HALTED.formatted("ref1"), HALTED.formatted("ref2"));

        assertThat(answer.problem().kind()).isEqualTo(FailureKind.CONFLICT);
        assertThat(answer.outcome("x").kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void aConditionThatDoesNotHoldMeansThatSomebodyElseChangedIt() {
        Problem stale =
                answer(HALTED.formatted("ref1"), error("ref2", 412, "null")).problem();

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

        assertThat(answer(HALTED.formatted("ref1"), error("ref2", status, body))
                        .problem()
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"graphs\":[]}",
                "{\"graphs\":[1,2]}",
                "{\"graphs\":[{\"graphId\":\"1\"}]}",
                "{\"graphs\":[{\"graphId\":\"1\",\"isSuccessful\":true,\"graphResponse\":{\"compositeResponse\":[]}}]}",
            })
    void whatCannotBeReliedOnIsUnknown(String body) {
        assertUnknown(new Composite(List.of(BOTH)).answers(CALL, body, NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | {'httpStatusCode':204,'referenceId':'ref1'}",
                "true | {'httpStatusCode':204,'referenceId':'ref1'},{'httpStatusCode':204,'referenceId':'ref1'}",
                "true | {'httpStatusCode':204,'referenceId':'ref1'},{'httpStatusCode':0,'referenceId':'ref2'}",
                "true | {'httpStatusCode':204,'referenceId':'ref1'},{'referenceId':'ref2'}",
                "true | {'httpStatusCode':400,'referenceId':'ref1'},{'httpStatusCode':400,'referenceId':'ref2'}",
                "false | {'httpStatusCode':204,'referenceId':'ref1'},{'httpStatusCode':204,'referenceId':'ref2'}",
                "false | {'httpStatusCode':204,'referenceId':'ref1'},{'httpStatusCode':400,'referenceId':'ref2'}",
            })
    void soIsAGraphOfWhichOnlyAPartWasDoneAndTheOthersAreNot(boolean isSuccessful, String parts) {
        String body = "{\"graphs\":[%s,%s]}"
                .formatted(graph("1", isSuccessful, parts.replace('\'', '"')), graph("2", true, CREATED));

        List<Answer> answers = new Composite(List.of(BOTH, new Graph(List.of(ACCOUNT)))).answers(CALL, body, NOW);

        assertUnknown(answers.subList(0, 1));
        assertThat(answers.get(1).problem()).isNull();
    }

    @Test
    void moreThanACallTakesAndNoneAndAReferenceThatIsThereTwiceAreRefused() {
        Graph one = new Graph(List.of(ACCOUNT));
        List<Request> requests = IntStream.rangeClosed(1, 500)
                .mapToObj(i -> Request.change("r" + i, "Contact", "003", Map.of()))
                .toList();

        assertThat(new Composite(Collections.nCopies(75, one)).graphs()).hasSize(75);
        assertThat(new Composite(List.of(new Graph(requests))).graphs()).hasSize(1);
        assertThatThrownBy(() -> new Composite(Collections.nCopies(76, one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 75");
        assertThatThrownBy(() -> new Composite(List.of(new Graph(requests), one)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 with 501");
        assertThatThrownBy(() -> new Composite(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Graph(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Graph(List.of(ACCOUNT, ACCOUNT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ref1, ref1]");
        assertThatThrownBy(() -> Request.change("a-b", "Contact", "003", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a-b'");
    }

    private static void assertUnknown(List<Answer> answers) {
        assertThat(answers)
                .hasSize(1)
                .allSatisfy(answer -> assertThat(answer.outcome("x").kind()).isEqualTo(Outcome.Kind.UNKNOWN));
    }

    /** Of a graph that failed. */
    private static Answer answer(String first, String second) {
        String body = "{\"graphs\":[%s]}".formatted(graph("1", false, first, second));
        return new Composite(List.of(BOTH)).answers(CALL, body, NOW).get(0);
    }

    private static String graph(String id, boolean isSuccessful, String... parts) {
        return "{\"graphId\":\"%s\",\"graphResponse\":{\"compositeResponse\":[%s]},\"isSuccessful\":%s}"
                .formatted(id, String.join(",", parts), isSuccessful);
    }

    private static String error(String reference, int status, String body) {
        return "{\"body\":%s,\"httpHeaders\":{},\"httpStatusCode\":%d,\"referenceId\":\"%s\"}"
                .formatted(body, status, reference);
    }
}
