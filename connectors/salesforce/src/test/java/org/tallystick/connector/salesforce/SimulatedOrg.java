package org.tallystick.connector.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.simulators.SimulatorClient;
import org.tallystick.simulators.salesforce.OrgSettings;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated org as the contract sees it, and its rows of one object. Each change is a delivery of its own, played at once. */
abstract class SimulatedOrg<T extends Entity> implements Remote<T> {

    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path deliveries;
    private final SalesforceOrg org;
    private final SimulatorClient client;
    private final RecordType<T> type;
    private final Map<String, String> other;
    private Instant now = Instant.parse("2026-09-01T10:15:30Z");
    private int period;
    private int rotations;

    /** With other properties of the connector, and other settings of the org. */
    SimulatedOrg(RecordType<T> type, Path folder, Map<String, String> other, UnaryOperator<OrgSettings> settings)
            throws IOException {
        this.type = type;
        this.other = other;
        deliveries = Files.createDirectories(folder.resolve("deliveries"));
        Path state = Files.createDirectories(folder.resolve("state"));
        org = SalesforceOrg.start(
                deliveries,
                state,
                settings.apply(OrgSettings.ofDefaults().withTime(this::now).withTokenLife(Duration.ofDays(30))));
        client = new SimulatorClient(org.baseUri());
    }

    @Override
    public final RecordType<T> type() {
        return type;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return connect(other, secrets);
    }

    /** With other properties. */
    Connector connect(Map<String, String> other, SecretProvider secrets) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "token-uri",
                org.baseUri() + "/services/oauth2/token",
                "client-id",
                org.connection().getOrDefault("consumerKey", ""),
                "client-secret",
                "secret",
                "page-size",
                "50"));
        properties.putAll(other);
        return new SalesforceConnectorFactory().create(new ConnectorConfig("crm", properties, secrets, this::now));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        now = now.plus(time);
    }

    /** Other applications have made so many calls of late. */
    void othersUse(int calls) {
        org.othersUse(calls);
    }

    /** How many calls were made of routes with this part in their name. */
    int calls(String part) {
        return client.requests(part);
    }

    @Override
    public int requests() {
        return client.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("secret", org.connection().getOrDefault("consumerSecret", ""));
    }

    @Override
    public void rotateSecrets() {
        org.rotateSecret("loopback-only-" + ++rotations);
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(
                RemoteFault.UNAVAILABLE, RemoteFault.UNAUTHORIZED, RemoteFault.CUT_REPLY, RemoteFault.GARBAGE_REPLY);
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        client.behave();
        if (calls > 0) {
            client.script("\"pathContains\": \"/services/data/\", %s, \"times\": %d".formatted(kind(fault), calls));
        }
    }

    /** The next of these requests meet a fault: {@code "pathContains": …, "kind": …}. */
    void script(String fault) {
        client.script(fault);
    }

    private static String kind(RemoteFault fault) {
        return switch (fault) {
            case UNAVAILABLE -> "\"kind\": \"STATUS\", \"status\": 503";
            case UNAUTHORIZED -> "\"kind\": \"STATUS\", \"status\": 401";
            case CUT_REPLY -> "\"kind\": \"CUT_BODY\"";
            case GARBAGE_REPLY -> "\"kind\": \"GARBAGE\"";
            default -> throw new IllegalArgumentException(fault + " is not offered");
        };
    }

    /** Puts rows there, as JSON. */
    final void deliver(String object, String rows) {
        String month = "%04d-%02d".formatted(1000 + period / 12, 1 + period++ % 12);
        try {
            Path delivered = Files.createDirectories(deliveries.resolve(month).resolve("salesforce"));
            Files.writeString(delivered.resolve(object + ".json"), rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        org.play(month);
    }

    @Override
    public void close() {
        org.close();
    }
}
