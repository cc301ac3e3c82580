package org.tallystick.connector.certinia;

import static org.tallystick.model.RecordType.PROJECT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.simulators.SimulatorClient;
import org.tallystick.simulators.salesforce.OrgSettings;
import org.tallystick.simulators.salesforce.SalesforceOrg;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** A simulated org as the contract sees it, and its projects. Each change is a delivery of its own, played at once. */
class Psa implements Remote<Project> {

    private static final Pattern NAME = Pattern.compile("\"Name\":\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path deliveries;
    private final SalesforceOrg org;
    private final SimulatorClient client;
    private final Map<String, String> other;
    private Instant now = Instant.parse("2026-09-01T10:15:30Z");
    private int period;
    private int rotations;

    Psa(Path folder) throws IOException {
        this(folder, Map.of(), UnaryOperator.identity());
    }

    /** With other properties of the connector, and other settings of the org. */
    Psa(Path folder, Map<String, String> other, UnaryOperator<OrgSettings> settings) throws IOException {
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
    public RecordType<Project> type() {
        return PROJECT;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return connect(other, secrets);
    }

    /** With other values of some properties. */
    Connector connect(Map<String, String> other, SecretProvider secrets) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "token-uri",
                org.baseUri() + "/services/oauth2/token",
                "client-id",
                org.connection().getOrDefault("consumerKey", ""),
                "client-secret",
                "secret",
                "page-size",
                "50",
                "crm-system",
                "crm"));
        properties.putAll(other);
        return new CertiniaConnectorFactory().create(new ConnectorConfig("psa", properties, secrets, this::now));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void advance(Duration time) {
        now = now.plus(time);
    }

    URI uri() {
        return org.baseUri();
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
        if (calls > 0) {
            client.script("%s, \"times\": %d".formatted(kind(fault), calls));
        }
    }

    /** The next of these requests meets a fault: {@code "method": …, "pathContains": …, "kind": …}. */
    void script(String fault) {
        client.script(fault);
    }

    @Override
    public void armAfter(int calls, RemoteFault fault) {
        client.behave();
        client.script("\"pathContains\": \"/services/data/\", \"kind\": \"NONE\", \"times\": " + calls, kind(fault));
    }

    private static String kind(RemoteFault fault) {
        String data = "\"pathContains\": \"/services/data/\", ";
        return switch (fault) {
            case UNAVAILABLE -> data + "\"kind\": \"STATUS\", \"status\": 503";
            case UNAUTHORIZED -> data + "\"kind\": \"STATUS\", \"status\": 401";
            case CUT_REPLY -> data + "\"kind\": \"CUT_BODY\"";
            case GARBAGE_REPLY -> data + "\"kind\": \"GARBAGE\"";
            case REPLY_LOST -> data + "\"kind\": \"DROP_AFTER_COMMIT\"";
            case HELD -> data + "\"kind\": \"LOCKED\"";
            default -> throw new IllegalArgumentException(fault + " is not offered");
        };
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return deliver(
                number, "Data platform %d, revision %d".formatted(number, revision), "2026-02-01", false, changedAt);
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return deliver(number, "Data platform", "next spring", false, changedAt);
    }

    @Override
    public void delete(int number) {
        deliver(number, "Data platform", "2026-02-01", true, now);
    }

    private String deliver(int number, String name, String start, boolean deleted, Instant changedAt) {
        String id = "a0P5g00000%05dEAA".formatted(number);
        String row = """
                [{"Id": "%s", "IsDeleted": %b, "Name": "%s", "pse__Start_Date__c": "%s", "CurrencyIsoCode": "EUR",
                  "pse__Is_Billable__c": true, "pse__Is_Active__c": true, "SystemModstamp": "%s"}]
                """.formatted(id, deleted, name, start, STAMP.format(changedAt));
        deliver("pse__Proj__c", row);
        return id;
    }

    /** Rows of an object, as a delivery has them, played at once. */
    synchronized void deliver(String object, String rows) {
        String month = "%04d-%02d".formatted(1000 + period / 12, 1 + period++ % 12);
        try {
            Path delivered = Files.createDirectories(deliveries.resolve(month).resolve("certinia"));
            Files.writeString(delivered.resolve(object + ".json"), rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        org.play(month);
    }

    /** The package bills what is approved, up to that day. */
    void generateBilling(LocalDate upTo) {
        org.generateBilling(upTo);
    }

    @Override
    public Project record(int number, int revision) {
        return project(number)
                .name("Data platform %d, revision %d ".formatted(number, revision))
                .build();
    }

    /** Of an account that the org does not have. */
    @Override
    public Project refused(int number) {
        return project(number)
                .customer(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000ZZZ99AAA"))
                .build();
    }

    private static ProjectBuilder project(int number) {
        return ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", PROJECT, "p" + number)))
                .name("Data platform")
                .currency(new CurrencyCode("EUR"));
    }

    @Override
    public int count() {
        return names("Name != null").size();
    }

    @Override
    public Optional<String> content(String externalKey) {
        return names("Tallystick_Key__c = '%s'".formatted(externalKey)).stream().findFirst();
    }

    private List<String> names(String where) {
        return NAME.matcher(rows("SELECT Name FROM pse__Proj__c WHERE " + where))
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    /** Asked of the org itself, not through the connector. */
    String rows(String soql) {
        return client.send(data("/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8)))
                .body();
    }

    /** As any user of the org changes a record, by its id. */
    void change(String object, String id, String fields) {
        HttpResponse<String> answer = client.send(data("/sobjects/%s/%s".formatted(object, id))
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(fields)));
        if (answer.statusCode() != 204) {
            throw new AssertionError(answer.body());
        }
    }

    private HttpRequest.Builder data(String path) {
        return HttpRequest.newBuilder(URI.create(org.baseUri() + "/services/data/v62.0" + path))
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(org.connection().get("consumerKey"), org.connection().get("consumerSecret"));
        Matcher token =
                TOKEN.matcher(client.send(HttpRequest.newBuilder(URI.create(org.baseUri() + "/services/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .body());
        if (!token.find()) {
            throw new AssertionError("The org gives no token");
        }
        return token.group(1);
    }

    @Override
    public void close() {
        org.close();
    }
}
