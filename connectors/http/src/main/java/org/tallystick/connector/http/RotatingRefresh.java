package org.tallystick.connector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/** Refreshes a token that changes with every use (F-AUT-01, F-AUT-02). Its caller sees to it that one thread at a time does. */
final class RotatingRefresh {

    /** How often another process may be faster before its turn is waited for. */
    private static final int ROUNDS = 3;

    /** A claim outlives the call that it covers by this, and by no less than clocks may differ. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** A refresh takes about as long. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final TokenEndpoint endpoint;
    private final RefreshTokenVault vault;
    private final Function<Secret, TokenGrant> grant;
    private final InstantSource clock;
    private final Duration lease;

    /** Claims of ours under which no call is under way: the vault failed, and may hold them or not. */
    private final List<RefreshToken> idle = new ArrayList<>();

    private @Nullable Issued unsaved;

    RotatingRefresh(
            HttpTransport transport, RefreshTokenVault vault, Function<Secret, TokenGrant> grant, InstantSource clock) {
        this.endpoint = new TokenEndpoint(transport);
        this.vault = vault;
        this.grant = grant;
        this.clock = clock;
        this.lease = transport.callTimeout().plus(MARGIN);
    }

    /** A new token; its refresh token is in the vault. */
    AccessToken next() {
        for (int round = 0; round < ROUNDS; round++) {
            Optional<AccessToken> token = round();
            if (token.isPresent()) {
                return token.get();
            }
        }
        throw claimed();
    }

    /** Nothing: another process was faster, and its token is the one to go on with. */
    private Optional<AccessToken> round() {
        Issued former = unsaved;
        if (former != null) {
            return save(former).filter(token -> token.isUsable(clock.instant()));
        }
        Instant now = clock.instant();
        RefreshToken held = vault.newest();
        idle.removeIf(claim -> !claim.isClaimed(now));
        if (held.isClaimed(now) && idle.stream().noneMatch(held::isSameClaim)) {
            throw claimed();
        }
        // Databases keep microseconds: the claim must be known again.
        RefreshToken claim = held.claimed(now.plus(lease).truncatedTo(ChronoUnit.MICROS));
        return isTaken(claim) ? refresh(claim, now) : Optional.empty();
    }

    private boolean isTaken(RefreshToken claim) {
        idle.add(claim);
        boolean isTaken = vault.store(claim);
        idle.remove(claim);
        return isTaken;
    }

    private Optional<AccessToken> refresh(RefreshToken claim, Instant now) {
        Issued issued;
        try {
            HttpCall call = grant.apply(claim.secret()).request(now);
            TokenEndpoint.Answer answer = endpoint.ask(call, now);
            issued = new Issued(call, answer, now, claim.followedBy(answer.refreshTokenAfter(claim.secret())));
        } catch (RuntimeException e) {
            if (mayBeAtWork(e) || isReleased(claim, e)) {
                throw e instanceof ConnectorException failure ? told(failure, claim.secret()) : e;
            }
            return Optional.empty();
        }
        unsaved = issued;
        return save(issued);
    }

    /** What the vault could not take is kept, and offered to it again: the system takes no other one any more. */
    private Optional<AccessToken> save(Issued issued) {
        boolean isStored = vault.store(issued.next());
        unsaved = null;
        return isStored ? Optional.of(issued.answer().token(issued.call(), issued.at())) : Optional.empty();
    }

    /** Whether the system may still be at it: then the claim stands until it runs out. */
    private static boolean mayBeAtWork(RuntimeException failure) {
        return failure instanceof ConnectorException call && HttpTransport.isUnanswered(call);
    }

    /** Whether nobody stored anything since the claim: else there is a newer token, and this failure does not matter. */
    private boolean isReleased(RefreshToken claim, RuntimeException failure) {
        try {
            return vault.store(claim.followedBy(claim.secret()));
        } catch (RuntimeException e) {
            idle.add(claim);
            failure.addSuppressed(e);
            return true;
        }
    }

    private static ConnectorException told(ConnectorException failure, Secret secret) {
        Problem problem = failure.problem();
        Problem told = new Problem(
                problem.kind(),
                problem.code(),
                problem.message().replace(secret.reveal(), "…"),
                problem.field(),
                problem.value(),
                problem.code().equals("invalid_grant")
                        ? "Have a person consent anew, and put the new refresh token into the vault"
                        : problem.remedy(),
                problem.retryAfter(),
                problem.owner());
        ConnectorException said = new ConnectorException(told, failure.getCause());
        for (Throwable suppressed : failure.getSuppressed()) {
            said.addSuppressed(suppressed);
        }
        return said;
    }

    private static ConnectorException claimed() {
        return new ConnectorException(Problem.of(
                        FailureKind.THROTTLED,
                        "TOKEN_BEING_REFRESHED",
                        "Another process is refreshing the token that both use, or no answer came when it was sent last")
                .withRetryAfter(WAIT));
    }

    /** An answer, and what the vault is to hold because of it. */
    private record Issued(HttpCall call, TokenEndpoint.Answer answer, Instant at, RefreshToken next) {}
}
