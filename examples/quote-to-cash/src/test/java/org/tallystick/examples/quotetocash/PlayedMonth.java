package org.tallystick.examples.quotetocash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The example's command on a month, with its own hub and its own remote.
 *
 * @param deliveries what the vendors' systems get
 * @param work where hub and result are
 * @param remote the vendors' systems
 */
record PlayedMonth(Path deliveries, Path work, Remote remote) {

    /** What a run printed, and how it ended. */
    record Played(int status, String printed) {}

    /** Starts the vendors' systems from what they kept there, if they were there before. */
    static PlayedMonth in(Path work) throws IOException, InterruptedException {
        return in(work, ExpectedResult.MONTH.resolve("deliveries"));
    }

    /** The same with other deliveries. */
    static PlayedMonth in(Path work, Path deliveries) throws IOException, InterruptedException {
        return new PlayedMonth(deliveries, work, Remote.start(deliveries, work.resolve("remote")));
    }

    Played play() {
        return play("--attach", remote.readyFile());
    }

    /** The same command, which starts the vendors' systems itself; those of the test must be closed. */
    Played playWithItsOwnVendors() {
        return play("--remote", work.resolve("remote"));
    }

    /** The same command as a process of its own. */
    Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                QuoteToCash.class.getName()));
        command.addAll(arguments("--attach", remote.readyFile()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("killed.log").toFile())
                .start();
    }

    Path out() {
        return work.resolve("out");
    }

    String result(String name) throws IOException {
        return Files.readString(out().resolve(name));
    }

    private Played play(String vendors, Path at) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(console, true, StandardCharsets.UTF_8);
        int status = QuoteToCash.run(printer, arguments(vendors, at).toArray(String[]::new));
        return new Played(status, console.toString(StandardCharsets.UTF_8));
    }

    private List<String> arguments(String vendors, Path at) {
        return List.of(
                "--deliveries",
                deliveries.toString(),
                "--config",
                ExpectedResult.MONTH.resolve("config").toString(),
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
