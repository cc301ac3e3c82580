package org.tallystick.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs a main class of these tests, read line by line. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    static ChildJvm start(Class<?> main, Path file) throws IOException {
        return start(main, List.of(file.toString()));
    }

    public static ChildJvm start(Class<?> main, List<String> args) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(args);
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line; fails if there is none. */
    public String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("The child process ended without another line");
        }
        return line;
    }

    /** Ends it with SIGKILL, and gives the lines that it had still printed. A last one that was cut is left out. */
    public List<String> kill() throws IOException, InterruptedException {
        // By its handle: Process.destroyForcibly would close the output, and with it what is still to be read.
        process.toHandle().destroyForcibly();
        StringBuilder rest = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            rest.append((char) c);
        }
        process.waitFor();
        return wholeLines(rest.toString());
    }

    /** Whether it has ended by itself, without a failure, within the time. */
    public boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Whether it does not end by itself in that time. */
    public boolean goesOnFor(Duration time) throws InterruptedException {
        return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> wholeLines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!text.isEmpty() && !text.endsWith("\n")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
