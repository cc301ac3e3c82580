package org.tallystick.simulators.workday;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.internal.UserAssertion;

/**
 * Access tokens of API clients: for the refresh token of one for integrations, or for what one states of a user and signs. An answer does not say when its token ends, for clients must not rely on
 * it. Source: the vendor contract sheet of Workday, section 2.
 */
final class RestTokens {

    private static final Duration LIFE = Duration.ofMinutes(60);

    private static final Set<String> AUDIENCES = Set.of("wd");
    private static final Duration LONGEST_ASSERTION = Duration.ofMinutes(5);
    private static final Set<String> CLIENTS = Set.of(WorkdayTenant.CLIENT_ID, WorkdayTenant.UNSCOPED_CLIENT_ID);
    private static final Set<String> USERS = Set.of(WorkdayTenant.USER, WorkdayTenant.OTHER_USER);

    private final TenantSettings settings;
    private final RandomGenerator random;
    private final Map<String, Grant> grants = new HashMap<>();

    private record Grant(String client, String user, Instant end) {}

    RestTokens(TenantSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    Response issue(Request request) {
        Map<String, String> form = request.form();
        if (!request.variable("tenant").equals(WorkdayTenant.TENANT)) {
            throw RestService.refusal(401, "invalid_client");
        }
        return UserAssertion.GRANT_TYPE.equals(form.get("grant_type"))
                ? issueFor(form.getOrDefault("assertion", ""))
                : issueFor(request, form);
    }

    /** Those without a client that is registered are refused with {@code invalid_client}, all else that is wrong with {@code invalid_grant}. */
    private Response issueFor(String jwt) {
        try {
            UserAssertion assertion = UserAssertion.parse(jwt);
            if (!CLIENTS.contains(assertion.issuer())) {
                throw RestService.refusal(401, "invalid_client");
            }
            assertion.verify(
                    settings.certificate().orElse(null),
                    AUDIENCES,
                    LONGEST_ASSERTION,
                    settings.time().instant());
            if (!USERS.contains(assertion.subject())) {
                throw invalidGrant("sub is no user of this tenant");
            }
            return issue(assertion.issuer(), assertion.subject());
        } catch (UserAssertion.InvalidException e) {
            throw invalidGrant(String.valueOf(e.getMessage()));
        }
    }

    private static Refusal invalidGrant(String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "invalid_grant");
        body.put("error_description", description);
        return new Refusal(Response.json(400, body));
    }

    /** For the refresh token, which acts for the user with whom the report is shared. */
    private Response issueFor(Request request, Map<String, String> form) {
        String header = request.header("Authorization").orElse("");
        String client = header.equals(basic(WorkdayTenant.CLIENT_ID))
                ? WorkdayTenant.CLIENT_ID
                : header.equals(basic(WorkdayTenant.UNSCOPED_CLIENT_ID)) ? WorkdayTenant.UNSCOPED_CLIENT_ID : "";
        if (client.isEmpty()) {
            throw RestService.refusal(401, "invalid_client");
        }
        if (!"refresh_token".equals(form.get("grant_type"))) {
            throw RestService.refusal(400, "unsupported_grant_type");
        }
        if (!WorkdayTenant.REFRESH_TOKEN.equals(form.get("refresh_token"))) {
            throw RestService.refusal(400, "invalid_grant");
        }
        return issue(client, WorkdayTenant.USER);
    }

    private Response issue(String client, String user) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = HexFormat.of().formatHex(bytes);
        grants.put(token, new Grant(client, user, settings.time().instant().plus(LIFE)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token);
        body.put("token_type", "Bearer");
        return Response.json(200, body);
    }

    /** @throws Refusal with 401 for no token that lives, Basic included; with 403 for a client without the functional area */
    void check(Request request) {
        Grant grant = grant(request).orElseThrow(() -> RestService.refusal(401, "invalid_token"));
        if (isUnscoped(grant)) {
            throw RestService.refusal(403, "permission denied");
        }
    }

    /** For whom the token acts that is shown, that of a client without a functional area for a user without the report; none: no token that lives is. */
    Optional<String> user(Request request) {
        return grant(request).map(grant -> isUnscoped(grant) ? WorkdayTenant.OTHER_USER : grant.user);
    }

    private Optional<Grant> grant(Request request) {
        String header = request.header("Authorization").orElse("");
        String token = header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
        if (request.meets(Fault.Kind.EXPIRED)) {
            grants.remove(token);
        }
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> settings.time().instant().isBefore(grant.end));
    }

    private static boolean isUnscoped(Grant grant) {
        return grant.client.equals(WorkdayTenant.UNSCOPED_CLIENT_ID);
    }

    private static String basic(String client) {
        String credentials = client + ":" + WorkdayTenant.CLIENT_SECRET;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
