package org.tallystick.simulators.salesforce;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.Simulator;
import org.tallystick.simulators.internal.Deliveries;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Fault.Kind;
import org.tallystick.simulators.internal.Routes;
import org.tallystick.simulators.internal.SimulatorServer;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.internal.Troubles;
import org.tallystick.simulators.salesforce.internal.data.DeliveryLoader;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.schema.Catalog;
import org.tallystick.simulators.salesforce.internal.write.Billing;

/**
 * One Salesforce org with Certinia PSA on a loopback port: token, query, bulk query and ingest, records, collections, composite requests
 * and graphs of them, describe and limits of the REST data API, versions 58 to 68. It loads the folders {@code salesforce} and {@code certinia} of a delivery.
 *
 * <p>Thread-safe. Batches of requests and {@code getDeleted} are not simulated.
 */
public final class SalesforceOrg implements Simulator {

    /** A connected app that gets tokens and may not use the API; it has the secret of the other. */
    public static final String UNSCOPED_CONSUMER_KEY = "3MVG9tallystick.simulator.unscoped";

    /** The user whom the connected apps are approved for in the JWT bearer flow. */
    public static final String USERNAME = "integration@tallystick.example";

    private static final String ROOT = "/services/data/{version}";

    private final StateFile state;
    private final SimulatorServer server;
    private final OrgData data;
    private final DeliveryLoader loader;
    private final Tokens tokens;
    private final Access access;

    private SalesforceOrg(Path deliveries, Path stateDirectory, OrgSettings settings) {
        this.state = StateFile.open(stateDirectory.resolve("salesforce.db"));
        this.data = OrgData.open(state, Catalog.load());
        this.loader = new DeliveryLoader(new Deliveries(deliveries), data, state);
        this.tokens = new Tokens(settings, new SecureRandom());
        this.access = new Access(tokens, settings);
        this.server = SimulatorServer.start(routes(data, settings, tokens, access), Errors.BODIES, state, loader::play);
    }

    /** Starts with the state that the directory holds, or empty. */
    public static SalesforceOrg start(Path deliveries, Path stateDirectory) {
        return start(deliveries, stateDirectory, OrgSettings.ofDefaults());
    }

    /** Starts as the settings say. */
    public static SalesforceOrg start(Path deliveries, Path stateDirectory, OrgSettings settings) {
        return new SalesforceOrg(deliveries, stateDirectory, settings);
    }

    @Override
    public String name() {
        return "salesforce";
    }

    @Override
    public URI baseUri() {
        return server.baseUri();
    }

    /** {@code consumerKey} and {@code consumerSecret} of the client credentials flow, as it is now. */
    @Override
    public Map<String, String> connection() {
        return Map.of("consumerKey", Tokens.CONSUMER_KEY, "consumerSecret", tokens.secret());
    }

    /** From now on all connected apps have this consumer secret; tokens that were given before are refused (F-AUT-05). */
    public void rotateSecret(String next) {
        server.exclusively(() -> tokens.rotate(next));
    }

    /** From now on other applications have made so many calls of the org's allowance in the last 24 hours (F-LIM-05). */
    public void othersUse(int calls) {
        server.exclusively(() -> access.othersUse(calls));
    }

    /**
     * The package generates billing: all that is approved, billable and not billed yet, up to that day, becomes a batch for each account, an event
     * for each project, and an item for each record. A timecard that crosses the end of a month is split there.
     */
    public void generateBilling(LocalDate upTo) {
        server.exclusively(() -> Billing.generate(data, upTo));
    }

