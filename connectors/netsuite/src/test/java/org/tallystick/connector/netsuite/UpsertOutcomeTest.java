package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** What becomes of a write. */
class UpsertOutcomeTest extends UpsertBench {

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_CONTENT,           Invalid value for the field.,        INVALID,         REJECTED",
        "400, INVALID_VALUE,             No such value.,                      INVALID,         REJECTED",
        "400, MISSING_REQD_FIELD,        Please enter a value.,               INVALID,         REJECTED",
        "400, INVALID_REQUEST,           Bad.,                                INVALID,         REJECTED",
        "400, USER_ERROR,                Please enter value(s) for: Item.,    INVALID,         REJECTED",
        "400, DUP_RCRD,                  Duplicate.,                          DUPLICATE,       UNKNOWN",
        "400, UNIQUE_CUST_ID_REQD,       A customer has that name.,           DUPLICATE,       UNKNOWN",
        "400, USER_ERROR,                This record already exists.,         DUPLICATE,       UNKNOWN",
        "400, USER_ERROR,                The accounting period is closed.,    PERIOD_CLOSED,   REJECTED",
        "400, INVALID_VALUE,             You cannot post to a closed period., PERIOD_CLOSED,   REJECTED",
        "400, RCRD_HAS_BEEN_CHANGED,     Record has been changed.,            CONFLICT,        RETRY",
        "400, NONEXISTENT_ID,            No such subsidiary.,                 NOT_FOUND,       REJECTED",
        "403, INSUFFICIENT_PERMISSION,   Not your role.,                      REFUSED,         REJECTED",
        "404, NONEXISTENT_ID,            That record does not exist.,         NOT_FOUND,       REJECTED",
        "405, METHOD_NOT_ALLOWED,        No.,                                 UNSUPPORTED,     REJECTED",
        "415, UNSUPPORTED_MEDIA_TYPE,    No.,                                 UNSUPPORTED,     REJECTED",
        "429, CONCURRENCY_LIMIT_EXCEEDED,Too many.,                           THROTTLED,       RETRY",
        "500, UNEXPECTED_ERROR,          An unexpected error occurred.,       OUTCOME_UNKNOWN, UNKNOWN",
        "500, INVALID_VALUE,             Odd.,                                OUTCOME_UNKNOWN, UNKNOWN",
        "502, BAD_GATEWAY,               Gone.,                               OUTCOME_UNKNOWN, UNKNOWN",
        "503, MAINTENANCE,               Down.,                               UNAVAILABLE,     RETRY"
    })
    void aRefusalHasItsKind(int status, String code, String detail, FailureKind kind, Outcome.Kind outcome) {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.error(status, code, detail, "item.items[0].rate"));

        Outcome refused = write(Records.customer("A"), "A");

        assertThat(refused.kind()).isEqualTo(outcome);
        assertThat(refused.problem().kind()).isEqualTo(kind);
        assertThat(refused.problem().field()).isEqualTo("item.items[0].rate");
        assertThat(refused.problem().message()).contains(detail);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
    }

    @Test
    void allReasonsAreToldAndTheFirstIsToBlame() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(400, """
                        {"title":"Bad Request","status":400,"o:errorDetails":[
                        {"detail":"First.","o:errorCode":"INVALID_CONTENT","o:errorPath":"entity"},
                        {"detail":"Second.","o:errorCode":"MISSING_REQD_FIELD","o:errorPath":"memo"}]}"""));

        Problem problem = rejection(write(Records.customer("A"), "A"));

        assertThat(problem.code()).isEqualTo("INVALID_CONTENT");
        assertThat(problem.field()).isEqualTo("entity");
        assertThat(problem.message()).endsWith("First.; Second.");
    }

    @ParameterizedTest
    @CsvSource({
        "o:errorQueryParam, replace",
        "o:errorHeader, X-NetSuite-PropertyNameValidation",
        "o:errorUrl, customer",
        "o:urlPath, customer"
    })
    void whatIsToBlameOutsideOfTheBodyIsNamed(String key, String name) {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(400, """
                        {"status":400,"o:errorDetails":[{"detail":"No.","o:errorCode":"INVALID_REQUEST","%s":"%s"}]}""".formatted(key, name)));

        assertThat(rejection(write(Records.customer("A"), "A")).field()).isEqualTo(name);
    }

    @Test
    void aCodeAtTheTopOfAnErrorCounts() {
        netSuite.thenQuery(CURRENCIES)
                .onRecord(call -> Reply.of(
                        429, "{\"title\":\"Too Many Requests\",\"o:errorCode\":\"CONCURRENCY_LIMIT_EXCEEDED\"}"));

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.problem().code()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.THROTTLED);
    }

    /** Some published answers have a comma too many, or one too few. */
    @ParameterizedTest
    @ValueSource(strings = {"\"o:errorPath\":\"externalId\",", "\"o:errorPath\":\"externalId\" \"more\":1"})
    void anErrorThatIsNoValidJsonIsReadAsFarAsItCanBe(String end) {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(400, """
                        {"status":400,"o:errorDetails":[{"detail":"Twice.","o:errorCode":"DUP_RCRD",%s}]}""".formatted(end)));

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.DUPLICATE);
        assertThat(outcome.problem().code()).isEqualTo("DUP_RCRD");
        assertThat(outcome.problem().message()).endsWith("Twice.");
    }

    /** As it is published: with a comma too few, and another code at its top. */
    @Test
    void anAccountThatIsTooBusyIsKnownByTheCodeOfTheDetail() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(429, """
                        {"type": "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html", "title": "Bad Request", "status": 429,
                         "o:errorCode": "USER_ERROR"
                         "o:errorDetails": [{"detail": "Concurrent request limit exceeded. Request blocked.",
                           "o:errorCode": "CONCURRENCY_LIMIT_EXCEEDED"}]}"""));

        Problem problem = write(Records.customer("A"), "A").problem();

        assertThat(problem.kind()).isEqualTo(FailureKind.THROTTLED);
        assertThat(problem.code()).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
        assertThat(problem.message()).endsWith("Concurrent request limit exceeded. Request blocked.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"o:errorDetails\":[{\"detail\":\"a\",,}] | INVALID",
                "400 | <html>no</html>                            | INVALID",
                "404 | ``                                         | NOT_FOUND",
                "429 | []                                         | THROTTLED"
            })
    void anErrorThatIsNotAsDocumentedIsReadFromItsStatus(int status, String body, FailureKind kind) {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(status, body));

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.problem().kind()).isEqualTo(kind);
        assertThat(outcome.problem().code()).isEqualTo("HTTP_" + status);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownAndNotSentAgain() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.NOTHING);

        Outcome outcome = write(Records.customer("A"), "A");

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
    }

    @Test
    void aWriteThatIsNotAnsweredInTimeIsUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        netSuite.with("call-timeout-seconds", "1").thenQuery(CURRENCIES).onRecord(call -> {
            await(never);
            return Reply.NOTHING;
        });

        assertThat(write(Records.customer("A"), "A").problem().code()).isEqualTo("TIMEOUT");
        assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
        never.countDown();
    }

    @Test
    void aSuccessThatIsNotTheDocumentedOneIsUnknown() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> Reply.of(202, ""));

        assertThat(write(Records.customer("A"), "A").problem().code()).isEqualTo("HTTP_202");
    }

    @Test
    void aServerThatIsGoneMeansLater() {
        netSuite.thenQuery(CURRENCIES).onRecord(call -> created("customer/4001"));

        try (Connector connector = netSuite.connector()) {
            var sink = connector.sink(RecordType.CUSTOMER).orElseThrow();
            sink.write(List.of(Records.write(Records.customer("A"), "A")));
            netSuite.close();

            Outcome outcome = sink.write(List.of(Records.write(Records.customer("B"), "B")))
                    .get(0);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.RETRY);
            assertThat(outcome.problem().kind()).isEqualTo(FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void eachRecordOfABatchHasAnOutcomeOfItsOwnInOrder() {
        Map<String, Reply> replies = Map.of(
                "customer/eid:A", created("customer/4001"),
                "customer/eid:B", Reply.error(400, "INVALID_CONTENT", "No.", "companyName"),
                "customer/eid:C", Reply.NOTHING,
                "customer/eid:D", Reply.error(429, "CONCURRENCY_LIMIT_EXCEEDED", "Too many.", ""),
                "customer/eid:E", created("customer/4005"));
        netSuite.thenQuery(CURRENCIES).onRecord(call -> replies.get(call.record()));

        assertThat(writeCustomers("A", "B", "C", "D", "not/good", "E"))
                .extracting(Outcome::kind)
                .containsExactly(
                        Outcome.Kind.APPLIED,
                        Outcome.Kind.REJECTED,
                        Outcome.Kind.UNKNOWN,
                        Outcome.Kind.RETRY,
                        Outcome.Kind.REJECTED,
                        Outcome.Kind.APPLIED);
    }

    @Test
    void asManyWritesAsAllowedAreInFlightAndNoMore() {
        CyclicBarrier three = new CyclicBarrier(3);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        netSuite.with("max-concurrency", "3").thenQuery(CURRENCIES).onRecord(call -> {
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            await(three);
            inFlight.decrementAndGet();
            return created("customer/1");
        });

        assertThat(writeCustomers(IntStream.range(0, 12).mapToObj(i -> "K" + i).toArray(String[]::new)))
                .extracting(Outcome::kind)
                .containsOnly(Outcome.Kind.APPLIED);
        assertThat(most).hasValue(3);
    }

    @Test
    void anInterruptedCallerIsToldThatItsWritesAreUnknown() {
        CountDownLatch never = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        netSuite.thenQuery(CURRENCIES).onRecord(call -> {
            caller.interrupt();
            await(never);
            return Reply.NOTHING;
        });

        assertThat(writeCustomers("A", "B")).extracting(Outcome::kind).containsOnly(Outcome.Kind.UNKNOWN);
        assertThat(Thread.interrupted()).isTrue();
        never.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
