package org.tallystick.testkit.connector;

import static org.tallystick.testkit.connector.Seen.require;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tallystick.model.Entity;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.WriteStrategy;

/** What a failure is called (API-6). It decides whether the engine waits, asks a person, or looks. */
interface ErrorRules<T extends Entity> extends Rules<T> {

    @Rule(remedy = "Map what says that the system is down to UNAVAILABLE.")
    default void required_e1_aSystemThatIsDownIsUnavailable() {
        for (Problem problem : problems(RemoteFault.UNAVAILABLE)) {
            is(problem, RemoteFault.UNAVAILABLE, Set.of(FailureKind.UNAVAILABLE, FailureKind.OUTCOME_UNKNOWN));
        }
    }

    @Rule(
            faults = {"F-LIM-01", "F-LIM-02"},
            remedy = "Map it to THROTTLED, and hand on the wait that the system asks for, in either form.")
    default void required_e2_aRequestToSlowDownIsThrottledWithItsWait() {
        for (RemoteFault fault : List.of(RemoteFault.THROTTLED_SECONDS, RemoteFault.THROTTLED_DATE)) {
            if (!bench().remote().faults().contains(fault)) {
                continue;
            }
            for (Problem problem : problems(fault)) {
                is(problem, fault, Set.of(FailureKind.THROTTLED));
                require(
                        problem.suggestedDelay().filter(wait -> near(wait)).isPresent(),
                        "%s asks for 7 s, the problem for %s.",
                        fault,
                        problem.suggestedDelay().map(Duration::toString).orElse("nothing"));
            }
        }
        Bench.assume(
                bench().remote().faults().contains(RemoteFault.THROTTLED_SECONDS),
                "the remote side cannot be armed with THROTTLED_SECONDS");
    }

    @Rule(faults = "F-LIM-02", remedy = "Drop a wait that cannot be read; it is still THROTTLED.")
    default void required_e3_aWaitThatMeansNothingIsDropped() {
        for (Problem problem : problems(RemoteFault.THROTTLED_GARBAGE)) {
            is(problem, RemoteFault.THROTTLED_GARBAGE, Set.of(FailureKind.THROTTLED));
            require(
                    problem.suggestedDelay().isEmpty(),
                    "the problem asks for %s.",
                    problem.suggestedDelay().map(Duration::toString).orElse(""));
        }
    }

    @Rule(faults = "F-LIM-08", remedy = "Map refused credentials to UNAUTHORIZED.")
    default void required_e4_refusedCredentialsAreUnauthorized() {
        for (Problem problem : problems(RemoteFault.UNAUTHORIZED)) {
            is(problem, RemoteFault.UNAUTHORIZED, Set.of(FailureKind.UNAUTHORIZED));
        }
    }

    @Rule(
            faults = "F-LIM-04",
            remedy =
                    "Tell overload from bad credentials by the code or the text, where the system uses one status for both.")
    default void required_e5_overloadThatLooksLikeBadCredentialsIsNot() {
        for (Problem problem : problems(RemoteFault.OVERLOAD_AS_UNAUTHORIZED)) {
            is(problem, RemoteFault.OVERLOAD_AS_UNAUTHORIZED, Set.of(FailureKind.THROTTLED, FailureKind.UNAVAILABLE));
        }
    }

    @Rule(faults = "F-FIN-09", remedy = "Map the system's code for a closed period to PERIOD_CLOSED.")
    default void required_e6_aClosedPeriodIsCalledThat() {
        bench().writes();
        bench().arm(RemoteFault.PERIOD_CLOSED, 1);
        Outcome outcome = bench().send(bench().write(1, 1));

        Problem problem = outcome.problem();
        require(
                outcome.kind() == Outcome.Kind.REJECTED
                        && problem != null
                        && problem.kind() == FailureKind.PERIOD_CLOSED,
                "a closed period came back as %s.",
                Bench.text(outcome));
    }

