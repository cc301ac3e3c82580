package org.tallystick.examples.monthend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.launch.SimulatorsMain;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vendors' systems: simulators in a process of their own, reached over HTTP only. */
public final class Vendors implements AutoCloseable {

    private static final String CLASSPATH_FILE = System.getProperty("tallystick.example.classpath", "");
    private static final long LOOK_AGAIN_MILLIS = 20;

    /** Processes of seconds: most of them end before the second compiler and a concurrent collector have earned what they cost. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final @Nullable Process process;
    private final Path ready;
    private final Map<String, Connection> connections;
    private final HttpClient http = HttpClient.newHttpClient();

    private Vendors(@Nullable Process process, Path ready, Map<String, Connection> connections) {
        this.process = process;
        this.ready = ready.toAbsolutePath();
        this.connections = connections;
    }

    /** Starts them; they end with this process. */
    public static Vendors start(Path deliveries, Path state) throws IOException, InterruptedException {
        return start(deliveries, state, List.of());
    }

    /** The same with more arguments of {@link SimulatorsMain}. */
    public static Vendors start(Path deliveries, Path state, List<String> more)
            throws IOException, InterruptedException {
        Files.createDirectories(state);
        Path ready = state.resolve("ready.json");
        Files.deleteIfExists(ready);
        List<String> arguments = new ArrayList<>(List.of(
                "--deliveries", deliveries.toString(), "--state", state.toString(), "--ready-file", ready.toString()));
        arguments.addAll(more);
        Process process = new ProcessBuilder(java(SimulatorsMain.class, arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        while (!Files.exists(ready)) {
            if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("The simulators ended with status %d before they were ready: see above"
                        .formatted(process.exitValue()));
            }
        }
        return new Vendors(process, ready, read(ready));
    }

    /** Uses those that another process started. */
    public static Vendors attach(Path ready) throws IOException {
        return new Vendors(null, ready, read(ready));
    }

    /** By which another process attaches to them. */
    public Path readyFile() {
        return ready;
    }

    /**
     * How one vendor's system is reached.
     *
     * @param vendor whose
     * @param properties address, names and test credentials
     */
    public record Connection(String vendor, Map<String, String> properties) {

        /** A property that it must have. */
        public String get(String property) {
            return Objects.requireNonNull(properties.get(property), () -> vendor + " does not say its " + property);
        }
    }

    /** Where the systems keep what they have. */
    public Path state() {
        return Objects.requireNonNull(ready.getParent());
    }

    /** Whose systems run. */
    public Set<String> names() {
        return Set.copyOf(connections.keySet());
    }

    /** The system of a vendor. */
    public Connection connection(String vendor) {
        return Objects.requireNonNull(connections.get(vendor), () -> "There is no system of " + vendor);
    }

    /** Lets the period's records arrive in the vendors' systems; twice is once. */
    public void play(YearMonth period) throws IOException, InterruptedException {
        for (Connection system : connections.values()) {
            URI uri = URI.create(system.get("baseUri") + "/_simulator/play?period=" + period);
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "%s did not take the deliveries of %s: %s".formatted(system.vendor(), period, answer.body()));
            }
        }
    }

    /** What a vendor's simulator counted: requests and faults since it was started, creates and updates ever. */
    public JsonNode counters(String vendor) throws IOException, InterruptedException {
        URI uri = URI.create(connection(vendor).get("baseUri") + "/_simulator/counters");
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Requests that all systems have got. */
    public long requests() throws IOException, InterruptedException {
        long sum = 0;
        for (String vendor : connections.keySet()) {
            for (JsonNode count : counters(vendor).get("requests").values()) {
                sum += count.asLong();
            }
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.getOutputStream().close();
            process.onExit().join();
        }
    }

    private static Map<String, Connection> read(Path ready) throws IOException {
        Map<String, Map<String, String>> file =
                JsonMapper.shared().readValue(Files.readString(ready), new TypeReference<>() {});
        Map<String, Connection> connections = new TreeMap<>();
        file.forEach((vendor, properties) -> connections.put(vendor, new Connection(vendor, properties)));
        return connections;
    }

    /** The command that runs a class as this process runs: with its class path, and where its files are. */
    public static List<String> java(Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        for (String place : List.of("tallystick.example.home", "tallystick.example.classpath")) {
            String value = System.getProperty(place);
            if (value != null) {
                command.add("-D" + place + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Under exec:java the JVM's own class path is only the launcher, so the build leaves the real one in a file. */
    private static String classPath() throws IOException {
        return CLASSPATH_FILE.isEmpty()
                ? System.getProperty("java.class.path")
                : Files.readString(Path.of(CLASSPATH_FILE)).strip();
    }
}
