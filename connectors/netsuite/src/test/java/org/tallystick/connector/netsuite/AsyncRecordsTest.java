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

    /** Whatever is sent under the key is what was sent first. */
    @Test
    void theKeyLeadsToTheFirstJobAndAnotherKeyToAnother() {
        write(account.record(1, 1), ONE);
        write(account.record(1, 2), ONE);
        String first = account.content("tck-1").orElseThrow();
        write(account.record(1, 2), OTHER);

        assertThat(first).contains("revision 1");
        assertThat(account.content("tck-1"))
                .hasValueSatisfying(name -> assertThat(name).contains("revision 2"));
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
    void aLostAnswerIsUnknownAndTheSameAgainMakesNoSecondRecord() {
        account.arm(RemoteFault.REPLY_LOST, 1);

        Outcome lost = write(account.record(1, 1), ONE);
        write(account.record(1, 1), ONE);
        Outcome again = write(account.record(1, 1), ONE);

        assertThat(lost.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(account.count()).isEqualTo(1);
    }

    private Outcome write(Customer customer, String idempotencyKey) {
        Write<Customer> write = new Write<>(customer, "tck-1", idempotencyKey, null, Map.of());
        return connector
                .sink(RecordType.CUSTOMER)
                .orElseThrow()
                .write(List.of(write))
                .get(0);
    }
}
