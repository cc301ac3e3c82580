package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tallystick.engine.To.to;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.retry.CircuitBreaker;
import org.tallystick.engine.retry.Limits;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Problem;
import org.tallystick.store.jdbc.JdbcStore;

/**
 * F-AUT-01: two processes refresh one token that changes with each use. Who comes second shows one that is spent, and does so until the new one has
 * reached it by the vault; the system revokes a grant whose spent tokens are shown too often, and then a person must consent anew.
 */
class FAut01RotatedTokenTest {

    private static final int TOO_OFTEN = 3;
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final ManualTime time = new ManualTime();
    private final ScriptedDecider decider = new ScriptedDecider();
    private final Replica winner = new Replica();
    private final Replica loser = new Replica();
    private int good;
    private Instant changed = Instant.MIN;
    private int spentShown;
    private YearMonth period = AUGUST;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoComesSecondLeavesTheGrantAloneAndTheOtherGoesOn() {
        Tallystick first = engine(loser, CircuitBreaker.ofDefaults());
        Tallystick second = engine(winner, CircuitBreaker.ofDefaults());
        loser.isAboutToSignIn(winner::signIn);
        putInvoices(8);

        Run refused = first.run(AUGUST);

        assertThat(refused.waiting().get("erp/invoice")).hasSize(8).containsEntry("I0", "PLANNED");
        assertThat(refused.exceptions())
                .extracting(Finding::code, Finding::subject)
                .containsExactly(tuple("invalid_grant", "erp/invoice"));
        assertThat(second.run(AUGUST).waiting()).isEmpty();

        loser.isAboutToSignIn(() -> {});
        runEveryTenSeconds(first);
        assertThat(spentShown).isEqualTo(1);

        time.pass(Duration.ofMinutes(20));
        Run last = run(first);

        assertThat(last.waiting()).isEmpty();
        assertThat(last.exceptions()).isEmpty();
        assertThat(spentShown).isEqualTo(1);
        assertThat(winner.invoices.kept()).hasSize(8);
        assertThat(loser.invoices.kept()).hasSize(10);
        assertThat(Stream.of(winner, loser).flatMap(each -> each.invoices.kept().stream()))
                .extracting(Found::externalKey)
                .doesNotHaveDuplicates();
    }

    /** The protection switched off: the account is called again at once, and the grant is lost for both. */
    @Test
    void withoutThePauseTheGrantIsLost() {
        CircuitBreaker impatient =
                CircuitBreaker.ofDefaults().withOpenFor(Duration.ofSeconds(1), Duration.ofSeconds(1));
        Tallystick first = engine(loser, impatient);
        loser.isAboutToSignIn(winner::signIn);
        putInvoices(8);
        first.run(AUGUST);

        loser.isAboutToSignIn(() -> {});
        runEveryTenSeconds(first);

        assertThat(isRevoked()).isTrue();
        time.pass(Duration.ofMinutes(20));
        assertThat(run(first).exceptions()).extracting(Finding::code).containsExactly("invalid_grant");
    }

    private void runEveryTenSeconds(Tallystick engine) {
        putInvoices(18);
        for (int i = 0; i < 5; i++) {
            time.pass(Duration.ofSeconds(10));
            run(engine);
        }
    }

    private void putInvoices(int upTo) {
        for (int i = 0; i < upTo; i++) {
            decider.puts("i" + i, Papers.invoice("I" + i, "100.00"));
        }
    }

    private Run run(Tallystick engine) {
        period = period.plusMonths(1);
        return engine.run(period);
    }

    private Tallystick engine(Replica process, CircuitBreaker breaker) {
        return Bench.engine(store, time)
                .withSystem("erp", new PaperSystem().writing(RecordType.INVOICE, process.invoices))
                .withLimits("erp", Limits.builder().withBreaker(breaker).build())
                .decide(decider)
                .deliver(RecordType.INVOICE, to("erp"))
                .build();
    }

    private boolean isRevoked() {
        return spentShown >= TOO_OFTEN;
    }

    /** What a process knows of the grant, and what it has written. */
    private final class Replica {

        private final PaperTarget<Invoice> invoices = new PaperTarget<>();
        private final List<Runnable> before = new ArrayList<>();
        private boolean isSignedIn;
        private int held;

        Replica() {
            invoices.isCalled(() -> {
                if (!isSignedIn) {
                    before.forEach(Runnable::run);
                    signIn();
                }
            });
        }

        void isAboutToSignIn(Runnable meanwhile) {
            before.clear();
            before.add(meanwhile);
        }

        void signIn() {
            if (changed.isBefore(time.instant().minus(ON_ITS_WAY))) {
                held = good;
            }
            if (held != good || isRevoked()) {
                spentShown++;
                throw new ConnectorException(
                        Problem.of(FailureKind.UNAUTHORIZED, "invalid_grant", "the refresh token is spent"));
            }
            held = ++good;
            changed = time.instant();
            isSignedIn = true;
        }
    }
}