    @Rule(
            faults = "F-LIM-01",
            remedy =
                    "Call once and report: only the engine retries, since only it knows budgets, breakers and other nodes.")
    default void required_e7_aFailureIsReportedOnceAndNotRetried() {
        for (Call<T> call : calls()) {
            bench().arm(RemoteFault.UNAVAILABLE, 1);
            int before = bench().remote().requests();
            require(
                    failure(call).isPresent(),
                    "%s succeeded though one call failed: %d calls were made.",
                    call.name(),
                    bench().remote().requests() - before);
        }
    }

    @Rule(remedy = "Wrap what the client throws into a ConnectorException with a kind, code and message.")
    default void required_e8_aProblemHasACodeAndAMessage() {
        for (Problem problem : problems(RemoteFault.UNAVAILABLE)) {
            require(
                    !problem.code().isBlank() && !problem.message().isBlank(),
                    "the code is '%s' and the message '%s'.",
                    problem.code(),
                    problem.message());
        }
    }

    @Rule(
            faults = "F-LIM-06",
            remedy = "Map what says that another holds the record to CONFLICT: it is tried again, and nobody is asked.")
    default void required_e9_aRecordThatAnotherHoldsIsAConflictAndTriedAgain() {
        Bench.assume(
                bench().writes().strategy() == WriteStrategy.UPSERT_BY_EXTERNAL_KEY, "the strategy updates nothing");
        bench().apply(bench().write(1, 1));
        bench().arm(RemoteFault.HELD, 1);
        Outcome held = bench().send(bench().write(1, 2));

        Problem problem = held.problem();
        require(
                held.kind() == Outcome.Kind.RETRY && problem != null && problem.kind() == FailureKind.CONFLICT,
                "a record that another holds came back as %s.",
                Bench.text(held));
        bench().apply(bench().write(1, 2));
    }

    /** Calls of a connector that ask its system for data. */
    record Call<T extends Entity>(String name, Function<Bench<T>, List<Outcome>> work) {}

    private List<Call<T>> calls() {
        List<Call<T>> calls = new ArrayList<>();
        if (bench().connector()
                .descriptor()
                .reads()
                .containsKey(bench().remote().type())) {
            calls.add(new Call<>("read", bench -> {
                bench.source().read(null, 5);
                return List.of();
            }));
        }
        if (bench().connector()
                .descriptor()
                .writes()
                .containsKey(bench().remote().type())) {
            calls.add(new Call<>("lookup", bench -> {
                bench.lookup().byExternalKey(List.of("tck-1"));
                return List.of();
            }));
            calls.add(new Call<>("write", bench -> bench.send(List.of(bench.write(1, 1)))));
        }
        return calls;
    }

    private List<Problem> problems(RemoteFault fault) {
        List<Problem> problems = new ArrayList<>();
        for (Call<T> call : calls()) {
            bench().arm(fault, Integer.MAX_VALUE);
            problems.add(failure(call)
                    .orElseThrow(() -> new AssertionError("%s succeeded under %s.".formatted(call.name(), fault))));
            bench().remote().arm(fault, 0);
        }
        return problems;
    }

    private Optional<Problem> failure(Call<T> call) {
        try {
            return call.work().apply(bench()).stream()
                    .flatMap(outcome -> Optional.ofNullable(outcome.problem()).stream())
                    .findFirst();
        } catch (ConnectorException thrown) {
            return Optional.of(thrown.problem());
        } catch (RuntimeException unmapped) {
            throw new AssertionError("%s threw %s.".formatted(call.name(), unmapped), unmapped);
        }
    }

    private static boolean near(Duration wait) {
        return wait.compareTo(Duration.ofSeconds(5)) >= 0 && wait.compareTo(Duration.ofSeconds(8)) <= 0;
    }

    private static void is(Problem problem, RemoteFault fault, Set<FailureKind> kinds) {
        require(
                kinds.contains(problem.kind()),
                "%s came back as %s %s: %s.",
                fault,
                problem.kind(),
                problem.code(),
                problem.message());
    }
}
