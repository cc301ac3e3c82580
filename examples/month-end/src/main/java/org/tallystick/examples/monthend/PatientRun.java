package org.tallystick.examples.monthend;

import static java.util.stream.Collectors.toSet;

import java.io.PrintStream;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;

/**
 * Runs a period again until nothing waits, both sides were compared and agree: what a host's scheduler does in the course of a day when systems are
 * down.
 */
public final class PatientRun {

    /** Longer than an account stays locked out. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private static final int MOST_RUNS = 30;

    private static final Set<String> MAY_PASS = Arrays.stream(FailureKind.values())
            .filter(kind -> kind.advice() == FailureKind.Advice.TRY_LATER)
            .map(FailureKind::name)
            .collect(toSet());

    private final PrintStream console;
    private final Tallystick tally;
    private final EngineTime time;

    /**
     * @param console is told why a period is run again
     * @param time the engine's
     */
    public PatientRun(PrintStream console, Tallystick tally, EngineTime time) {
        this.console = console;
        this.tally = tally;
        this.time = time;
    }

    /**
     * How it stands in the end, with the documents that were read by the run that decided. After 30 runs that is as it is.
     *
     * @throws ConnectorException if a system cannot be read even then
     */
    public Run run(YearMonth period) throws InterruptedException {
        return run(period, MOST_RUNS);
    }

    /** The same after another number of runs. */
    public Run run(YearMonth period, int mostRuns) throws InterruptedException {
        SortedMap<String, Run.Ingested> ingested = new TreeMap<>();
        for (int number = 1; number < mostRuns; number++) {
            try {
                Run run = with(ingested, tally.run(period));
                if (isSettled(run)) {
                    return run;
                }
                tell(period, number, why(run));
            } catch (ConnectorException e) {
                tell(period, number, String.valueOf(e.getMessage()));
            }
            time.await(PAUSE);
        }
        return with(ingested, tally.run(period));
    }

    /** Whether nothing waits, and both sides agree: what is open needs a person. */
    private static boolean isSettled(Run run) {
        return Reporting.waiting(run).isEmpty() && run.breaks().isEmpty() && !hasMissed(run);
    }

    /** Whether a system could not be asked all that the run wanted to know. */
    static boolean hasMissed(Run run) {
        return run.exceptions().stream().anyMatch(PatientRun::mayPass);
    }

    private static boolean mayPass(Finding finding) {
        return MAY_PASS.contains(finding.details().getOrDefault("kind", ""));
    }

    private static Run with(SortedMap<String, Run.Ingested> ingested, Run run) {
        if (ingested.isEmpty()) {
            ingested.putAll(run.ingested());
        }
        return new Run(run.period(), ingested, run.exceptions(), run.waiting(), run.breaks());
    }

    private static String why(Run run) {
        int rows = Reporting.waiting(run).values().stream().mapToInt(Map::size).sum();
        return "%d deliveries wait, %d breaks%s"
                .formatted(rows, run.breaks().size(), hasMissed(run) ? ", a system did not answer" : "");
    }

    private void tell(YearMonth period, int number, String why) {
        console.printf("%s  run %d: %s; again in %d minutes%n", period, number, why, PAUSE.toMinutes());
    }
}
