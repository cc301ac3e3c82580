package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A main class in a JVM of its own. */
final class ChildJvm {

    private ChildJvm() {}

    /**
     * The number that it prints last.
     *
     * @throws IllegalStateException if it fails
     */
    static long run(String option, Class<?> main, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String last = "";
        try (BufferedReader out = process.inputReader(UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException("%s %s failed: status %d".formatted(option, main, process.exitValue()));
        }
        return Long.parseLong(last);
    }

    /** A build tool that hosts this JVM has the classes in a loader of its own. */
    private static String classPath() {
        return ChildJvm.class.getClassLoader() instanceof URLClassLoader loader
                ? String.join(
                        File.pathSeparator,
                        Arrays.stream(loader.getURLs())
                                .map(url -> Path.of(URI.create(url.toString())).toString())
                                .toList())
                : System.getProperty("java.class.path");
    }
}
