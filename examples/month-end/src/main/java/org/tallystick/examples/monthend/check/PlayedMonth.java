package org.tallystick.examples.monthend.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.examples.monthend.Firm;
import org.tallystick.examples.monthend.MasterFiles;
import org.tallystick.examples.monthend.MonthEnd;
import org.tallystick.examples.monthend.Vendors;

/**
 * A firm's command on a month, with its own hub and its own remote.
 *
 * @param firm whose
 * @param month folder of what the firm configures and of what is expected
 * @param deliveries what the vendors' systems get
 * @param work where hub and result are
 * @param remote the vendors' systems
 * @param store JDBC URL of the hub
 */
public record PlayedMonth(Firm firm, Path month, Path deliveries, Path work, Remote remote, String store) {

    private static final Path RULES = Path.of("config/rules.yaml");

    /** What a run printed, and how it ended. */
    public record Played(int status, String printed) {}

    /** Starts the vendors' systems from what they kept there, if they were there before. */
    public static PlayedMonth in(Path work, Firm firm) throws IOException, InterruptedException {
        return in(work, firm, Path.of(firm.month()).resolve("deliveries"));
    }

    /** The same with other deliveries. */
    public static PlayedMonth in(Path work, Firm firm, Path deliveries) throws IOException, InterruptedException {
        Remote remote = Remote.start(deliveries, work.resolve("remote"));
        return new PlayedMonth(
                firm, Path.of(firm.month()), deliveries, work, remote, "jdbc:sqlite:" + work.resolve("hub.db"));
    }

    /** The same with another hub. */
    public PlayedMonth on(String jdbcUrl) {
        return new PlayedMonth(firm, month, deliveries, work, remote, jdbcUrl);
    }

    /** Plays it, with more arguments. */
    public Played play(String... more) {
        return play("--attach", remote.readyFile(), more);
    }

    /** The same command, which starts the vendors' systems itself; those of the test must be closed. */
    public Played playWithItsOwnVendors(String... more) {
        return play("--remote", work.resolve("remote"), more);
    }

    /** Starts the same command in a process of its own, which leaves its result in a folder of that name. */
    public Process start(String result) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(arguments(work.resolve(result), "--attach", remote.readyFile())));
        return new ProcessBuilder(Vendors.java(firm.command(), command))
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(result + ".log").toFile())
                .start();
    }

    /** Where the result is. */
    public Path out() {
        return work.resolve("out");
    }

    /** What stands in a file of the result. */
    public String result(String name) throws IOException {
        return Files.readString(out().resolve(name));
    }

    /** An engine that is started anew on the month's hub. */
    public Tallystick reopened() {
        return firm.open(new Firm.Opening(
                store,
                remote.vendors(),
                MasterFiles.load(month.resolve("config")).data(),
                RULES,
                EngineTime.system(),
                null));
    }

    /** What the hub of such an engine explains of it. */
    public ExplainedMonth explained(Tallystick tally) {
        return new ExplainedMonth(month, tally.query());
    }

    /** How the result differs from what is expected. */
    public List<String> differences() throws IOException {
        return differences("out");
    }

    /** How the result in a folder of that name differs from what is expected. */
    public List<String> differences(String result) throws IOException {
        return ExpectedResult.differences(month.resolve("expected"), work.resolve(result));
    }

    private Played play(String vendors, Path at, String... more) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(console, true, StandardCharsets.UTF_8);
        int status = MonthEnd.run(firm, printer, arguments(out(), vendors, at, more));
        return new Played(status, console.toString(StandardCharsets.UTF_8));
    }

    private String[] arguments(Path result, String vendors, Path at, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--deliveries",
                deliveries.toString(),
                "--config",
                month.resolve("config").toString(),
                "--rules",
                RULES.toString(),
                "--out",
                result.toString(),
                "--store",
                store,
                vendors,
                at.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
