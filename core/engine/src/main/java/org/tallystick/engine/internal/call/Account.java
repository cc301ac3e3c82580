package org.tallystick.engine.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.retry.Admission;
import org.tallystick.engine.retry.Admission.Reason;
import org.tallystick.engine.retry.CallGuard;
import org.tallystick.engine.retry.CallRefusedException;
import org.tallystick.engine.retry.CloseWindow;
import org.tallystick.engine.retry.DailyBudget;
import org.tallystick.engine.retry.Limits;
import org.tallystick.engine.retry.SharedState;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * What all calls to one system share: the limits of its account, which may be that of other systems too. The daily budget is kept in the hub, the others in
 * this process. Thread-safe.
 */
public final class Account {

    private static final Logger log = LoggerFactory.getLogger(Account.class);

    private final String name;
    private final String system;
    private final Supplier<Optional<Allowance>> said;
    private final CallGuard guard;
    private final @Nullable SpentBudget budget;
    private final EngineTime time;
    private final AtomicBoolean isDeaf = new AtomicBoolean();

    private Account(
            String name,
            String system,
            Supplier<Optional<Allowance>> said,
            CallGuard guard,
            @Nullable SpentBudget budget,
            EngineTime time) {
        this.name = name;
        this.system = system;
        this.said = said;
        this.guard = guard;
        this.budget = budget;
        this.time = time;
    }

    /** An account of that name, which nobody calls yet. */
    public static Account of(String name, Limits limits, CloseWindow window, Store hub, EngineTime time) {
        Limits ofProcess =
                limits.toBuilder().withDailyBudget(DailyBudget.unlimited()).build();
        AtomicLong ids = new AtomicLong();
        CallGuard guard = CallGuard.of(
                ofProcess,
                SharedState.inMemory(ofProcess.initial()),
                new SteadyTime(time),
                () -> name + "/" + ids.incrementAndGet());
        DailyBudget daily = limits.dailyBudget();
        SpentBudget budget = daily.isUnlimited() ? null : new SpentBudget(name, daily, window, hub);
        return new Account(name, name, Optional::empty, guard, budget, time);
    }

    /** The same account, as that system calls it. */
    public Account calledBy(String caller, Connector connector) {
        return new Account(name, caller, connector::allowance, guard, budget, time);
    }

    /** The same limits, with the daily budget of another hub. */
    Account on(Store otherHub) {
        return budget == null ? this : new Account(name, system, said, guard, budget.on(otherHub), time);
    }

    /**
     * The result of a call that was admitted.
     *
     * @throws NotMadeException if it was not
     */
    <R> R call(
            Tier tier,
            int attempt,
            Duration longestWait,
            Supplier<R> work,
            Function<? super R, Optional<Problem>> problemOf) {
        try {
            return guard.call(tier, attempt, longestWait, () -> spending(tier, work), problemOf);
        } catch (CallRefusedException e) {
            boolean isForever = e.askAgainAfter().equals(Admission.FOREVER);
            throw notMade(e.reason(), isForever ? null : time.instant().plus(e.askAgainAfter()));
        }
    }

    private <R> R spending(Tier tier, Supplier<R> work) {
        if (budget == null) {
            return work.get();
        }
        Instant now = time.instant();
        Admission admission = budget.spend(tier, now);
        Reason limit = admission.refusedBy();
        if (limit != null) {
            throw notMade(limit, now.plus(admission.askAgainAfter()));
        }
        try {
            return work.get();
        } finally {
            hear(budget);
        }
    }

    /** The call was made, whatever becomes of what its answer says of others: a number in a header never spoils an answer. */
    private void hear(SpentBudget spent) {
        try {
            said.get().ifPresent(spent::observe);
        } catch (RuntimeException e) {
            if (!isDeaf.getAndSet(true)) {
                log.warn(
                        "What {} said of the calls of its account is lost; its answers are not, and further failures of the kind are not logged",
                        system,
                        e);
            }
        }
    }

    private NotMadeException notMade(Reason limit, @Nullable Instant until) {
        boolean isDown = limit == Reason.CIRCUIT_OPEN || limit == Reason.PROBE;
        return new NotMadeException(Problem.of(
                        isDown ? FailureKind.UNAVAILABLE : FailureKind.THROTTLED,
                        limit.name(),
                        "%s is not called until %s: %s stands against it"
                                .formatted(system, until == null ? "the next run" : until, limit))
                .withRemedy("nothing is lost, a later run goes on; if it stays so, " + remedy(limit)));
    }

    private String remedy(Reason limit) {
        return limit == Reason.ALLOWANCE
                ? "see which applications use up the calls of the account, or have it given more"
                : "mend the system or widen withLimits(\"%s\", …)".formatted(name);
    }
}
