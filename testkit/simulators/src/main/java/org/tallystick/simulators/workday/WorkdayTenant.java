package org.tallystick.simulators.workday;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tallystick.simulators.FaultPlan;
import org.tallystick.simulators.Simulator;
import org.tallystick.simulators.internal.Deliveries;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Fault.Kind;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.internal.Routes;
import org.tallystick.simulators.internal.SimulatorServer;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.internal.Troubles;

/**
 * A running tenant with the report {@value #REPORT}, owned by {@value #OWNER} and shared with one integration system user, with {@code Get_Workers}
 * of the SOAP service {@code Human_Resources} for that user, and with REST collections for an API client: each other file of a delivery is one,
 * {@code organizations.json} of the common service, {@code staffing.v6.jobs.json} of another. It is read only: what deliveries bring is all there is.
 */
public final class WorkdayTenant implements Simulator {
    /** Name of the tenant; case counts. */
    public static final String TENANT = "tallystick_dpt1";

    /** Who owns the report. */
    public static final String OWNER = "lmcneil";

    /** Name of the report. */
    public static final String REPORT = "Workers";

    /** The user with whom the report is shared. */
    public static final String USER = "ISU_Tallystick";

    /** A user of the tenant with whom the report is not shared. */
    public static final String OTHER_USER = "ISU_Benefits";

    /** The password of both users, until it is changed. */
    public static final String PASSWORD = "loopback-only";

    /** The API client for integrations. */
    public static final String CLIENT_ID = "NmQ5MDU3ZmUtN2E0";

    /** An API client that has no functional area. */
    public static final String UNSCOPED_CLIENT_ID = "NzE0ZjA5YzItOWIx";

    /** The secret of both API clients. */
    public static final String CLIENT_SECRET = "loopback-only-client";

    /** The refresh token of both API clients, which does not expire. */
    public static final String REFRESH_TOKEN = "loopback-only-refresh";

    private final StateFile state;
    private final Deliveries deliveries;
    private final Workers workers;
    private final RestCollections collections;
    private final SimulatorServer server;

    private volatile String password = PASSWORD;

    private WorkdayTenant(Path deliveries, Path folder, TenantSettings settings) {
        this.deliveries = new Deliveries(deliveries);
        this.state = StateFile.open(folder.resolve("workday.db"));
        this.workers = new Workers(state);
        this.collections = new RestCollections(state);
        RestTokens tokens = new RestTokens(settings, new SecureRandom());
        RestService rest = new RestService(collections, tokens);
        Routes routes = new Routes()
                .on("POST", "/ccx/oauth2/{tenant}/token", tokens::issue)
                .on("GET", "/ccx/api/v1/{tenant}/{resource}", rest::common)
                .on("GET", "/ccx/api/{service}/{version}/{tenant}/{resource}", rest::ofService)
                .on(
                        "GET",
                        "/ccx/service/customreport2/{tenant}/{owner}/{report}",
                        new ReportService(workers, () -> password, tokens)::answer)
                .on(
                        "POST",
                        "/ccx/service/{tenant}/Human_Resources/{version}",
                        new HumanResources(workers.history(), () -> password, settings.time())::answer);
        this.server = SimulatorServer.start(routes, new WorkdayErrors(), state, this::playOnce);
    }

    /**
     * @param deliveries folder with one folder per period
     * @param state folder for what must survive a restart; made if absent
     */
    public static WorkdayTenant start(Path deliveries, Path state) {
        return start(deliveries, state, TenantSettings.ofDefaults());
    }

    /** @param clock what is today, and now */
    public static WorkdayTenant start(Path deliveries, Path state, InstantSource clock) {
        return start(deliveries, state, TenantSettings.ofDefaults().withTime(clock));
    }

    /** Starts as the settings say. */
    public static WorkdayTenant start(Path deliveries, Path state, TenantSettings settings) {
        return new WorkdayTenant(deliveries, state, settings);
    }

    /** Source: Workday contract sheet, section 7. */
    private static Troubles troubles() {
        return Troubles.ofTheWire()
                .onAll("", Fault.of(Kind.BUSY), Fault.of(Kind.BUSY).withRetryAfter(2))
                .onAll("", Fault.status(500), Fault.status(503));
    }

    static Response refusal(int status, String reason) {
        return Response.text(
                status, "text/html;charset=UTF-8", "<html><body>" + status + ": " + reason + "</body></html>");
    }

    @Override
    public String name() {
        return "workday";
    }

    @Override
    public URI baseUri() {
        return server.baseUri();
    }

    /**
     * {@code tenant}, {@code reportOwner}, {@code reportName}, {@code user} and {@code password}; {@code clientId}, {@code clientSecret} and
     * {@code refreshToken} for REST.
     */
    @Override
    public Map<String, String> connection() {
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("tenant", TENANT);
        connection.put("reportOwner", OWNER);
        connection.put("reportName", REPORT);
        connection.put("user", USER);
        connection.put("password", password);
        connection.put("clientId", CLIENT_ID);
        connection.put("clientSecret", CLIENT_SECRET);
        connection.put("refreshToken", REFRESH_TOKEN);
        return connection;
    }

    /** From now on both users have this password; the old one is refused. */
    public void changePassword(String to) {
        password = to;
    }

    @Override
    public void play(String period) {
        server.exclusively(() -> playOnce(period));
    }

    private void playOnce(String period) {
        if (!state.isPlayed(period)) {
            deliveries.objects(period, name()).stream()
                    .filter(object -> !object.equals(REPORT))
                    .forEach(object -> collections.load(object, deliveries.records(period, name(), object)));
            workers.load(deliveries.records(period, name(), REPORT), period);
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
}
