package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one measurement by its name. Without a name it lists them. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = "Measures our throughput beside that of hand-written code.")
public final class Benchmarks implements Callable<Integer> {

    /** All there are, in the order in which they are listed. */
    private static final List<Measurement> MEASUREMENTS = List.of(
            new JsonMeasurement(),
            new ValidateMeasurement(),
            new SyncMeasurement("sync-postgres", "PostgreSQL", PostgresSite::new),
            new SyncMeasurement("sync-sqlite", "SQLite", SqliteSite::temporary),
            new ResyncMeasurement(),
            new HeapMeasurement(),
            new ScaleMeasurement("scale", "sync-sqlite", SqliteSite::temporary),
            new ScaleMeasurement("scale-postgres", "sync-postgres", PostgresSite::new),
            new PoisonMeasurement(),
            new BillingMeasurement(),
            new StartMeasurement(),
            new NodesMeasurement());

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "what to measure; without it, all names are listed")
    private @Nullable String name;

    @Option(
            names = "--n",
            paramLabel = "RECORDS",
            description = "records per round (default: what suits the measurement)")
    private @Nullable Integer records;

    @Option(names = "--seed", description = "what the records are made from (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private final List<Measurement> measurements;
    private final PrintStream out;

    private Benchmarks(List<Measurement> measurements, PrintStream out) {
        this.measurements = measurements;
        this.out = out;
    }

    /** Ends the JVM only when something failed, since a build tool may host it. */
    public static void main(String... args) {
        int status = run(MEASUREMENTS, System.out, System.err, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** @return 0; 1 if the measurement failed; 2 if the arguments are refused */
    static int run(List<Measurement> measurements, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new Benchmarks(measurements, out))
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        if (records != null && records < 1) {
            throw refused("--n must be at least 1, was " + records);
        }
        if (name == null) {
            measurements.forEach(each -> out.printf("%-16s %s%n", each.name(), each.description()));
        } else {
            Measurement measurement = named(name);
            measurement.run(new Scale(records == null ? measurement.defaultRecords() : records, seed), out);
        }
        return 0;
    }

    private Measurement named(String wanted) {
        return measurements.stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> refused("No measurement is called '%s'; there are: %s"
                        .formatted(
                                wanted,
                                measurements.stream().map(Measurement::name).collect(joining(", ")))));
    }

    private ParameterException refused(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }
}
