package org.tallystick.engine.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.tallystick.engine.retry.Classification;
import org.tallystick.engine.retry.Retry;
import org.tallystick.engine.retry.RetryPolicy;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/**
 * Every call to a system goes through here, within the limits of its account. A call that only reads is tried again at once; a write is
 * made once, and its delivery row says when it is made again. Thread-safe if the random source is.
 */
public final class Calls {

    private static final int FIRST = 1;
    private static final int AGAIN = 2;

    private final Map<String, Account> accounts;
    private final RetryPolicy policy;
    private final RandomGenerator random;
    private final EngineTime time;
    private final InstantSource deliveries;
    private final boolean writesReachNobody;

    /** @param accounts by the name of the system */
    public Calls(Map<String, Account> accounts, RetryPolicy policy, EngineTime time, RandomGenerator random) {
        this(accounts, policy, time, random, time, false);
    }

    private Calls(
            Map<String, Account> accounts,
            RetryPolicy policy,
            EngineTime time,
            RandomGenerator random,
            InstantSource deliveries,
            boolean writesReachNobody) {
        this.accounts = Map.copyOf(accounts);
        this.policy = policy;
        this.time = time;
        this.random = random;
        this.deliveries = deliveries;
        this.writesReachNobody = writesReachNobody;
    }

    /**
     * The same for a plan: its writes reach no system, and are not limited. What it reads it reads indeed, within the limits; the daily budget
     * forgets it as the hub does.
     *
     * @param clock of its deliveries
     */
    public Calls onPaper(Store otherHub, InstantSource clock) {
        Map<String, Account> onPaper = new HashMap<>();
        accounts.forEach((name, account) -> onPaper.put(name, account.on(otherHub)));
        return new Calls(onPaper, policy, time, random, clock, true);
    }

    /**
     * The result of a call that only reads.
     *
     * @throws ConnectorException of the last try; or if a limit of the account stands against the call, which names it
     * @throws CancellationException if the thread is told to end
     */
    public <R> R read(String system, Tier tier, Supplier<R> call) {
        Interruption.heed();
        List<Problem> failures = new ArrayList<>();
        Retry retry = new Retry(policy, time, random)
                .onAttempt(attempt -> Optional.ofNullable(attempt.problem()).ifPresent(failures::add));
        try {
            return retry.call(attempt ->
                    account(system).call(tier, attempt, policy.maxDuration(), call, result -> Optional.empty()));
        } catch (NotMadeException e) {
            Problem problem = failures.isEmpty() ? e.problem() : failures.get(failures.size() - 1);
            throw new ConnectorException(problem, e);
        }
    }

    /**
     * The outcomes of one write call. What {@code call} does before it writes is done when the call is admitted: a call that is not leaves
     * no trace.
     *
     * @param isAgain whether all that is written was sent before
     * @throws ConnectorException if a limit of the account stands against the call, which names it; nothing was done
     * @throws CancellationException if the thread is told to end
     */
    public List<Outcome> write(String system, Tier tier, boolean isAgain, Supplier<List<Outcome>> call) {
        Interruption.heed();
        if (writesReachNobody) {
            return call.get();
        }
        try {
            return account(system)
                    .call(tier, isAgain ? AGAIN : FIRST, policy.maxDuration(), call, Calls::problemOfAccount);
        } catch (NotMadeException e) {
            throw new ConnectorException(e.problem(), e);
        }
    }

    /** When what failed so may be sent again: never before the system asks for it (F-LIM-01). */
    public Instant dueAfter(int attempts, Problem problem) {
        return deliveries.instant().plus(policy.delayAfter(attempts, problem, random));
    }

    /** Whether a run has tried often enough. */
    public boolean isSpent(int attempts) {
        return attempts >= policy.maxAttempts();
    }

    /** Whether a failure that may pass is tried again by itself. */
    public boolean isRetried(Problem problem) {
        Classification next = policy.classify(problem.kind());
        return next == Classification.RETRY || next == Classification.PAUSE_ACCOUNT;
    }

    /** What is due later is left to a later run. */
    public Instant latestOfRun() {
        return deliveries.instant().plus(policy.maxDuration());
    }

    private Account account(String system) {
        return Objects.requireNonNull(accounts.get(system), system);
    }

    /**
     * What the outcomes say about the whole account: one record that the system throttles pauses all (F-LIM-01); that it is down is believed
     * when it says so of all.
     */
    private static Optional<Problem> problemOfAccount(List<Outcome> outcomes) {
        List<Problem> problems =
                outcomes.stream().map(Outcome::problem).filter(Objects::nonNull).toList();
        return longest(problems, FailureKind.THROTTLED)
                .or(() -> longest(problems, FailureKind.UNAUTHORIZED))
                .or(() -> problems.size() == outcomes.size() ? allTheSame(problems) : Optional.empty());
    }

    private static Optional<Problem> longest(List<Problem> problems, FailureKind kind) {
        return problems.stream()
                .filter(problem -> problem.kind() == kind)
                .max(Comparator.comparing(problem -> problem.suggestedDelay().orElse(Duration.ZERO)));
    }

    private static Optional<Problem> allTheSame(List<Problem> problems) {
        boolean isOne = problems.stream().map(Problem::kind).distinct().count() == 1;
        return isOne ? Optional.of(problems.get(0)) : Optional.empty();
    }
}
