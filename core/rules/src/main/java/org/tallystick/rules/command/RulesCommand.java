package org.tallystick.rules.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.rules.RuleSetDifference;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.StoredInput;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.policy.PolicySet;
import org.tallystick.rules.routing.Routing;
import org.tallystick.spi.RawDocument;

/**
 * Configuration on a command line, for builds: files only, no network (GOV-8).
 *
 * <pre>
 * java -cp … org.tallystick.rules.command.RulesCommand validate --rules rules.yaml --ownership ownership.yaml --policies policies.yaml
 *      --routing routing.yaml
 * java -cp … org.tallystick.rules.command.RulesCommand diff old.yaml new.yaml inputs/
 * java -cp … org.tallystick.rules.command.RulesCommand document ownership.yaml
 * </pre>
 *
 * <p>{@code validate} names all mistakes of all files. {@code diff} tells what a new rule set would change of kept documents, which lie in the folder
 * as {@code SYSTEM/TYPE/ID.json}. {@code document} prints who owns what. It ends with 0 if all is well and nothing differs, with 1 if there are
 * mistakes or differences, with 2 if it was not understood.
 */
public final class RulesCommand {

    private static final String USAGE = """
            usage: RulesCommand validate [--rules FILE]... [--ownership FILE]... [--policies FILE]... [--routing FILE]...
                   RulesCommand diff OLD_RULES NEW_RULES FOLDER
                   RulesCommand document OWNERSHIP""";

    private final PrintStream out;
    private final PrintStream err;

    private RulesCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Ends the JVM with the command's result. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Does the command, and gives its result. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        RulesCommand command = new RulesCommand(out, err);
        try {
            return command.run(args);
        } catch (RuleSetException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return 2;
        } catch (UncheckedIOException e) {
            err.println("Cannot read: " + e.getMessage());
            return 1;
        }
    }

    private int run(List<String> args) {
        String verb = args.isEmpty() ? "" : args.get(0);
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        return switch (verb) {
            case "validate" -> validate(rest);
            case "diff" -> diff(rest);
            case "document" -> document(rest);
            default -> throw new IllegalArgumentException("Say what to do");
        };
    }

    private int validate(List<String> args) {
        if (args.isEmpty() || args.size() % 2 != 0) {
            throw new IllegalArgumentException("Name the files to validate, each behind what it is");
        }
        int faults = 0;
        for (int i = 0; i < args.size(); i += 2) {
            faults += faults(args.get(i), Path.of(args.get(i + 1)));
        }
        return faults == 0 ? 0 : 1;
    }

    private int faults(String kind, Path file) {
        Function<Path, String> reader = reader(kind);
        try {
            out.println("%s is valid, version %s".formatted(file, reader.apply(file)));
            return 0;
        } catch (RuleSetException e) {
            err.println(e.getMessage());
            return e.faults().size();
        }
    }

    private static Function<Path, String> reader(String kind) {
        return switch (kind) {
            case "--rules" -> file -> RuleSet.load(file).version();
            case "--ownership" -> file -> Ownership.load(file).version();
            case "--policies" -> file -> PolicySet.load(file).version();
            case "--routing" -> file -> Routing.load(file).version();
            default -> throw new IllegalArgumentException("%s is no option".formatted(kind));
        };
    }

    private int diff(List<String> args) {
        if (args.size() != 3) {
            throw new IllegalArgumentException("Name the old rules, the new rules, and the folder of documents");
        }
        RuleSet older = RuleSet.load(Path.of(args.get(0)));
        RuleSet newer = RuleSet.load(Path.of(args.get(1)));
        List<StoredInput> inputs = inputs(Path.of(args.get(2)));
        List<RuleSetDifference> differences = older.diff(newer, inputs);
        differences.forEach(out::println);
        out.println("%d differences in %d documents".formatted(differences.size(), inputs.size()));
        return differences.isEmpty() ? 0 : 1;
    }

    private static List<StoredInput> inputs(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 3)) {
            List<StoredInput> inputs = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(file -> inputs.add(input(folder.relativize(file), file)));
            return inputs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredInput input(Path name, Path file) {
        if (name.getNameCount() != 3) {
            throw new IllegalArgumentException("%s does not lie in SYSTEM/TYPE/".formatted(file));
        }
        String type = name.getName(1).toString();
        RecordType<?> known = RecordType.named(type)
                .orElseThrow(() -> new IllegalArgumentException("%s: '%s' is no record type".formatted(file, type)));
        String id = name.getName(2).toString();
        try {
            RawDocument raw = RawDocument.json(Files.readString(file, UTF_8));
            return new StoredInput(name.getName(0).toString(), known, id.substring(0, id.length() - 5), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int document(List<String> args) {
        if (args.size() != 1) {
            throw new IllegalArgumentException("Name the ownership file");
        }
        out.print(Ownership.load(Path.of(args.get(0))).document());
        return 0;
    }
}
