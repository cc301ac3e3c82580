package org.tallystick.examples.monthend;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;
import picocli.CommandLine.Option;

/** What a month is to go through, if it is asked for: {@code --faults SEED} and {@code --kill N}. The books must be the same. */
final class Adversity {

    @Option(
            names = "--faults",
            paramLabel = "SEED",
            description =
                    "the simulators misbehave throughout, as this seed decides; what has to be waited for has passed at once")
    private @Nullable Long faults;

    @Option(
            names = "--kill",
            paramLabel = "N",
            description =
                    "the engine runs in a process of its own, which is killed and started again so many times; what has to be waited for before the"
                            + " last has passed at once")
    private int kills;

    private EngineTime time = EngineTime.system();

    /** Starts the vendors' systems, well-behaved or not. */
    Vendors vendors(Path deliveries, Path state) throws IOException, InterruptedException {
        return Vendors.start(deliveries, state, faults == null ? List.of() : List.of("--faults", faults.toString()));
    }

    /**
     * The engine's clock.
     *
     * @param folder where it is kept for the next engine, if it is not the machine's
     */
    EngineTime time(Path folder) throws IOException {
        if (isMet()) {
            time = HurriedTime.keptIn(folder.resolve("clock"));
        }
        return time;
    }

    private boolean isMet() {
        return faults != null || kills > 0;
    }

    /** Runs the period to its end: with adversity, as often as that takes. */
    Run run(Tallystick tally, YearMonth period, PrintStream console) throws InterruptedException {
        return isMet() ? new PatientRun(console, tally, time).run(period) : tally.run(period);
    }

    /** Tells how often and how the systems misbehaved, if they were to. */
    void tell(Vendors vendors, PrintStream console) throws IOException, InterruptedException {
        if (faults != null) {
            SortedMap<String, Long> met = new TreeMap<>();
            for (String vendor : vendors.names()) {
                vendors.counters(vendor)
                        .get("faults")
                        .properties()
                        .forEach(fault ->
                                met.merge(fault.getKey(), fault.getValue().asLong(), Long::sum));
            }
            console.printf("The systems misbehaved: %s%n", met);
        }
    }

    /**
     * Kills the engine as often as it is asked for, before the run that comes to its end.
     *
     * @param command its main class
     * @param arguments of it, but these two
     * @param log for what the engines print
     */
    void kill(Class<?> command, List<String> arguments, Vendors vendors, Path log, PrintStream console)
            throws IOException, InterruptedException {
        if (kills > 0) {
            List<String> all = new ArrayList<>(arguments);
            if (faults != null) {
                all.addAll(List.of("--faults", faults.toString()));
            }
            SplittableRandom random = new SplittableRandom(faults == null ? kills : faults);
            int killed = new ShortLives(vendors, Vendors.java(command, all), log, random).live(kills);
            console.printf("The engine was killed %d of %d times; what it printed is in %s%n", killed, kills, log);
        }
    }
}
