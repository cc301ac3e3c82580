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
 * @param firm whose
 * @param month folder of what the firm configures and of what is expected
 * @param deliveries what the vendors' systems get
 * @param work where hub and result are
 * @param remote the vendors' systems
 * @param store JDBC URL of the hub
 */
public record PlayedMonth(Firm firm, Path month, Path deliveries, Path work, Remote remote, String store) {

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

    private Played play(String vendors, Path at, String... more) {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(console, true, StandardCharsets.UTF_8);
        int status = MonthEnd.run(firm, printer, arguments(vendors, at, more));
        return new Played(status, console.toString(StandardCharsets.UTF_8));
    }

    private String[] arguments(String vendors, Path at, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--deliveries",
                deliveries.toString(),
                "--config",
                month.resolve("config").toString(),
                "--rules",
                "config/rules.yaml",
                "--out",
                out().toString(),
                "--store",
                store,
                vendors,
                at.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
