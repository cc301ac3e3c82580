package org.tallystick.simulators.workday;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;

/**
 * Access tokens for the refresh token of an API client for integrations. An answer does not say when its token ends, for clients must not rely on
 * it. Source: the vendor contract sheet of Workday, section 2.
 */
final class RestTokens {

    private static final Duration LIFE = Duration.ofMinutes(60);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Grant> grants = new HashMap<>();

    private record Grant(String client, Instant end) {}

    RestTokens(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    Response issue(Request request) {
        Map<String, String> form = request.form();
        String header = request.header("Authorization").orElse("");
        String client = header.equals(basic(WorkdayTenant.CLIENT_ID))
                ? WorkdayTenant.CLIENT_ID
                : header.equals(basic(WorkdayTenant.UNSCOPED_CLIENT_ID)) ? WorkdayTenant.UNSCOPED_CLIENT_ID : "";
        if (client.isEmpty() || !request.variable("tenant").equals(WorkdayTenant.TENANT)) {
            throw RestService.refusal(401, "invalid_client");
        }
        if (!"refresh_token".equals(form.get("grant_type"))) {
            throw RestService.refusal(400, "unsupported_grant_type");
        }
        if (!WorkdayTenant.REFRESH_TOKEN.equals(form.get("refresh_token"))) {
            throw RestService.refusal(400, "invalid_grant");
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        grants.put(token, new Grant(client, clock.instant().plus(LIFE)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "Bearer");
        return Response.json(200, body);
    }

    /** @throws Refusal with 401 for no token that lives, Basic included; with 403 for a client without the functional area */
    void check(Request request) {
        String client = client(request).orElseThrow(() -> RestService.refusal(401, "invalid_token"));
        if (client.equals(WorkdayTenant.UNSCOPED_CLIENT_ID)) {
            throw RestService.refusal(403, "permission denied");
        }
    }

    /** The client whose token is shown; none: no token that lives is. */
    Optional<String> client(Request request) {
        String header = request.header("Authorization").orElse("");
        String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        if (request.meets(Fault.Kind.EXPIRED)) {
            grants.remove(token);
        }
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> clock.instant().isBefore(grant.end))
                .map(Grant::client);
    }

    private static String basic(String client) {
        String credentials = client + ":" + WorkdayTenant.CLIENT_SECRET;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
