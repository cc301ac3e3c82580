package org.tallystick.simulators.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.Simulator;
import org.tallystick.simulators.dynamics365.FinanceEnvironment;
import org.tallystick.simulators.internal.Json;
import org.tallystick.simulators.netsuite.NetSuiteAccount;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.simulators.workday.WorkdayTenant;

/**
 * Runs all simulators as one process: {@code --deliveries DIR --state DIR [--ready-file FILE] [--faults SEED [--fault-percent N]]}. With
 * a seed all misbehave throughout, by {@link FaultPlan#of}.
 *
 * <p>When all of them answer, the ready file appears at once and whole: a JSON object that has, per simulator,
 * {@code baseUri} and what {@link Simulator#connection()} holds. The process ends when its standard input closes, so that
 * it dies with the program that started it, or on SIGTERM; what it answered before is in the state directory.
 */
public final class SimulatorsMain {

    /** Starts from (directory of deliveries, directory of state). */
    private static final List<BiFunction<Path, Path, Simulator>> SIMULATORS =
            List.of(SalesforceOrg::start, NetSuiteAccount::start, WorkdayTenant::start, FinanceEnvironment::start);

    private static final List<String> OPTIONS =
            List.of("--deliveries", "--state", "--ready-file", "--faults", "--fault-percent");

    private SimulatorsMain() {}

    /** @throws IllegalArgumentException if an argument is unknown or missing */
    public static void main(String... args) throws IOException {
        Map<String, String> options = parse(args);
        Path deliveries = Path.of(required(options, "--deliveries"));
        Path state = Path.of(required(options, "--state"));
        FaultPlan plan = plan(options);
        List<Simulator> running = start(deliveries, state);
        running.forEach(simulator -> simulator.misbehave(plan));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(Simulator::close)));
        if (options.containsKey("--ready-file")) {
            writeReadyFile(Path.of(required(options, "--ready-file")), running);
        }
        waitForEndOfInput();
        System.exit(0);
    }

    private static List<Simulator> start(Path deliveries, Path state) {
        List<Simulator> running = new ArrayList<>();
        SIMULATORS.forEach(simulator -> running.add(simulator.apply(deliveries, state)));
        return running;
    }

    private static void writeReadyFile(Path file, List<Simulator> running) throws IOException {
        Map<String, Map<String, String>> ready = new LinkedHashMap<>();
        for (Simulator simulator : running) {
            Map<String, String> connection = new LinkedHashMap<>();
            connection.put("baseUri", simulator.baseUri().toString());
            connection.putAll(simulator.connection());
            ready.put(simulator.name(), connection);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, Json.MAPPER.writeValueAsBytes(ready));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void waitForEndOfInput() throws IOException {
        byte[] ignored = new byte[1024];
        while (System.in.read(ignored) >= 0) {
            // What is typed has no meaning; only the end counts.
        }
    }

    private static Map<String, String> parse(String... args) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "Usage: --deliveries DIR --state DIR [--ready-file FILE] [--faults SEED [--fault-percent N]];"
                                + " not understood: "
                                + args[i]);
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static FaultPlan plan(Map<String, String> options) {
        if (!options.containsKey("--faults")) {
            return FaultPlan.none();
        }
        FaultPlan plan = FaultPlan.of(number(options, "--faults"));
        return options.containsKey("--fault-percent")
                ? plan.withPercent(Math.toIntExact(number(options, "--fault-percent")))
                : plan;
    }

    private static long number(Map<String, String> options, String name) {
        String text = required(options, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " takes a whole number, not " + text, e);
        }
    }

    private static String required(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
