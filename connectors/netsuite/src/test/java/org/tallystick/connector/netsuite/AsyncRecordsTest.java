package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Secret;
import org.tallystick.spi.Write;
import org.tallystick.testkit.connector.RemoteFault;

/** Writes as jobs, over a simulated account whose jobs are pending when they are first asked for. */
class AsyncRecordsTest {

    private static final String ONE = "a1".repeat(32);
    private static final String OTHER = "b2".repeat(32);
    private static final Reply CURRENCIES =
            Reply.rows("{\"links\":[],\"id\":\"2\",\"symbol\":\"GBP\",\"isinactive\":\"F\"}");
    private static final String KEY = "x-netsuite-idempotency-key";
    private static final Map<String, String> JOB = Map.of("Location", "/services/rest/async/v1/job/7");
    private static final Reply ACCEPTED = new Reply(202, "", JOB);

    /** As it is published: with quotes within quotes, and so no valid JSON. */
    private static final Reply KNOWN = new Reply(400, """
            {"type":"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.10","title":"Conflict","status":400,
             "o:errorDetails":[{"detail":"It was submitted. See the "Location" header for a link to the job.","o:errorCode":"IDEMPOTENCY_ERROR"}]}""", JOB);

    @TempDir
    Path folder;

    private Customers account;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        account = new Customers(folder);
        connector = account.connect(
                Map.of("write-mode", "async"),
                name -> Secret.of(account.secrets().getOrDefault(name, "")));
    }

    @AfterEach
    void stop() {
        connector.close();
        account.close();
    }

    @Test
    void aJobThatIsPendingIsUnknownAndTheSameAgainTellsWhatBecameOfIt() {
        Outcome first = write(account.record(1, 1), ONE);
        Outcome again = write(account.record(1, 1), ONE);

        assertThat(first.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(first.problem().code()).isEqualTo("JOB_PENDING");
        assertThat(again.kind()).as(String.valueOf(again.problem())).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(account.count()).isEqualTo(1);
    }

    /** The key is made of what is written, so that going back to a former content comes with its key. */
    @Test
    void aFormerContentIsWrittenAgainAlthoughItsKeyLeadsToAnEarlierJob() {
        write(account.record(1, 1), ONE);
        write(account.record(1, 1), ONE);
        write(account.record(1, 2), OTHER);
        write(account.record(1, 2), OTHER);
        String second = account.content("tck-1").orElseThrow();

        Outcome back = write(account.record(1, 1), ONE);

        assertThat(second).contains("revision 2");
        assertThat(back.kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(account.content("tck-1"))
                .hasValueSatisfying(name -> assertThat(name).contains("revision 1"));
        assertThat(account.count()).isEqualTo(1);
    }

    @Test
    void aJobThatFailedSaysWhy() {
        write(account.refused(1), ONE);

        Outcome again = write(account.refused(1), ONE);

        assertThat(again.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(again.problem().message()).contains("99");
        assertThat(account.count()).isZero();
    }

    @Test
    void whatAJobFailedForCanBeMendedAndTheSameIsSentAgain() {
        write(account.refused(1), ONE);
        Outcome refused = write(account.refused(1), ONE);
        account.play(
                "2026-09",
                "subsidiary",
                "[{\"id\": \"99\", \"name\": \"NZ\", \"country\": \"NZ\", \"currency\": \"1\", \"isinactive\": \"F\"}]");

        Outcome mended = write(account.refused(1), ONE);

        assertThat(refused.kind()).isEqualTo(Outcome.Kind.REJECTED);
        assertThat(mended.kind()).as(String.valueOf(mended.problem())).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(account.count()).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsUnknownAndTheSameAgainMakesNoSecondRecord() {
        account.arm(RemoteFault.REPLY_LOST, 1);

        Outcome lost = write(account.record(1, 1), ONE);
        write(account.record(1, 1), ONE);
        Outcome again = write(account.record(1, 1), ONE);

        assertThat(lost.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(account.count()).isEqualTo(1);
    }

    /** What asks for the result may be refused by itself: that says nothing of the write. */
    @ParameterizedTest
    @CsvSource({
        "204, APPLIED",
        "400, REJECTED",
        "403, REJECTED",
        "401, UNKNOWN",
        "404, UNKNOWN",
        "429, UNKNOWN",
        "500, UNKNOWN",
        "503, UNKNOWN"
    })
    void onlyARefusalThatCanBeTheWritesOwnIsItsResult(int status, Outcome.Kind kind) throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub().with("write-mode", "async");
                Connector jobs = netSuite.connector()) {
            netSuite.thenQuery(CURRENCIES).onRecord(call -> answer(call, ACCEPTED, true, status));

            assertThat(write(jobs, Records.customer("Harrow Vale"), ONE).kind()).isEqualTo(kind);
        }
    }

    /** Whatever became of the earlier job, even if nothing that can be told. */
    @ParameterizedTest
    @ValueSource(ints = {204, 400, 404, 429, 500})
    void onceAnEarlierJobIsCompletedTheWriteIsSentAgainWithoutTheKey(int result) throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub().with("write-mode", "async");
                Connector jobs = netSuite.connector()) {
            netSuite.thenQuery(CURRENCIES).onRecord(call -> answer(call, KNOWN, true, result));

            assertThat(write(jobs, Records.customer("Harrow Vale"), ONE)).isEqualTo(Outcome.applied("4002"));

            List<Call> puts = netSuite.calls(NetSuiteStub.RECORD);
            assertThat(puts)
                    .extracting(Call::body)
                    .hasSize(2)
                    .containsOnly(puts.get(0).body());
            assertThat(puts.get(1).headers()).doesNotContainKeys("prefer", KEY);
        }
    }

    @Test
    void whileAnEarlierJobIsPendingNothingIsSentAgain() throws IOException {
        try (NetSuiteStub netSuite = new NetSuiteStub().with("write-mode", "async");
                Connector jobs = netSuite.connector()) {
            netSuite.thenQuery(CURRENCIES).onRecord(call -> answer(call, KNOWN, false, 204));

            Outcome outcome = write(jobs, Records.customer("Harrow Vale"), ONE);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
            assertThat(outcome.problem().code()).isEqualTo("JOB_PENDING");
            assertThat(netSuite.calls(NetSuiteStub.RECORD)).hasSize(1);
        }
    }

    /** The answers of section 5.1 of the contract sheet; a write without a key is answered at once. */
    private static Reply answer(Call call, Reply withKey, boolean completed, int result) {
        String path = call.uri().getPath();
        if (path.startsWith(NetSuiteStub.RECORD)) {
            return call.headers().containsKey(KEY) ? withKey : written("4002");
        }
        if (path.endsWith("/result")) {
            return result == 204 ? written("4001") : Reply.error(result, "SOME_CODE", "No.", "entity");
        }
        return Reply.ok("{\"completed\":%b,\"id\":\"7\",\"progress\":\"pending\",\"task\":{\"links\":[]}}"
                .formatted(completed));
    }

    private static Reply written(String id) {
        return new Reply(204, "", Map.of("Location", NetSuiteStub.RECORD + "customer/" + id));
    }

    private Outcome write(Customer customer, String idempotencyKey) {
        return write(connector, customer, idempotencyKey);
    }

    private static Outcome write(Connector connector, Customer customer, String idempotencyKey) {
        Write<Customer> write = new Write<>(customer, "tck-1", idempotencyKey, null, Map.of());
        return connector
                .sink(RecordType.CUSTOMER)
                .orElseThrow()
                .write(List.of(write))
                .get(0);
    }
}