    @Override
    public void play(String period) {
        server.exclusively(() -> loader.play(period));
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

    /** Source: Salesforce contract sheet, sections 2 and 6. */
    private static Troubles troubles() {
        String data = "/services/data";
        return Troubles.ofTheWire()
                .onAll("", Fault.status(503))
                .onAll(data, Fault.of(Kind.BUSY), Fault.status(500), Fault.status(401), Fault.of(Kind.EXPIRED))
                .onWrites(data, Fault.of(Kind.LOCKED), Fault.of(Kind.DROP_AFTER_COMMIT), Fault.statusAfterCommit(500));
    }

    private static Routes routes(OrgData data, OrgSettings settings, Tokens tokens, Access access) {
        RandomGenerator random = new SecureRandom();
        DescribeEndpoint describe = new DescribeEndpoint(data.catalog());
        Routes records = records(new RecordEndpoint(data));
        Routes calls = composable(data, describe, new QueryEndpoint(data, settings, random), records);
        Routes routes = new Routes()
                .on("POST", "/services/oauth2/token", tokens::grant)
                .on("GET", "/services/data", describe::versions)
                .on("GET", ROOT + "/limits", access.guard(access::limits))
                .onAll(calls, access::guard)
                .on("POST", ROOT + "/composite", access.guard(new CompositeEndpoint(data, calls)::answer))
                .on("POST", ROOT + "/composite/graph", access.guard(new CompositeEndpoint(data, records)::graphs));
        BulkQueryEndpoint bulk = new BulkQueryEndpoint(data, settings, random);
        routes.on("POST", ROOT + "/jobs/query", access.guard(bulk::create))
                .on("GET", ROOT + "/jobs/query/{id}", access.guard(bulk::read))
                .on("PATCH", ROOT + "/jobs/query/{id}", access.guard(bulk::change))
                .on("DELETE", ROOT + "/jobs/query/{id}", access.guard(bulk::delete))
                .on("GET", ROOT + "/jobs/query/{id}/results", access.guard(bulk::results));
        addIngest(routes, ROOT + "/jobs/ingest", new BulkIngestEndpoint(data, settings, random), access);
        return routes;
    }

    /** What a composite request may be made of. */
    private static Routes composable(OrgData data, DescribeEndpoint describe, QueryEndpoint query, Routes records) {
        Routes routes = new Routes()
                .on("GET", ROOT + "/sobjects/{object}/describe", describe::describe)
                .on("GET", ROOT + "/query", query::query)
                .on("GET", ROOT + "/query/{locator}", query::more)
                .on("GET", ROOT + "/queryAll", query::queryAll)
                .on("GET", ROOT + "/queryAll/{locator}", query::more)
                .onAll(records, UnaryOperator.identity());
        addCollections(routes, new CollectionsEndpoint(data));
        return routes;
    }

    private static void addIngest(Routes routes, String jobs, BulkIngestEndpoint ingest, Access access) {
        routes.on("POST", jobs, access.guard(ingest::create))
                .on("GET", jobs, access.guard(ingest::list))
                .on("GET", jobs + "/{id}", access.guard(ingest::read))
                .on("PATCH", jobs + "/{id}", access.guard(ingest::change))
                .on("PUT", jobs + "/{id}/batches", access.guard(ingest::upload))
                .on("GET", jobs + "/{id}/successfulResults", access.guard(ingest::successful))
                .on("GET", jobs + "/{id}/failedResults", access.guard(ingest::failed))
                .on("GET", jobs + "/{id}/unprocessedrecords", access.guard(ingest::unprocessed));
    }

    /** What a graph may be made of, and a composite request, too. */
    private static Routes records(RecordEndpoint records) {
        String one = ROOT + "/sobjects/{object}/{id}";
        String byKey = ROOT + "/sobjects/{object}/{field}/{value}";
        return new Routes()
                .on("POST", ROOT + "/sobjects/{object}", records::create)
                .on("POST", ROOT + "/sobjects/{object}/", records::create)
                .on("GET", one, records::read)
                .on("PATCH", one, records::update)
                .on("DELETE", one, records::delete)
                .on("GET", byKey, records::readByKey)
                .on("PATCH", byKey, records::upsert);
    }

    private static void addCollections(Routes routes, CollectionsEndpoint collections) {
        String path = ROOT + "/composite/sobjects";
        routes.on("POST", path, collections::create)
                .on("PATCH", path, collections::update)
                .on("DELETE", path, collections::delete)
                .on("PATCH", path + "/{object}/{field}", collections::upsert);
    }
}
