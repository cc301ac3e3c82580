package org.tallystick.simulators.salesforce;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.internal.UserAssertion;

/**
 * Access tokens by the client credentials and JWT bearer flows. They live in memory: after a restart every one is invalid. Source:
 * Salesforce contract sheet, section 2.
 */
final class Tokens {

    static final String CONSUMER_KEY = "3MVG9tallystick.simulator.consumer";
    static final String CONSUMER_SECRET = "simulated-consumer-secret";
    private static final String LOGIN_HOST = "https://login.salesforce.com";
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(3);
    private static final List<String> CLIENTS = List.of(CONSUMER_KEY, SalesforceOrg.UNSCOPED_CONSUMER_KEY);

    private final OrgSettings settings;
    private final RandomGenerator random;
    private final Map<String, Grant> grants = new HashMap<>();
    private volatile String secret = CONSUMER_SECRET;

    private record Grant(String client, Instant expiry) {}

    Tokens(OrgSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    boolean isValid(String token) {
        Grant grant = grants.get(token);
        return grant != null && settings.time().instant().isBefore(grant.expiry);
    }

    /** Whether the app of a valid token may use the API. */
    boolean hasScope(String token) {
        Grant grant = grants.get(token);
        return grant != null && grant.client.equals(CONSUMER_KEY);
    }

    /** That of all apps. */
    String secret() {
        return secret;
    }

    /** From now on all apps have this secret; what was given for the former one is refused. */
    void rotate(String next) {
        secret = next;
        grants.clear();
    }

    void expire(String token) {
        grants.remove(token);
    }

    Response grant(Request request) {
        Map<String, String> form = new LinkedHashMap<>(request.form());
        if (UserAssertion.GRANT_TYPE.equals(form.get("grant_type"))) {
            return grantTo(form.getOrDefault("assertion", ""), request);
        }
        request.header("Authorization").flatMap(Tokens::basic).ifPresent(form::putAll);
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refuse("unsupported_grant_type", "grant type not supported");
        }
        String client = form.getOrDefault("client_id", "");
        if (!CLIENTS.contains(client)) {
            return refuse("invalid_client_id", "client identifier invalid");
        }
        if (!secret.equals(form.get("client_secret"))) {
            return refuse("invalid_client", "invalid client credentials");
        }
        return issue(client, request);
    }

    private Response grantTo(String jwt, Request request) {
        try {
            UserAssertion assertion = UserAssertion.parse(jwt);
            if (!CLIENTS.contains(assertion.issuer())) {
                return refuse("invalid_client_id", "client identifier invalid");
            }
            assertion.verify(
                    settings.certificate().orElse(null),
                    Set.of(LOGIN_HOST, instance(request)),
                    LONGEST_ASSERTION,
                    settings.time().instant());
            if (!SalesforceOrg.USERNAME.equals(assertion.subject())) {
                return refuse("invalid_grant", "user has not approved this consumer");
            }
            return issue(assertion.issuer(), request);
        } catch (UserAssertion.InvalidException e) {
            return refuse("invalid_grant", String.valueOf(e.getMessage()));
        }
    }

    private Response issue(String client, Request request) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = "00D5g0000000001!" + HexFormat.of().formatHex(bytes);
        Instant now = settings.time().instant();
        grants.put(token, new Grant(client, now.plus(settings.tokenLife())));
        String instance = instance(request);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("instance_url", instance);
        body.put("id", instance + "/id/00D5g0000000001EAA/0055g00000000001AAA");
        body.put("token_type", "Bearer");
        body.put("scope", "api");
        body.put("issued_at", String.valueOf(now.toEpochMilli()));
        return Response.json(200, body);
    }

    private static String instance(Request request) {
        return "http://" + request.header("Host").orElseThrow();
    }

    /** The two halves of a Basic header, under their form names; empty if it is none. */
    private static Optional<Map<String, String>> basic(String header) {
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(
                            Map.of("client_id", pair.substring(0, colon), "client_secret", pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Response refuse(String error, String description) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return Response.json(400, body);
    }
}
