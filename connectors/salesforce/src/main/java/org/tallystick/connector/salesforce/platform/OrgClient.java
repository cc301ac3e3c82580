package org.tallystick.connector.salesforce.platform;

import static org.tallystick.spi.ConfigProperty.optional;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.TokenProvider;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** The REST API of one org. Thread-safe. Source: the vendor contract sheet of Salesforce, sections 1, 2, 4, 5.2, 5.3 and 6. */
public final class OrgClient {

    /** Most records of one {@link #upsert}. */
    public static final int MAX_RECORDS = 200;

    /** What a connector of the platform is told. */
    public static final List<ConfigProperty> PROPERTIES = HttpSettings.after(Stream.concat(
                    OrgAccess.PROPERTIES.stream(),
                    Stream.of(
                            optional("api-version", Kind.TEXT, "v62.0", "Version of the REST API."),
                            optional("page-size", Kind.NUMBER, "2000", "Most rows of one read."),
                            optional(
                                    "bulk-above",
                                    Kind.NUMBER,
                                    null,
                                    "A first reading of more rows is one job of the Bulk API 2.0; never if absent.")))
            .toList());

    private static final Pattern VERSION = Pattern.compile("v\\d+\\.0");
    private static final Pattern NO_SIZE = Pattern.compile("0+|-\\d+");

    private final RestClient rest;
    private final TokenProvider tokens;
    private final @Nullable URI instance;
    private final String version;
    private final OrgAdvice advice;
    private final InstantSource clock;
    private final BulkQueries bulk;
    private final AtomicReference<@Nullable Allowance> said = new AtomicReference<>();

    private OrgClient(RestClient rest, TokenProvider tokens, ConnectorConfig config) {
        this.rest = rest;
        this.tokens = tokens;
        this.instance = config.optionalText("instance-uri").map(URI::create).orElse(null);
        this.version = config.text("api-version");
        this.advice = new OrgAdvice(OrgAccess.isJwtBearer(config));
        this.clock = config.clock();
        this.bulk = new BulkQueries(
                this, config.optionalText("bulk-above").map(Integer::parseInt).orElse(-1));
    }

    /**
     * The configuration of a connector of the platform, with defaults filled in.
     *
     * @param understood {@link #PROPERTIES} and what the connector adds
     * @param faults what the connector itself finds wrong
     * @throws ConfigException naming these, every unknown, absent or malformed property, and what the chosen authentication misses
     */
    public static ConnectorConfig resolve(
            ConnectorConfig config, List<ConfigProperty> understood, List<String> faults) {
        List<String> found = new ArrayList<>(faults);
        refuse(config, "api-version", VERSION.asMatchPredicate().negate(), "is like v62.0", found);
        refuse(config, "page-size", NO_SIZE.asMatchPredicate(), "is at least 1", found);
        return OrgAccess.resolve(config, understood, found);
    }

    /** Adds to {@code faults} that a property is wrong, if it is there and is; {@code rule} says what it would be: "is at least 1". */
    public static void refuse(
            ConnectorConfig config, String name, Predicate<String> isWrong, String rule, List<String> faults) {
        config.optionalText(name)
                .filter(isWrong)
                .ifPresent(value -> faults.add("'%s' %s, not '%s'".formatted(name, rule, value)));
    }

    /** From configuration that {@link #resolve} gave; calls nothing. */
    public static OrgClient of(ConnectorConfig config) {
        HttpTransport transport = new HttpTransport(HttpSettings.from(config));
        TokenProvider tokens = new TokenProvider(transport, OrgAccess.grant(config), config.clock());
        return new OrgClient(new RestClient(transport, tokens, OrgErrors.TABLE, config.clock()), tokens, config);
    }

    /** Reads many rows at once. */
    BulkQueries bulk() {
        return bulk;
    }

    Instant now() {
        return clock.instant();
    }

    /** How many rows a {@code SELECT COUNT()} counts, deleted ones included. */
    long count(String soql) {
        String body = send(HttpCall.get(api("/queryAll?" + Uris.query(Map.of("q", soql)))))
                .body();
        return Long.parseLong(
                JsonPage.parse(body, "records").member("totalSize").orElse("0"));
    }

    HttpAnswer send(HttpCall call) {
        return whole(call, exchange(call));
    }

    HttpAnswer exchange(HttpCall call) {
        HttpAnswer answer = rest.exchange(call);
        LimitInfo.of(answer, clock.instant())
                .ifPresent(next -> said.updateAndGet(before -> before == null ? next : Allowance.newer(before, next)));
        return answer;
    }

    /** What the org said last of the calls of all its applications. */
    public Optional<Allowance> allowance() {
        return Optional.ofNullable(said.get());
    }

