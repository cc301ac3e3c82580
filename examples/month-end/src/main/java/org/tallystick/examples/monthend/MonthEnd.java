package org.tallystick.examples.monthend;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.billing.MasterData;
import org.tallystick.engine.Tallystick;
import org.tallystick.spi.ConnectorException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays the months of a firm. Without arguments it plays the month that ships with it and leaves everything under {@code target}. */
@Command(mixinStandardHelpOptions = true)
public final class MonthEnd implements Callable<Integer> {

    private static final Path HOME = Path.of(System.getProperty("tallystick.example.home", "."));

    @Option(names = "--deliveries", description = "the periods' records, as the vendors' APIs give them")
    private Path deliveries;

    @Option(names = "--config", description = "what the firm configures")
    private Path config;

    @Option(names = "--rules", description = "the installation's rule set")
    private Path rules = HOME.resolve("config/rules.yaml");

    @Option(names = "--out", description = "where the result is written")
    private Path out;

    @Option(
            names = "--store",
            converter = HubStore.Url.class,
            description = "the hub: path of its SQLite file, or JDBC URL of a PostgreSQL database")
    private String store;

    @Option(
            names = "--warehouse",
            paramLabel = "JDBC_URL",
            description = "warehouse for reports, such as jdbc:duckdb:reports.db; without it there is none")
    private @Nullable String warehouse;

    @Option(names = "--remote", description = "the simulators' state")
    private Path remote;

    @Option(names = "--attach", description = "ready file of simulators that run already, instead of starting them")
    private @Nullable Path attach;

    @Mixin
    private Adversity adversity = new Adversity();

    private final Firm firm;
    private final PrintStream console;

    private MonthEnd(Firm firm, PrintStream console) {
        this.firm = firm;
        this.console = console;
        Path work = HOME.resolve("target").resolve(firm.name());
        this.deliveries = HOME.resolve(firm.month()).resolve("deliveries");
        this.config = HOME.resolve(firm.month()).resolve("config");
        this.out = work.resolve("out");
        this.store = "jdbc:sqlite:" + work.resolve("hub.db");
        this.remote = work.resolve("remote");
    }

    /** Runs the command, and ends the JVM only when something failed, since a build tool may host it. */
    public static void main(Firm firm, String... args) {
        int status = run(firm, System.out, args);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs the command; the status that it ends with. */
    public static int run(Firm firm, PrintStream console, String... args) {
        CommandLine command = new CommandLine(new MonthEnd(firm, console)).setCommandName(firm.name());
        command.getCommandSpec().usageMessage().description(firm.description());
        return command.setExecutionExceptionHandler((failure, failed, parsed) -> {
                    failed.getErr().println(explain(failure));
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
        try (Vendors vendors = attach == null ? adversity.vendors(deliveries, remote) : Vendors.attach(attach)) {
            adversity.kill(firm.command(), arguments(vendors), vendors, out.resolve("killed.log"), console);
            play(vendors, master.data(), periods);
            adversity.tell(vendors, console);
        }
        return 0;
    }

    private void play(Vendors vendors, MasterData master, List<YearMonth> periods)
            throws IOException, InterruptedException {
        try (Tallystick tally = firm.open(opening(vendors, master))) {
            Report report = new Report(console, tally.query(), firm.systems());
            for (YearMonth period : periods) {
                report.starting(period);
                vendors.play(period);
                firm.drop(deliveries, period, vendors);
                report.finished(adversity.run(tally, period, console));
                if (warehouse != null) {
                    Reporting.putHeldItems(warehouse, tally.exceptions());
                }
            }
            new ResultFiles(out, tally.query(), firm.systems()).write(periods);
            report.summary(periods, out);
        }
    }

    private Firm.Opening opening(Vendors vendors, MasterData master) throws IOException {
        return new Firm.Opening(store, vendors, master, rules, adversity.time(out), warehouse);
    }

    /** Of the same command, with vendors that run already. */
    private List<String> arguments(Vendors vendors) {
        List<String> arguments = new ArrayList<>(List.of(
                "--deliveries",
                deliveries.toString(),
                "--config",
                config.toString(),
                "--rules",
                rules.toString(),
                "--out",
                out.toString(),
                "--store",
                store,
                "--attach",
                vendors.readyFile().toString()));
        if (warehouse != null) {
            arguments.addAll(List.of("--warehouse", warehouse));
        }
        return arguments;
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
