package org.tallystick.connector.dynamics365;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.model.Entity;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/**
 * A simulated environment as the contract sees it, with the company {@code jp50} and its tax code.
 *
 * @param <T> what is read or written
 */
abstract class FinanceRemote<T extends Entity> implements Remote<T> {

    /** Less than the contract seeds, so that readings follow links. */
    private static final int PAGE = 5;

    /** The months that the contract's documents are dated in. */
    private static final Set<YearMonth> POSTED = Set.of(YearMonth.of(2026, 8), YearMonth.of(2026, 9));

    private final Finance finance;

    FinanceRemote(Path folder) throws IOException {
        Path delivered = Files.createDirectories(folder.resolve("deliveries/2026-08/dynamics365"));
        Files.writeString(
                delivered.resolve("LegalEntities.json"),
                "[{\"@odata.etag\": \"W/\\\"1\\\"\", \"LegalEntityId\": \"jp50\", \"Name\": \"Volta JP\"}]");
        Files.writeString(
                delivered.resolve("TaxCodes.json"),
                "[{\"@odata.etag\": \"W/\\\"1\\\"\", \"dataAreaId\": \"jp50\", \"TaxCode\": \"JP-10\"}]");
        finance = new Finance(folder.resolve("deliveries"), folder.resolve("state"), PAGE).play("2026-08");
    }

    Finance finance() {
        return finance;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return finance.connect(finance.baseUri(), secrets, Map.of("key-prefix", "tck-"));
    }

    @Override
    public Instant now() {
        return finance.now();
    }

    @Override
    public void advance(Duration time) {
        finance.advance(time);
    }

    @Override
    public int requests() {
        return finance.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("d365-secret", finance.secret());
    }

    @Override
    public void rotateSecrets() {
        finance.rotateSecret();
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(
                RemoteFault.UNAVAILABLE,
                RemoteFault.THROTTLED_SECONDS,
                RemoteFault.UNAUTHORIZED,
                RemoteFault.CUT_REPLY,
                RemoteFault.GARBAGE_REPLY,
                RemoteFault.REPLY_LOST,
                RemoteFault.HELD);
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        finance.closePeriods(calls > 0 && fault == RemoteFault.PERIOD_CLOSED ? POSTED : Set.of());
        finance.behave();
        if (calls > 0 && fault != RemoteFault.PERIOD_CLOSED) {
            finance.script("\"method\": \"%s\", \"pathContains\": \"%s\", \"times\": %d, %s"
                    .formatted(
                            calls == 1 ? methodOnce(fault) : "*",
                            calls == 1 ? calledOnce(fault) : "/data/",
                            calls,
                            kind(fault)));
        }
    }

    @Override
    public void armAfter(int calls, RemoteFault fault) {
        String data = "\"pathContains\": \"/data/\", ";
        finance.script(data + "\"kind\": \"NONE\", \"times\": " + calls, data + kind(fault));
    }

    /** Of documents: also a closed period. */
    static Set<RemoteFault> withClosedPeriod(Set<RemoteFault> faults) {
        Set<RemoteFault> more = EnumSet.copyOf(faults);
        more.add(RemoteFault.PERIOD_CLOSED);
        return more;
    }

    /** Which call meets a fault that comes once: any; of what is written, that which completes it if the fault comes after the work. */
    String calledOnce(RemoteFault fault) {
        return "/data/";
    }

    /** Its method. */
    String methodOnce(RemoteFault fault) {
        return "*";
    }

    /** As {@link #methodOnce}, of a row that is written, which a look-up comes before. */
    static String methodOnceWritten(RemoteFault fault) {
        return switch (fault) {
            case CUT_REPLY, GARBAGE_REPLY, REPLY_LOST -> "POST";
            case HELD -> "PATCH";
            default -> "*";
        };
    }

    /** As {@link #calledOnce}, of documents: their lines complete them. */
    static String onceWritten(RemoteFault fault) {
        return switch (fault) {
            case CUT_REPLY, GARBAGE_REPLY, REPLY_LOST -> "/data/$batch";
            default -> "/data/";
        };
    }

    private static String kind(RemoteFault fault) {
        return switch (fault) {
            case UNAVAILABLE -> "\"kind\": \"STATUS\", \"status\": 503";
            case THROTTLED_SECONDS -> "\"kind\": \"STATUS\", \"status\": 429, \"retryAfter\": 7";
            case UNAUTHORIZED -> "\"kind\": \"STATUS\", \"status\": 401";
            case CUT_REPLY -> "\"kind\": \"CUT_BODY\"";
            case GARBAGE_REPLY -> "\"kind\": \"GARBAGE\"";
            case REPLY_LOST -> "\"kind\": \"DROP_AFTER_COMMIT\"";
            case HELD -> "\"kind\": \"LOCKED\"";
            default -> throw new IllegalArgumentException(fault + " is not offered");
        };
    }

    /** Rows as text, without what says which state they have; none: there are none. */
    static Optional<String> text(Stream<Map<String, String>> rows) {
        String text = rows.map(row -> {
                    Map<String, String> fields = new TreeMap<>(row);
                    fields.remove("@odata.etag");
                    return fields.toString();
                })
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public void close() {
        finance.close();
    }
}