    /** The problem that an answer without success is. */
    Problem problem(HttpCall call, HttpAnswer answer) {
        return rest.problem(call, answer);
    }

    /** All records of a listing, page by page. */
    List<String> rowsAt(String path) {
        return rows(api(path));
    }

    /** The answer, if it is a success. */
    HttpAnswer whole(HttpCall call, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw new ConnectorException(rest.problem(call, answer));
        }
        return answer;
    }

    /**
     * Proves that the org answers, the credentials are good, and the org has what {@code schema} asks for; reads no data.
     *
     * @throws ConnectorException if not, with what to do
     */
    public void check(UnaryOperator<SchemaCheck> schema) {
        try {
            send(HttpCall.get(api("/limits")));
            schema.apply(new SchemaCheck(this)).run();
        } catch (ConnectorException failure) {
            throw advice.on(failure);
        }
    }

    /**
     * The rows of a query, without deleted ones, each as the org sent it.
     *
     * @throws ConnectorException if they cannot be had, whole
     */
    public List<String> query(String soql) {
        return rows(api("/query?" + Uris.query(Map.of("q", soql))));
    }

    /**
     * The rows of a query, deleted ones included, each as the org sent it.
     *
     * @throws ConnectorException if they cannot be had, whole
     */
    public List<String> queryAll(String soql) {
        return rows(api("/queryAll?" + Uris.query(Map.of("q", soql))));
    }

    /**
     * Creates or updates records by an external id; each for itself.
     *
     * @param object their API name
     * @param keyField the field that holds the external id
     * @param records at most {@value #MAX_RECORDS}; each with the key field, none with {@code Id}
     * @return one outcome per record, in order
     * @throws ConnectorException only if nothing was sent
     */
    List<Outcome> upsert(String object, String keyField, List<Map<String, @Nullable Object>> records) {
        String path = "/composite/sobjects/%s/%s".formatted(object, keyField);
        return written(
                HttpCall.json("PATCH", api(path), body(object, records)),
                answer -> SaveResult.outcomes(answer.body(), records.size()),
                problem -> SaveResult.all(problem, records.size()));
    }

    /**
     * Sends a few requests as one call.
     *
     * @return what became of each graph, in order
     * @throws ConnectorException only if nothing was sent
     */
    public List<Composite.Answer> composite(Composite composite) {
        HttpCall call = HttpCall.json("POST", api("/composite/graph"), composite.body(root()));
        return written(call, answer -> composite.answers(call, answer.body(), clock.instant()), composite::all);
    }

    /** What a write's answer says; a refusal and a doubt are its problem, and only what was not sent is thrown. */
    private <R> R written(HttpCall call, Function<HttpAnswer, R> said, Function<Problem, R> failed) {
        try {
            HttpAnswer answer = exchange(call);
            return answer.isSuccess() ? said.apply(answer) : failed.apply(rest.problem(call, answer));
        } catch (ConnectorException e) {
            if (e.kind() != FailureKind.OUTCOME_UNKNOWN) {
                throw e;
            }
            return failed.apply(e.problem());
        }
    }

    private List<String> rows(URI first) {
        List<String> rows = new ArrayList<>();
        URI next = first;
        while (next != null) {
            JsonPage page = JsonPage.parse(send(HttpCall.get(next)).body(), "records");
            rows.addAll(page.records());
            next = following(next, page);
        }
        return rows;
    }

    private static @Nullable URI following(URI current, JsonPage page) {
        String done = page.member("done").orElse("");
        if (done.equals("true")) {
            return null;
        }
        String next = page.member("nextRecordsUrl").orElse("");
        if (!done.equals("false") || next.isEmpty()) {
            throw new ConnectorException(Problem.of(
                    FailureKind.INVALID,
                    "ANSWER_SHAPE",
                    "A page says neither that it is the last nor what follows it"));
        }
        return Uris.within(current, next);
    }

    /** {@code attributes} stands first, or the org refuses the record. */
    private static String body(String object, List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> wire = new ArrayList<>();
        for (Map<String, @Nullable Object> fields : records) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("attributes", Map.of("type", object));
            one.putAll(fields);
            wire.add(one);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("allOrNone", false);
        body.put("records", wire);
        return JsonText.of(body);
    }

    URI api(String path) {
        URI base = instance == null ? tokens.token().instance() : instance;
        if (base == null) {
            throw new ConnectorException(Problem.of(
                            FailureKind.INVALID, "INSTANCE_UNKNOWN", "The token's answer does not say where the org is")
                    .withRemedy("Configure 'instance-uri'"));
        }
        return base.resolve(root() + path);
    }

    private String root() {
        return "/services/data/" + version;
    }
}
