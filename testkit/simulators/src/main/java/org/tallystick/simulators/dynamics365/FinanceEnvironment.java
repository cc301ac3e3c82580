package org.tallystick.simulators.dynamics365;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.Simulator;
import org.tallystick.simulators.dynamics365.internal.data.Tables;
import org.tallystick.simulators.dynamics365.internal.schema.Catalog;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Deliveries;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Fault.Kind;
import org.tallystick.simulators.internal.Handler;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.internal.Routes;
import org.tallystick.simulators.internal.SimulatorServer;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.internal.Troubles;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running environment: its token endpoint and its {@code /data}. The integration user's default company has no data, so
 * a call that forgets {@code cross-company=true} finds nothing. 52 requests may be in flight.
 *
 * <p>Not simulated: client assertions, data management packages, posting of journals, and entity sets whose keys or enums the contract
 * sheet does not give; those are unknown here (404, or 400 for a property), unless they are
 * {@link #addEntitySet added}.
 */
public final class FinanceEnvironment implements Simulator {
    /** The directory (tenant) of the clients. */
    public static final String TENANT = "tallystick.onmicrosoft.com";

    /** The client that the environment knows. */
    public static final String CLIENT_ID = "3f0c1a52-6b1d-4f6e-9a57-0c5d2b7e4a11";

    /** A client that gets tokens and is not listed in the environment's applications. */
    public static final String UNREGISTERED_CLIENT_ID = "3f0c1a52-6b1d-4f6e-9a57-0c5d2b7e4a22";

    /** A client whose user has no rights. */
    public static final String RIGHTLESS_CLIENT_ID = "3f0c1a52-6b1d-4f6e-9a57-0c5d2b7e4a33";

    /** The secret of all clients, unless it was {@link #rotateSecret rotated}. */
    public static final String CLIENT_SECRET = "loopback-only";

    private static final int MOST_IN_FLIGHT = 52;

    private final StateFile state;
    private final Deliveries deliveries;
    private final Catalog catalog = new Catalog();
    private final Tables tables;
    private final FreeTextInvoices invoices;
    private final Tokens tokens;
    private final SimulatorServer server;
    private final Set<YearMonth> closedPeriods = ConcurrentHashMap.newKeySet();

    private FinanceEnvironment(Builder builder) {
        this.state = StateFile.open(builder.state.resolve("dynamics365.db"));
        this.deliveries = new Deliveries(builder.deliveries);
        this.tables = new Tables(state);
        this.invoices = new FreeTextInvoices(catalog, tables);
        closedPeriods.addAll(builder.closed);
        Settings settings = builder.settings(closedPeriods);
        this.tokens = new Tokens(settings, new SecureRandom());
        this.server =
                SimulatorServer.start(routes(settings), ODataErrors::plain, state, this::playOnce, MOST_IN_FLIGHT);
    }

    /** A 500 speaks of a wrong value here, so an outage is a 503. Source: Dynamics 365 Finance contract sheet, sections 1 and 6. */
    private static Troubles troubles() {
        String data = "/data";
        return Troubles.ofTheWire()
                .onAll("", Fault.status(503))
                .onAll(data, Fault.of(Kind.BUSY), Fault.of(Kind.BUSY).withRetryAfter(2))
                .onAll(data, Fault.status(401), Fault.of(Kind.EXPIRED))
                .onReads(data, Fault.of(Kind.LAG_ONCE))
                .onWrites(data, Fault.of(Kind.DROP_AFTER_COMMIT), Fault.statusAfterCommit(504))
                .onWrites(data, Fault.of(Kind.LOCKED));
    }

    private Routes routes(Settings settings) {
        Throttle throttle = new Throttle(settings);
        EntityService entities = new EntityService(catalog, tables, settings);
        BatchService batches = new BatchService(entities, tables, throttle);
        Handler one = tokens.secured(request -> {
            throttle.admit(1);
            return entities.answer(request);
        });
        Routes routes = new Routes()
                .on("POST", "/{tenant}/oauth2/v2.0/token", tokens::byScope)
                .on("POST", "/{tenant}/oauth2/token", tokens::byResource)
                .on("GET", "/data", tokens.secured(this::serviceDocument))
                .on("GET", "/data/$metadata", tokens.secured(this::metadata))
                .on("POST", "/data/$batch", tokens.secured(batches::answer));
        for (String method : List.of("GET", "POST", "PATCH", "PUT", "DELETE")) {
            routes.on(method, "/data/{entity}", one);
        }
        return routes;
    }

    private Response metadata(Request request) {
        return Response.text(200, "application/xml;charset=utf-8", catalog.metadata());
    }

    private Response serviceDocument(Request request) {
        List<Map<String, String>> sets = catalog.sets().stream()
                .map(set -> Map.of("name", set.name(), "kind", "EntitySet", "url", set.name()))
                .toList();
        return Response.json(
                200, Map.of("@odata.context", EntityService.base(request) + "/data/$metadata", "value", sets));
    }

    /** An environment on the system's clock, with no closed periods. */
    public static FinanceEnvironment start(Path deliveries, Path state) {
        return builder(deliveries, state).start();
    }

    /**
     * @param deliveries folder with one folder per period
     * @param state folder for what must survive a restart; made if absent
     */
    public static Builder builder(Path deliveries, Path state) {
        return new Builder(deliveries, state);
    }

    @Override
    public String name() {
        return "dynamics365";
    }

    @Override
    public URI baseUri() {
        return server.baseUri();
    }

    /** {@code tenant}, {@code clientId}, {@code clientSecret} and {@code tokenUri} (version 2). */
    @Override
    public Map<String, String> connection() {
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("tenant", TENANT);
        connection.put("clientId", CLIENT_ID);
        connection.put("clientSecret", CLIENT_SECRET);
        connection.put("tokenUri", baseUri() + "/" + TENANT + "/oauth2/v2.0/token");
        return connection;
    }

    /** From now on all clients have this secret; tokens that were given before are refused (F-AUT-05). */
    public void rotateSecret(String next) {
        server.exclusively(() -> tokens.rotate(next));
    }

    /**
     * Posts a free text invoice, as a person does: it gets its number, the next of its company, and clients change neither it nor its lines any more.
     *
     * @param company its {@code dataAreaId}, in lower case
     * @param invoice its {@code InvoiceIdentifier}
     * @throws IllegalArgumentException if the company has no such invoice, or it is posted already
     */
    public void post(String company, long invoice) {
        server.exclusively(() -> invoices.post(company, invoice));
    }

    /** From now on no invoice or journal line may be dated in these months, and in all others they may (F-FIN-09). */
    public void closePeriods(Set<YearMonth> months) {
        server.exclusively(() -> {
            closedPeriods.clear();
            closedPeriods.addAll(months);
        });
    }

    /**
     * From now on there is that entity set too, as a customer's own data entity: described in the metadata, and read and written by the rules of all others. It has no
     * number sequence, so that who creates a row gives all of its key; a key with {@code dataAreaId} makes it a set of companies.
     *
     * @param set its name
     * @param key names of the properties of its key, in order
     * @param properties each with its name and type, {@code Cap d}: types as in {@link #addProperty}, also {@code i}, and {@code s(20)} for a text with a limit, which
     *     the metadata says
     * @throws IllegalArgumentException if there is one of that name, or its key is not among the properties
     */
    public void addEntitySet(String set, List<String> key, String... properties) {
        server.exclusively(() -> catalog.addSet(set, key, String.join(",", properties)));
    }

    /**
     * From now on rows of a set have that property, or have it with another type, as after an update or an extension (GOV-7).
     *
     * @param type {@code s}, {@code d}, {@code L}, {@code dt}, {@code ts} or {@code e:NoYes}, as the contract sheet shortens them in its section 3
     * @throws IllegalArgumentException if the set is not simulated
     */
    public void addProperty(String set, String property, String type) {
        server.exclusively(() -> catalog.add(set, property + " " + type));
    }

    /**
     * From now on the entity of a set has no such property, as in an installation that lacks it (GOV-7). Rows that have it are still given whole with it.
     *
     * @throws IllegalArgumentException if the set is not simulated
     */
    public void removeProperty(String set, String property) {
        server.exclusively(() -> catalog.remove(set, property));
    }

    @Override
    public void play(String period) {
        server.exclusively(() -> playOnce(period));
    }

    private void playOnce(String period) {
        if (!state.isPlayed(period)) {
            tables.atomically(() -> {
                deliveries.objects(period, name()).forEach(object -> load(period, object));
                tables.markPlayed(period);
                return period;
            });
        }
    }

    /** Delivered rows get what they leave out; properties beyond the simulated ones are served as delivered. */
    private void load(String period, String object) {
        EntitySet set = catalog.find(object)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The delivery of " + period + " has " + object + ".json, which is no simulated entity set"));
        for (ObjectNode row : deliveries.records(period, name(), object)) {
            ObjectNode whole = EntityService.defaults(set);
            whole.setAll(row);
            tables.load(set, whole);
        }
    }

    @Override
    public void misbehave(FaultPlan plan) {
        server.misbehave(plan, troubles());
    }

    @Override
    public void close() {
        server.close();
        state.close();
    }

    /** How an environment is started. */
    public static final class Builder {
        private final Path deliveries;
        private final Path state;
        private InstantSource clock = InstantSource.system();
        private Set<YearMonth> closed = Set.of();
        private String defaultCompany = "dat";
        private int pageSize = 10_000;
        private int requestLimit = 6_000;
        private Duration operationTime = Duration.ZERO;

        private Builder(Path deliveries, Path state) {
            this.deliveries = deliveries;
            this.state = state;
        }

        /** The clock of tokens and limits; the system's unless set. */
        public Builder withClock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Months that no invoice or journal line may be dated in; none unless set. */
        public Builder withClosedPeriods(Set<YearMonth> months) {
            this.closed = Set.copyOf(months);
            return this;
        }

        /** Company of calls without {@code cross-company=true}; {@code dat} unless set. */
        public Builder withDefaultCompany(String company) {
            this.defaultCompany = company;
            return this;
        }

        /** Most rows of one page; 10,000 unless set. */
        public Builder withPageSize(int rows) {
            this.pageSize = rows;
            return this;
        }

        /** Most requests in five minutes; 6,000 unless set. */
        public Builder withRequestLimit(int requests) {
            this.requestLimit = requests;
            return this;
        }

        /** What each operation counts against the 20 minutes of execution time; nothing unless set. */
        public Builder withOperationTime(Duration time) {
            this.operationTime = time;
            return this;
        }

        public FinanceEnvironment start() {
            return new FinanceEnvironment(this);
        }

        private Settings settings(Set<YearMonth> closedPeriods) {
            return new Settings(clock, closedPeriods, defaultCompany, pageSize, requestLimit, operationTime);
        }
    }
}
