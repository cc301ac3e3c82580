package org.tallystick.connector.http;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tallystick.spi.Secret;

/** How an OAuth 2.0 token is asked for. Its secrets are resolved at every request. */
@FunctionalInterface
public interface TokenGrant {

    /** The request for a token, made now. */
    HttpCall request(Instant now);

    /** Client credentials, sent as HTTP Basic (RFC 6749 section 4.4). */
    static TokenGrant clientCredentials(URI tokenUri, String clientId, Supplier<Secret> clientSecret) {
        return now -> HttpCall.form(tokenUri, Map.of("grant_type", "client_credentials"))
                .withHeader(
                        "Authorization",
                        BasicAuthorization.header(clientId, clientSecret.get()).reveal());
    }

    /** Client credentials, sent in the form with the scope that is asked for (RFC 6749 sections 2.3.1 and 4.4). */
    static TokenGrant clientCredentialsInForm(
            URI tokenUri, String clientId, Supplier<Secret> clientSecret, String scope) {
        return now -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "client_credentials");
            form.put("client_id", clientId);
            form.put("client_secret", clientSecret.get().reveal());
            form.put("scope", scope);
            return HttpCall.form(tokenUri, form);
        };
    }

    /**
     * A refresh token, for a client that shows itself by HTTP Basic (RFC 6749 section 6). One that does not change is used as it is, one
     * that changes with every use by {@link TokenProvider#rotating}.
     */
    static TokenGrant refreshToken(
            URI tokenUri, String clientId, Supplier<Secret> clientSecret, Supplier<Secret> refreshToken) {
        return now -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", refreshToken.get().reveal());
            return HttpCall.form(tokenUri, form)
                    .withHeader(
                            "Authorization",
                            BasicAuthorization.header(clientId, clientSecret.get())
                                    .reveal());
        };
    }

    /** Client credentials, proved by a signed assertion (RFC 7523 section 2.2). */
    static TokenGrant clientAssertion(URI tokenUri, JwtAssertion assertion) {
        return now -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "client_credentials");
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", assertion.sign(now).reveal());
            return HttpCall.form(tokenUri, form);
        };
    }

    /** A signed assertion as the grant itself (RFC 7523 section 2.1). */
    static TokenGrant jwtBearer(URI tokenUri, JwtAssertion assertion) {
        return now -> {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
            form.put("assertion", assertion.sign(now).reveal());
            return HttpCall.form(tokenUri, form);
        };
    }
}
