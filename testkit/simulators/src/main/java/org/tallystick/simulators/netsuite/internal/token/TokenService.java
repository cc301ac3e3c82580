package org.tallystick.simulators.netsuite.internal.token;

import java.security.PublicKey;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Handler;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.netsuite.internal.wire.Refusals;

/** Gives access tokens for signed assertions, and lets only their bearers through, and calls that are signed themselves. */
public final class TokenService {
    /** Path of the token endpoint. */
    public static final String PATH = "/services/rest/auth/oauth2/v1/token";

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String BEARER = "Bearer ";

    private final String clientId;
    private final Map<String, PublicKey> certificates;
    private AccessTokens tokens;
    private final SignedCalls signed;
    private final InstantSource clock;

    /**
     * @param certificates public keys by certificate id
     * @param seed the key that tokens are bound to
     */
    public TokenService(
            String clientId,
            Map<String, PublicKey> certificates,
            PublicKey seed,
            SignedCalls signed,
            InstantSource clock) {
        this.clientId = clientId;
        this.certificates = new HashMap<>(certificates);
        this.tokens = new AccessTokens(seed, clock);
        this.signed = signed;
        this.clock = clock;
    }

    /** From now on that certificate is of this key; tokens that were given before are refused. */
    public void rotate(String certificateId, PublicKey next) {
        certificates.put(certificateId, next);
        tokens = new AccessTokens(next, clock);
    }

    /** Answers the token endpoint. */
    public Response issue(Request request) {
        String contentType = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        Map<String, String> form = request.form();
        if (!contentType.startsWith("application/x-www-form-urlencoded")) {
            return refused("invalid_request", "the body must be application/x-www-form-urlencoded");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused("unsupported_grant_type", "grant_type must be client_credentials");
        }
        if (!ASSERTION_TYPE.equals(form.get("client_assertion_type"))) {
            return refused("invalid_request", "client_assertion_type must be " + ASSERTION_TYPE);
        }
        String tokenUrl = "http://" + request.header("Host").orElse("") + PATH;
        try {
            Assertion assertion = Assertion.verified(
                    form.getOrDefault("client_assertion", ""), certificates, clientId, tokenUrl, clock.instant());
            return assertion.hasRestScope() ? granted() : refused("invalid_scope", "scope is not rest_webservices");
        } catch (InvalidAssertionException e) {
            return refused("invalid_grant", String.valueOf(e.getMessage()));
        }
    }

    /** The handler for those who show a token that has not expired, or sign their call; others get 401. */
    public Handler secured(Handler handler) {
        return request -> {
            String credentials = request.header("Authorization").orElse("");
            String token = credentials.startsWith(BEARER) ? credentials.substring(BEARER.length()) : "";
            if (request.meets(Fault.Kind.EXPIRED)) {
                tokens.expire(token);
            }
            boolean isLetIn = SignedCalls.isOne(credentials) ? signed.isValid(request) : tokens.isValid(token);
            if (!isLetIn) {
                throw Refusals.of(
                        401, "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI.");
            }
            return handler.handle(request);
        };
    }

    private Response granted() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.issue(clientId));
        body.put("expires_in", AccessTokens.LIFE_SECONDS);
        body.put("token_type", "Bearer");
        return Response.json(200, body).withHeader("Cache-Control", "no-store");
    }

    private static Response refused(String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return Response.json(400, body);
    }
}
