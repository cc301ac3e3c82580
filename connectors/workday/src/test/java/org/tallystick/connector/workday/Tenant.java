package org.tallystick.connector.workday;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.simulators.SimulatorClient;
import org.tallystick.simulators.workday.TenantSettings;
import org.tallystick.simulators.workday.WorkdayTenant;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.SecretProvider;
import org.tallystick.spi.SourceSpec;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated tenant as the contract sees it, and its workers. Each change is a delivery of its own, played at once. */
final class Tenant implements Remote<Resource> {

    /** Of the certificate that is registered on the API clients. */
    static final KeyPair KEYS = Keys.generate();

    private final String source;
    private final Map<String, String> login;
    private final Path deliveries;
    private final WorkdayTenant tenant;
    private final SimulatorClient client;
    private Instant now = Instant.parse("2026-09-01T10:15:30Z");
    private int period;
    private int rotations;

    /** Entered with a password. */
    Tenant(Path folder, String source) throws IOException {
        this(folder, source, Map.of("password", "password"));
    }

    /** Whose reports are entered with tokens for assertions; there is no password. */
    static Tenant ofAssertions(Path folder) throws IOException {
        return new Tenant(
                folder,
                "raas",
                Map.of(
                        "report-authentication", "bearer",
                        "authentication", "jwt-bearer",
                        "client-id", WorkdayTenant.CLIENT_ID,
                        "private-key", "private-key"));
    }

    private Tenant(Path folder, String source, Map<String, String> login) throws IOException {
        this.source = source;
        this.login = login;
        deliveries = Files.createDirectories(folder.resolve("deliveries"));
        tenant = WorkdayTenant.start(
                deliveries,
                Files.createDirectories(folder.resolve("state")),
                TenantSettings.ofDefaults().withTime(this::now).withCertificate(KEYS.getPublic()));
        client = new SimulatorClient(tenant.baseUri());
    }

    @Override
    public RecordType<Resource> type() {
        return RecordType.RESOURCE;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return connect(Map.of(), secrets);
    }

    /** With other values of some properties. */
    Connector connect(Map<String, String> other, SecretProvider secrets) {
        return connect(other, secrets, this::now);
    }

    /** With another clock than that of the tenant. */
    Connector connect(Map<String, String> other, SecretProvider secrets, InstantSource clock) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "base-uri", tenant.baseUri().toString(),
                "tenant", WorkdayTenant.TENANT,
                "source", source,
                "report-owner", WorkdayTenant.OWNER,
                "report-name", WorkdayTenant.REPORT,
                "user", WorkdayTenant.USER));
        properties.putAll(login);
        properties.putAll(other);
        return new WorkdayConnectorFactory().create(new ConnectorConfig("hcm", properties, secrets, clock));
    }

    /** How many documents there are. */
    static int count(Connector connector, RecordType<?> type, SourceSpec spec) {
        return connector
                .source(type, spec)
                .orElseThrow()
                .read(null, 10)
                .changes()
                .size();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public int requests() {
        return client.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return login.containsKey("password")
                ? Map.of("password", tenant.connection().getOrDefault("password", ""))
                : Map.of("private-key", Keys.pem(KEYS));
    }

    /** A tenant has one certificate while it runs. */
    @Override
    public void rotateSecrets() {
        if (!login.containsKey("password")) {
            Remote.super.rotateSecrets();
        }
        rotations++;
        tenant.changePassword("loopback-only-" + rotations);
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(
                RemoteFault.UNAVAILABLE,
                RemoteFault.THROTTLED_SECONDS,
                RemoteFault.UNAUTHORIZED,
                RemoteFault.CUT_REPLY,
                RemoteFault.GARBAGE_REPLY);
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        client.behave();
        if (calls > 0) {
            client.script("%s, \"times\": %d".formatted(kind(fault), calls));
        }
    }

    private static String kind(RemoteFault fault) {
        return switch (fault) {
            case UNAVAILABLE -> "\"kind\": \"STATUS\", \"status\": 503";
            case THROTTLED_SECONDS -> "\"kind\": \"STATUS\", \"status\": 429, \"retryAfter\": 7";
            case UNAUTHORIZED -> "\"kind\": \"STATUS\", \"status\": 401";
            case CUT_REPLY -> "\"kind\": \"CUT_BODY\"";
            case GARBAGE_REPLY -> "\"kind\": \"GARBAGE\"";
            default -> throw new IllegalArgumentException(fault + " is not offered");
        };
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        String id = String.valueOf(21_000 + number);
        deliver("""
                {"Employee_ID": "%s", "Worker": "Ann %d", "Hire_Date": "2025-01-01", "Effective_Date": "2025-01-01",
                 "Entry_Moment": "%s", "Job_Profile": "Consultant %d"}""".formatted(id, number, changedAt, revision));
        return id;
    }

    /** By report a row that does not say whose it is: its id is its place, the second. By SOAP a worker with a day that is none. */
    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        if (source.equals("soap")) {
            deliver("""
                    {"Employee_ID": "bad", "Worker": "Ann", "Hire_Date": "soon", "Effective_Date": "2025-01-01"}""");
            return "bad";
        }
        deliver("""
                {"Worker": "Ann %d", "Job_Profile": "Consultant"}""".formatted(number));
        return "row-2";
    }

    void deliver(String row) {
        deliver(WorkdayTenant.REPORT, row);
    }

    /** @param file of the delivery: the report, or a collection of REST */
    void deliver(String file, String rows) {
        String month = "%04d-%02d".formatted(1000 + period / 12, 1 + period++ % 12);
        try {
            Path delivered = Files.createDirectories(deliveries.resolve(month).resolve("workday"));
            Files.writeString(delivered.resolve(file + ".json"), "[" + rows + "]");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tenant.play(month);
    }

    @Override
    public void close() {
        tenant.close();
    }
}
