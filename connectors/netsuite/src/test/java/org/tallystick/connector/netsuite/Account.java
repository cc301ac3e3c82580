package org.tallystick.connector.netsuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.simulators.SimulatorClient;
import org.tallystick.simulators.netsuite.NetSuiteAccount;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/**
 * A simulated account as the contract sees it.
 *
 * @param <T> what it takes
 */
abstract class Account<T extends Entity> implements Remote<T> {

    /** The month that the contract's documents are dated in. */
    private static final YearMonth POSTED = YearMonth.of(2026, 9);

    private static final String FIRST = "2026-08";

    private final NetSuiteAccount account;
    private final SimulatorClient client;
    private AccountToken token;
    private final String record;
    private final Path deliveries;
    private int preparing;
    private Instant now = Instant.parse("2026-09-01T10:15:30Z");

    /** @param record its REST name */
    Account(Path folder, String record) throws IOException {
        this.record = record;
        deliveries = folder.resolve("deliveries");
        deliver(
                FIRST,
                "currency",
                "[{\"id\": \"1\", \"name\": \"USD\", \"symbol\": \"USD\", \"currencyprecision\": \"2\", \"isinactive\": \"F\"}]");
        deliver(
                FIRST,
                "subsidiary",
                "[{\"id\": \"2\", \"name\": \"US\", \"country\": \"US\", \"currency\": \"1\", \"isinactive\": \"F\"}]");
        deliver(
                FIRST,
                "salestaxitem",
                "[{\"id\": \"901\", \"itemid\": \"DE-S19\", \"rate\": \"0.19\", \"isinactive\": \"F\"}]");
        deliver(FIRST, "classification", "[{\"id\": \"24\", \"name\": \"Cloud\", \"isinactive\": \"F\"}]");
        deliver(
                FIRST,
                "employee",
                "[{\"id\": \"12\", \"firstname\": \"Ann\", \"subsidiary\": \"2\", \"isinactive\": \"F\"}]");
        account = NetSuiteAccount.builder(deliveries, folder.resolve("state"))
                .withClock(() -> now)
                .start();
        client = new SimulatorClient(account.baseUri());
        account.play(FIRST);
        token = new AccountToken(account.baseUri(), privateKey());
    }

    private void deliver(String period, String table, String rows) throws IOException {
        Path delivered = Files.createDirectories(deliveries.resolve(period + "/netsuite"));
        Files.writeString(delivered.resolve(table + ".json"), rows);
    }

    /** Delivers rows of a table that no record takes. */
    void play(String period, String table, String rows) {
        try {
            deliver(period, table, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        account.play(period);
    }

    /** A role that does not see it, or an account that has not got the feature. */
    void hide(String table, String column) {
        account.hideColumn(table, column);
    }

    /** A role that does not see it, or an account that has not got the feature. */
    void hide(String table) {
        account.hideTable(table);
    }

    private String privateKey() {
        try {
            return Files.readString(Path.of(account.connection().get("privateKeyFile")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return connect(Map.of(), secrets);
    }

    /** With other values of some properties. */
    Connector connect(Map<String, String> other, SecretProvider secrets) {
        Map<String, String> properties = new HashMap<>(Map.ofEntries(
                Map.entry("account", "123456_SB1"),
                Map.entry("base-uri", account.baseUri().toString()),
                Map.entry("client-id", NetSuiteAccount.CLIENT_ID),
                Map.entry("certificate-id", NetSuiteAccount.CERTIFICATE_ID),
                Map.entry("private-key", "key"),
                Map.entry("signing-algorithm", "ES256"),
                Map.entry("item-time", "51"),
                Map.entry("item-expense", "52"),
                Map.entry("item-milestone", "53"),
                Map.entry("item-recurring", "54"),
                Map.entry("invoice-key-prefix", "tck-")));
        properties.putAll(other);
        properties.values().removeIf(Objects::isNull);
        return new NetSuiteConnectorFactory().create(new ConnectorConfig("erp", properties, secrets, this::now));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        now = now.plus(time);
    }

    /** Without those that prepared it. */
    @Override
    public int requests() {
        return client.requests() - preparing;
    }

    /** What the contract's records name is there now. */
    void prepared() {
        preparing = client.requests();
    }

    /** Five, of which the test's own look-ups take one. */
    @Override
    public int concurrency() {
        return 4;
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("key", privateKey());
    }

    @Override
    public void rotateSecrets() {
        account.rotateKey();
        token = new AccountToken(account.baseUri(), privateKey());
    }

    @Override
    public Set<RemoteFault> faults() {
        return Set.of(
                RemoteFault.UNAVAILABLE,
                RemoteFault.UNAUTHORIZED,
                RemoteFault.CUT_REPLY,
                RemoteFault.GARBAGE_REPLY,
                RemoteFault.REPLY_LOST,
                RemoteFault.HELD);
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        client.behave();
        account.closePeriods(fault == RemoteFault.PERIOD_CLOSED && calls > 0 ? Set.of(POSTED) : Set.of());
        if (calls > 0 && fault != RemoteFault.PERIOD_CLOSED) {
            client.script("%s, \"times\": %d".formatted(kind(fault), calls));
        }
    }

    /** The next of these requests meet a fault: {@code "pathContains": …, "kind": …}. */
    void script(String fault) {
        client.script(fault);
    }

    @Override
    public void armAfter(int calls, RemoteFault fault) {
        client.behave();
        client.script("\"pathContains\": \"/services/rest/\", \"kind\": \"NONE\", \"times\": " + calls, kind(fault));
    }

    private static String kind(RemoteFault fault) {
        return switch (fault) {
            case UNAVAILABLE -> "\"pathContains\": \"/services/rest/\", \"kind\": \"STATUS\", \"status\": 503";
            case UNAUTHORIZED -> "\"pathContains\": \"/services/rest/\", \"kind\": \"STATUS\", \"status\": 401";
            case CUT_REPLY -> "\"pathContains\": \"/services/rest/\", \"kind\": \"CUT_BODY\"";
            case GARBAGE_REPLY -> "\"pathContains\": \"/services/rest/\", \"kind\": \"GARBAGE\"";
            case REPLY_LOST -> "\"pathContains\": \"/record/\", \"kind\": \"DROP_AFTER_COMMIT\"";
            case HELD -> "\"pathContains\": \"/record/\", \"kind\": \"LOCKED\"";
            default -> throw new IllegalArgumentException(fault + " is not offered");
        };
    }

    @Override
    public int count() {
        return client.created(record);
    }

    /** The record under that external id, with its lines, as the account shows it. */
    Optional<String> shown(String externalKey) {
        HttpResponse<String> answer =
                records("%s/eid:%s?expandSubResources=true".formatted(record, externalKey), "GET", "");
        return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /** Puts a record there that the contract's records name. Gives its id. */
    String put(String address, String body) {
        HttpResponse<String> answer = records(address, "PUT", body);
        String location = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** Takes a record away. */
    void remove(String address) {
        HttpResponse<String> answer = records(address, "DELETE", "");
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer.body());
        }
    }

    private HttpResponse<String> records(String address, String method, String body) {
        return client.send(HttpRequest.newBuilder(URI.create(account.baseUri() + "/services/rest/record/v1/" + address))
                .header("Authorization", "Bearer " + token.get(now))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    @Override
    public void close() {
        account.close();
    }
}
