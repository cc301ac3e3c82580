package org.tallystick.examples.monthend.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.examples.monthend.Firm;
import org.tallystick.examples.monthend.MonthEnd;

/**
 * A firm's command on a month, with its own hub and its own remote.
 *
 * @param command class whose {@code main} is the command
 * @param firm whose
 * @param month folder of what the firm configures and of what is expected
 * @param deliveries what the vendors' systems get
 * @param work where hub and result are
 * @param remote the vendors' systems
 */
public record PlayedMonth(Class<?> command, Firm firm, Path month, Path deliveries, Path work, Remote remote) {

    /** What a run printed, and how it ended. */
    public record Played(int status, String printed) {}

    /** Starts the vendors' systems from what they kept there, if they were there before. */
    public static PlayedMonth in(Path work, Class<?> command, Firm firm) throws IOException, InterruptedException {
        return in(work, command, firm, Path.of(firm.month()).resolve("deliveries"));
    }

    /** The same with other deliveries. */
    public static PlayedMonth in(Path work, Class<?> command, Firm firm, Path deliveries)
            throws IOException, InterruptedException {
        Remote remote = Remote.start(deliveries, work.resolve("remote"));
        return new PlayedMonth(command, firm, Path.of(firm.month()), deliveries, work, remote);
    }

    /** Plays it. */
    public Played play() {
        return play("--attach", remote.readyFile());
    }

    /** The same command, which starts the vendors' systems itself; those of the test must be closed. */
    public Played playWithItsOwnVendors() {
        return play("--remote", work.resolve("remote"));
    }

    /** The same command as a process of its own. */
    public Process start() throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                command.getName()));
        line.addAll(arguments("--attach", remote.readyFile()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("killed.log").toFile())
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

    /** How the result differs from what is expected. */
    public List<String> differences() throws IOException {
        return ExpectedResult.differences(month.resolve("expected"), out());
    }

    private Played play(String vendors, Path at) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(console, true, StandardCharsets.UTF_8);
        int status = MonthEnd.run(firm, printer, arguments(vendors, at).toArray(String[]::new));
        return new Played(status, console.toString(StandardCharsets.UTF_8));
    }

    private List<String> arguments(String vendors, Path at) {
        return List.of(
                "--deliveries",
                deliveries.toString(),
                "--config",
                month.resolve("config").toString(),
                "--rules",
                "config/rules.yaml",
                "--out",
                out().toString(),
                "--store",
                "jdbc:sqlite:" + work.resolve("hub.db"),
                vendors,
                at.toString());
    }
}
