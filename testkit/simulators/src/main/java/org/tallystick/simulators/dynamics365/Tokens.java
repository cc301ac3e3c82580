package org.tallystick.simulators.dynamics365;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Handler;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;

/**
 * Access tokens by client credentials with a secret. They live in memory: after a restart every one is invalid. Source:
 * Dynamics 365 Finance contract sheet, section 1; the error texts are Microsoft Entra's general ones.
 */
final class Tokens {
    private static final Duration LIFE = Duration.ofSeconds(3599);
    private static final List<String> CLIENTS = List.of(
            FinanceEnvironment.CLIENT_ID,
            FinanceEnvironment.UNREGISTERED_CLIENT_ID,
            FinanceEnvironment.RIGHTLESS_CLIENT_ID);

    private final Settings settings;
    private final RandomGenerator random;
    private final Map<String, Grant> grants = new HashMap<>();
    private String secret = FinanceEnvironment.CLIENT_SECRET;

    private record Grant(String client, Instant end) {}

    Tokens(Settings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** From now on all clients have another secret, and no token of before is accepted. */
    void rotate(String next) {
        secret = next;
        grants.clear();
    }

    /** Answers the endpoint of version 2, which asks for a {@code scope}. */
    Response byScope(Request request) {
        String resource = "http://" + request.header("Host").orElse("");
        return grant(request, () -> {
            if (!(resource + "/.default").equals(request.form().get("scope"))) {
                throw refusal(
                        400,
                        "invalid_scope",
                        70011,
                        "The provided value for the input parameter 'scope' is not valid.");
            }
        });
    }

    /** Answers the endpoint of version 1, which asks for a {@code resource} without a trailing slash. */
    Response byResource(Request request) {
        String resource = "http://" + request.header("Host").orElse("");
        return grant(request, () -> {
            if (!resource.equals(request.form().get("resource"))) {
                throw refusal(400, "invalid_resource", 500011, "The resource principal was not found in the tenant.");
            }
        });
    }

    /** The handler for bearers of a token whose client is registered (else 401) and has rights (else 403). */
    Handler secured(Handler handler) {
        return request -> {
            String header = request.header("Authorization").orElse("");
            String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
            if (request.meets(Fault.Kind.EXPIRED)) {
                grants.remove(token);
            }
            Grant grant = grants.get(token);
            if (grant == null
                    || !settings.clock().instant().isBefore(grant.end)
                    || grant.client.equals(FinanceEnvironment.UNREGISTERED_CLIENT_ID)) {
                throw new Refusal(ODataErrors.plain(401, ""));
            }
            if (grant.client.equals(FinanceEnvironment.RIGHTLESS_CLIENT_ID)) {
                throw ODataErrors.refusal(403, "The user has no rights to this entity.");
            }
            return handler.handle(request);
        };
    }

    private Response grant(Request request, Runnable checkOfTarget) {
        Map<String, String> form = request.form();
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!request.variable("tenant").equals(FinanceEnvironment.TENANT)) {
            throw refusal(400, "invalid_request", 90002, "Tenant not found.");
        }
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            throw refusal(400, "invalid_request", 900144, "The request body must be form-encoded.");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw refusal(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
        }
        if (!CLIENTS.contains(form.getOrDefault("client_id", ""))) {
            throw refusal(400, "unauthorized_client", 700016, "Application was not found in the directory.");
        }
        if (!secret.equals(form.get("client_secret"))) {
            throw refusal(401, "invalid_client", 7000215, "Invalid client secret provided.");
        }
        checkOfTarget.run();
        return issue(String.valueOf(form.get("client_id")));
    }

    private Response issue(String client) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        grants.put(token, new Grant(client, settings.clock().instant().plus(LIFE)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_type", "Bearer");
        body.put("expires_in", LIFE.toSeconds());
        body.put("ext_expires_in", LIFE.toSeconds());
        body.put("access_token", token);
        return Response.json(200, body).withHeader("Cache-Control", "no-store");
    }

    private static Refusal refusal(int status, String error, int code, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", "AADSTS" + code + ": " + text);
        body.put("error_codes", List.of(code));
        return new Refusal(Response.json(status, body));
    }
}
