package org.tallystick.store.jdbc;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.audit.Anchor;
import org.tallystick.engine.audit.AuditTrail;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreException;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.engine.upkeep.Erased;
import org.tallystick.engine.upkeep.Housekeeping;
import org.tallystick.engine.upkeep.Pruned;
import org.tallystick.engine.upkeep.Retention;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/**
 * The hub's upkeep on a command line. On a SQLite file no engine may have the hub open meanwhile; on PostgreSQL engines may go on.
 *
 * <pre>
 * java -cp … org.tallystick.store.jdbc.HubCommand jdbc:sqlite:hub.db verify
 * java -cp … org.tallystick.store.jdbc.HubCommand jdbc:sqlite:hub.db prune --raw-text P90D --exception-wording P400D --former-versions P400D
 * java -cp … org.tallystick.store.jdbc.HubCommand jdbc:sqlite:hub.db erase psa/resource/R1 --also "A. Miller" --actor dpo --reason "request 17"
 * </pre>
 *
 * <p>{@code verify} tells the anchor up to which the trail is whole; {@code --anchor} compares the trail with one that was kept elsewhere, so that a trail
 * whose end was cut off is broken. Any command takes {@code --schema}, of a hub on PostgreSQL. It ends with 0 if all is well, 1 if it failed or the trail is broken, 2 if it was
 * not understood.
 */
public final class HubCommand {

    private static final String USAGE = """
            usage: HubCommand URL verify [--anchor NUMBER:HASH]
                   HubCommand URL prune [--raw-text PERIOD] [--exception-wording PERIOD]
                                      [--former-versions PERIOD] [--idempotency-keys PERIOD]
                   HubCommand URL erase SYSTEM/TYPE/ID --actor WHO --reason WHY [--also NAME]...
            URL: jdbc:sqlite:FILE or jdbc:postgresql:..., with [--schema NAME]. PERIOD: as P90D""";
    private static final Map<String, Set<String>> OPTIONS = Map.of(
            "verify",
            Set.of("--anchor"),
            "prune",
            Set.of("--raw-text", "--exception-wording", "--former-versions", "--idempotency-keys"),
            "erase",
            Set.of("--actor", "--reason", "--also"));
    private static final String SCHEMA = "--schema";

    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();
    private final PrintStream out;

    private HubCommand(PrintStream out) {
        this.out = out;
    }

    /** Ends the JVM with the command's result. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Does the command, and gives its result. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.equals(List.of("--help"))) {
            out.println(USAGE);
            return 0;
        }
        HubCommand command = new HubCommand(out);
        try {
            command.parse(args);
            try (JdbcStore store = command.open()) {
                return command.on(store);
            }
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return 2;
        } catch (StoreException | IllegalStateException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private void parse(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                words.add(arg);
            } else if (i + 1 == args.size()) {
                throw new IllegalArgumentException("%s has no value".formatted(arg));
            } else {
                options.computeIfAbsent(arg, name -> new ArrayList<>()).add(args.get(++i));
            }
        }
        if (words.size() < 2) {
            throw new IllegalArgumentException("Name the hub and what to do");
        }
        checkOptions();
    }

    /** Before the hub is opened: an option that would do nothing is a mistake. */
    private void checkOptions() {
        String command = words.get(1);
        Set<String> own = OPTIONS.get(command);
        if (own == null) {
            throw new IllegalArgumentException("There is no command %s".formatted(command));
        }
        options.keySet().stream()
                .filter(name -> !own.contains(name) && !name.equals(SCHEMA))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("%s is no option of %s".formatted(name, command));
                });
        if (words.size() > (command.equals("erase") ? 3 : 2)) {
            throw new IllegalArgumentException("%s is too much for %s".formatted(words.get(words.size() - 1), command));
        }
        if (command.equals("prune") && options.keySet().stream().noneMatch(own::contains)) {
            throw new IllegalArgumentException("Name what to prune, and how long it is kept");
        }
    }

    private JdbcStore open() {
        String url = words.get(0);
        if (url.startsWith("jdbc:postgresql:")) {
            PostgresOptions defaults = PostgresOptions.ofDefaults().withSchemaMode(SchemaMode.VALIDATE);
            return JdbcStore.postgres(new UrlDataSource(url), defaults.withSchema(option(SCHEMA, defaults.schema())));
        }
        if (url.startsWith("jdbc:sqlite:")) {
            return JdbcStore.sqlite(Path.of(url.substring("jdbc:sqlite:".length())), SchemaMode.VALIDATE);
        }
        throw new IllegalArgumentException("The URL names no hub");
    }

    private int on(JdbcStore store) {
        return switch (words.get(1)) {
            case "verify" -> verify(store);
            case "prune" -> prune(store);
            default -> erase(new Housekeeping(store, EngineTime.system()));
        };
    }

    private int verify(Store store) {
        AuditTrail trail = AuditTrail.of(store);
        return (options.containsKey("--anchor") ? trail.verify(Anchor.parse(option("--anchor", ""))) : trail.verify())
                .map(broken -> {
                    out.printf("The trail is broken at entry %d: %s%n", broken.number(), broken.what());
                    return 1;
                })
                .orElseGet(() -> {
                    out.printf("The trail is whole, up to the anchor %s%n", trail.anchor());
                    return 0;
                });
    }

    private int prune(JdbcStore store) {
        EngineTime time = EngineTime.system();
        Retention retention = Retention.keepAll();
        if (options.containsKey("--raw-text")) {
            retention = retention.withRawText(period("--raw-text"));
        }
        if (options.containsKey("--exception-wording")) {
            retention = retention.withExceptionWording(period("--exception-wording"));
        }
        if (options.containsKey("--former-versions")) {
            retention = retention.withFormerVersions(period("--former-versions"));
        }
        int keys = options.containsKey("--idempotency-keys")
                ? store.forgetIdempotencyKeys(time.instant().minus(period("--idempotency-keys")))
                : 0;
        Pruned pruned = new Housekeeping(store, time).prune(retention);
        out.printf(
                "Blanked: text of %d documents, wording of %d exceptions; forgotten: %d idempotency keys, %d former versions%n",
                pruned.rawTexts(), pruned.exceptionWordings(), keys, pruned.formerVersions());
        return 0;
    }

    private int erase(Housekeeping housekeeping) {
        Erased erased = housekeeping.erase(
                ref(), options.getOrDefault("--also", List.of()), option("--actor", ""), option("--reason", ""));
        out.printf(
                "%s; %d texts that named the person were blanked%n",
                erased.isRecordBlanked() ? "The record was blanked" : "The record held no personal data",
                erased.mentions());
        erased.stillNamedIn().forEach(record -> out.printf("still named in %s%n", record));
        return 0;
    }

    private Ref<?> ref() {
        String[] parts = words.size() == 3 ? words.get(2).split("/", 3) : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException("Name the person as SYSTEM/TYPE/ID");
        }
        RecordType<?> type = RecordType.named(parts[1])
                .orElseThrow(() -> new IllegalArgumentException("There is no type %s".formatted(parts[1])));
        return Ref.of(parts[0], type, parts[2]);
    }

    private Duration period(String name) {
        String text = option(name, "");
        try {
            Duration period = Duration.parse(text);
            if (!period.isNegative()) {
                return period;
            }
        } catch (DateTimeParseException e) {
            // It is said below what one looks like.
        }
        throw new IllegalArgumentException("%s is no period, was '%s': write days, such as P90D".formatted(name, text));
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, List.of(otherwise)).get(0);
    }
}
