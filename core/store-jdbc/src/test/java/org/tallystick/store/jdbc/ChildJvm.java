package org.tallystick.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that runs a main class of these tests, read line by line. */
final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    static ChildJvm start(Class<?> main, Path file) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-Xmx64m", "-cp", System.getProperty("java.class.path"), main.getName(), file.toString());
        return new ChildJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line; fails if there is none. */
    String line() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("The child process ended without another line");
        }
        return line;
    }

    /** Ends it with SIGKILL, and gives the lines that it had still printed. A last one that was cut is left out. */
    List<String> kill() throws IOException, InterruptedException {
        // By its handle: Process.destroyForcibly would close the output, and with it what is still to be read.
        process.toHandle().destroyForcibly();
        StringBuilder rest = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            rest.append((char) c);
        }
        process.waitFor();
        return wholeLines(rest.toString());
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
