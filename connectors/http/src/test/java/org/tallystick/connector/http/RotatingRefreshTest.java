package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/** F-AUT-01, F-AUT-02: refresh tokens that are good for one use. */
class RotatingRefreshTest {

    private static final Duration CALL = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);

    private final HttpTransport transport = new HttpTransport(new HttpSettings(Duration.ofSeconds(5), CALL, 10_000));
    private final Vault vault = new Vault();
    private TokenServer server;
    private volatile Instant now = Instant.parse("2026-09-01T06:00:00.123456Z");

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachRefreshSpendsTheTokenOfTheOneBefore() {
        TokenProvider provider = provider();

        assertThat(header(provider)).isEqualTo("Bearer access-1");
        assertThat(header(provider)).isEqualTo("Bearer access-1");
        now = now.plus(HOUR);
        assertThat(header(provider)).isEqualTo("Bearer access-2");

        assertThat(server.shown()).containsExactly("refresh-0", "refresh-1");
        assertThat(vault.held()).isEqualTo("refresh-2");
        assertThat(vault.newest().claimedUntil()).isNull();
    }

    @Test
    void theNewTokenIsStoredBeforeTheAccessTokenIsUsed() {
        server.afterTheNext(vault::breaks);

        TokenProvider provider = provider();

        assertThat(failure(provider).code()).isEqualTo("VAULT_DOWN");
    }

    @Test
    void aVaultThatFailedIsOfferedTheSameTokenAgain() {
        server.afterTheNext(vault::breaks);
        TokenProvider provider = provider();
        failure(provider);
        failure(provider);
        vault.works();

        assertThat(header(provider)).isEqualTo("Bearer access-1");
        assertThat(server.shown()).containsExactly("refresh-0");
        assertThat(vault.held()).isEqualTo("refresh-1");
    }

    @Test
    void whileOneProcessRefreshesAnotherLeavesTheTokenAlone() {
        TokenProvider other = provider();
        server.afterTheNext(() -> assertThat(failure(other))
                .isEqualTo(new Problem(
                        FailureKind.THROTTLED,
                        "TOKEN_BEING_REFRESHED",
                        "Another process is refreshing the token that both use, or no answer came when it was sent last",
                        null,
                        null,
                        null,
                        Duration.ofSeconds(2))));

        assertThat(header(provider())).isEqualTo("Bearer access-1");
        assertThat(header(other)).isEqualTo("Bearer access-2");

        assertThat(server.shown()).containsExactly("refresh-0", "refresh-1");
    }

    @Test
    void twoThatRaceShowNoTokenTwice() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);

        List<Future<Integer>> refreshes = Stream.of(provider(), provider())
                .map(provider -> threads.submit(() -> {
                    start.await();
                    return refresh(provider, 50);
                }))
                .toList();
        for (Future<Integer> each : refreshes) {
            assertThat(each.get()).isEqualTo(50);
        }
        threads.shutdown();

        assertThat(server.isRevoked()).isFalse();
        assertThat(server.shown()).hasSize(100).doesNotHaveDuplicates();
        assertThat(vault.held()).isEqualTo("refresh-100");
    }

    @Test
    void whoIsRefusedGoesOnWithTheTokenThatAnotherStored() {
        server.forgives();
        server.beforeTheNext(() -> vault.put(server.issue()));

        assertThat(header(provider())).isEqualTo("Bearer access-2");
        assertThat(server.shown()).containsExactly("refresh-0", "refresh-1");
        assertThat(vault.held()).isEqualTo("refresh-2");
    }

    @Test
    void whoFindsANewerTokenWhenItStoresItsOwnGoesOnWithThat() {
        server.afterTheNext(() -> vault.put(server.issue()));

        assertThat(header(provider())).isEqualTo("Bearer access-3");
        assertThat(server.shown()).containsExactly("refresh-0", "refresh-2");
        assertThat(vault.held()).isEqualTo("refresh-3");
    }

    @Test
    void aTokenLostInACrashIsMissedWhenItsClaimHasRunOutAndAPersonConsentsAnew() {
        server.afterTheNext(vault::breaks);
        failure(provider());
        vault.works();
        TokenProvider afterwards = provider();

        now = now.plus(CALL).plusSeconds(59);
        assertThat(failure(afterwards).code()).isEqualTo("TOKEN_BEING_REFRESHED");
        now = now.plusSeconds(1);
        Problem problem = failure(afterwards);

        assertThat(problem.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(problem.code()).isEqualTo("invalid_grant");
        assertThat(problem.remedy())
                .isEqualTo("Have a person consent anew, and put the new refresh token into the vault");
        assertThat(server.shown()).containsExactly("refresh-0", "refresh-0");

        vault.put(server.issue());
        assertThat(header(afterwards)).isEqualTo("Bearer access-3");
    }

    @Test
    void aFailureGivesTheClaimBack() {
        server.answers(503);
        assertThat(failure(provider()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(vault.newest().claimedUntil()).isNull();

        server.answers(200);
        assertThat(header(provider())).isEqualTo("Bearer access-1");
    }

    @Test
    void aFailureIsToldAlsoWhenTheVaultFailsToo() {
        server.answers(503);
        server.beforeTheNext(vault::breaks);
        TokenProvider provider = provider();

        assertThat(failure(provider).code()).isEqualTo("HTTP_503");

        vault.works();
        server.answers(200);
        assertThat(header(provider)).isEqualTo("Bearer access-1");
    }

    @Test
    void whatMayStillBeWorkedOnStaysClaimedUntilTheClaimRunsOut() throws IOException {
        Map<String, Duration> calls = new LinkedHashMap<>();
        calls.put("TIMEOUT", Duration.ofSeconds(1));
        calls.put("CONNECTION_LOST", CALL);
        try (WireStub stub = new WireStub().then(WireStub.SILENCE).then(WireStub.NOTHING)) {
            calls.forEach((code, call) -> {
                TokenProvider unlucky = provider(
                        new HttpTransport(new HttpSettings(Duration.ofSeconds(5), call, 10_000)), stub.uri("/token"));
                assertThat(failure(unlucky).code()).isEqualTo(code);
                now = now.plus(call).plusSeconds(59);
                assertThat(failure(unlucky).code()).isEqualTo("TOKEN_BEING_REFRESHED");
                assertThat(failure(provider()).code()).isEqualTo("TOKEN_BEING_REFRESHED");
                now = now.plusSeconds(1);
            });

            assertThat(stub.requests()).hasSize(2);
            assertThat(header(provider())).isEqualTo("Bearer access-1");
        }
    }

    @Test
    void aTokenThatWasNotSentIsGivenBack() {
        URI nobody = server.uri();
        server.close();

        assertThat(failure(provider(transport, nobody)).code()).isEqualTo("CANNOT_CONNECT");
        assertThat(vault.newest().claimedUntil()).isNull();
    }

    @Test
    void aClaimThatTheVaultStoredBeforeItFailedIsItsOwnersStill() {
        now = now.plusNanos(789);
        TokenProvider provider = provider();
        vault.breaksAfterTheNext();
        assertThat(failure(provider).code()).isEqualTo("VAULT_DOWN");
        vault.works();
        assertThat(failure(provider()).code()).isEqualTo("TOKEN_BEING_REFRESHED");

        assertThat(header(provider)).isEqualTo("Bearer access-1");
        assertThat(server.shown()).containsExactly("refresh-0");
    }

    @Test
    void anAnswerWithoutARefreshTokenLeavesTheOneThatWasUsed() {
        server.keepsItsTokens();

        header(provider());

        assertThat(vault.held()).isEqualTo("refresh-0");
        assertThat(vault.newest().claimedUntil()).isNull();
    }

    /** F-AUT-04. */
    @Test
    void noTokenIsShown() {
        vault.put("refresh-17");
        TokenProvider provider = provider();
        StringWriter told = new StringWriter();

        assertThatThrownBy(provider::token)
                .satisfies(failure -> failure.printStackTrace(new PrintWriter(told, true)))
                .hasMessageContaining("… is spent");

        assertThat(told + failure(provider).toString() + vault.newest())
                .doesNotContain("refresh-17")
                .doesNotContain("hush");
    }

    @Test
    void aTokenWithoutContentIsNone() {
        assertThatThrownBy(() -> RefreshToken.of(Secret.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    private TokenProvider provider() {
        return provider(transport, server.uri());
    }

    private TokenProvider provider(HttpTransport over, URI uri) {
        return TokenProvider.rotating(
                over,
                vault,
                token -> TokenGrant.refreshToken(uri, "desk", () -> Secret.of("hush"), () -> token),
                () -> now);
    }

    /** Refreshes so often; a turn that is another's is tried again. */
    private static int refresh(TokenProvider provider, int times) {
        int done = 0;
        while (done < times) {
            try {
                provider.refused(provider.header());
                done++;
            } catch (ConnectorException e) {
                assertThat(e.problem().code()).isEqualTo("TOKEN_BEING_REFRESHED");
                Thread.onSpinWait();
            }
        }
        return done;
    }

    private static String header(TokenProvider provider) {
        return provider.header().reveal();
    }

    private static Problem failure(TokenProvider provider) {
        return assertThatThrownBy(provider::token)
                .asInstanceOf(InstanceOfAssertFactories.type(ConnectorException.class))
                .actual()
                .problem();
    }

    /** In memory; all providers of a test share it, as processes share a table. Keeps microseconds, and gives a new object each time, as a table does. */
    private static final class Vault implements RefreshTokenVault {

        private RefreshToken held = RefreshToken.of(Secret.of("refresh-0"));
        private boolean isBroken;
        private boolean breaksNext;

        @Override
        public synchronized RefreshToken newest() {
            refuseIfBroken();
            Instant until = held.claimedUntil();
            return new RefreshToken(
                    Secret.of(held.secret().reveal()),
                    held.version(),
                    until == null ? null : until.truncatedTo(ChronoUnit.MICROS));
        }

        @Override
        public synchronized boolean store(RefreshToken next) {
            refuseIfBroken();
            boolean isNext = next.version() == held.version() + 1;
            if (isNext) {
                held = next;
            }
            isBroken = breaksNext;
            refuseIfBroken();
            return isNext;
        }

        synchronized void put(String token) {
            held = held.followedBy(Secret.of(token));
        }

        synchronized String held() {
            return held.secret().reveal();
        }

        synchronized void breaks() {
            isBroken = true;
        }

        /** Stores once more, and fails then. */
        synchronized void breaksAfterTheNext() {
            breaksNext = true;
        }

        synchronized void works() {
            isBroken = false;
            breaksNext = false;
        }

        private void refuseIfBroken() {
            if (isBroken) {
                throw new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "VAULT_DOWN", "The vault is down"));
            }
        }
    }
}
