package org.tallystick.examples.quotetocash;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.spi.ConnectorException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the example. Without arguments it plays the month that ships with it and leaves everything under {@code target}. */
@Command(
        name = "quote-to-cash",
        mixinStandardHelpOptions = true,
        description = "Plays a consultancy's month from CRM to invoice.")
public final class QuoteToCash implements Callable<Integer> {

    private static final Path HOME = Path.of(System.getProperty("tallystick.example.home", "."));
    private static final Path WORK = HOME.resolve("target/quote-to-cash");

    @Option(names = "--deliveries", description = "the periods' records, as the vendors' APIs give them")
    private Path deliveries = HOME.resolve("month-end-1/deliveries");

    @Option(names = "--config", description = "what the firm configures")
    private Path config = HOME.resolve("month-end-1/config");

    @Option(names = "--rules", description = "the installation's rule set")
    private Path rules = HOME.resolve("config/rules.yaml");

    @Option(names = "--out", description = "where the result is written")
    private Path out = WORK.resolve("out");

    @Option(names = "--store", description = "JDBC URL of the hub")
    private String store = "jdbc:sqlite:" + WORK.resolve("hub.db");

    @Option(names = "--remote", description = "the simulators' state")
    private Path remote = WORK.resolve("remote");

    @Option(names = "--attach", description = "ready file of simulators that run already, instead of starting them")
    private @Nullable Path attach;

    private final PrintStream console;

    QuoteToCash(PrintStream console) {
        this.console = console;
    }

    /** Ends the JVM only when something failed, since a build tool may host it. */
    public static void main(String... args) {
        int status = run(System.out, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(PrintStream console, String... args) {
        return new CommandLine(new QuoteToCash(console))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(explain(failure));
                    return 1;
                })
                .execute(args);
    }

    private static String explain(Exception failure) {
        if (failure instanceof ConnectorException) {
            return "A system failed, and nothing was decided that needs it: %s%nRun the same command again to go on."
                    .formatted(failure.getMessage());
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        MasterFiles master = MasterFiles.load(config);
        List<YearMonth> periods = periods();
        Files.createDirectories(out);
        createParentOfStore();
        try (Vendors vendors = attach == null ? Vendors.start(deliveries, remote) : Vendors.attach(attach);
                Tallystick tally = Firm.open(store, vendors, master.data(), rules, EngineTime.system())) {
            Report report = new Report(console, tally.query());
            for (YearMonth period : periods) {
                report.starting(period);
                vendors.play(period);
                Run run = tally.run(period);
                report.finished(run);
            }
            new ResultFiles(out, tally.query()).write(periods);
            report.summary(periods, out);
        }
        return 0;
    }

    private List<YearMonth> periods() throws IOException {
        try (Stream<Path> folders = Files.list(deliveries)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> YearMonth.parse(folder.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private void createParentOfStore() throws IOException {
        if (store.startsWith("jdbc:sqlite:")) {
            Path file = Path.of(store.substring("jdbc:sqlite:".length())).toAbsolutePath();
            Files.createDirectories(file.getParent());
        }
    }
}
