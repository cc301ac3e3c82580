package org.tallystick.connector.salesforce.platform;

import static org.tallystick.spi.ConfigProperty.optional;
import static org.tallystick.spi.ConfigProperty.required;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tallystick.connector.http.JwtAssertion;
import org.tallystick.connector.http.LoginWays;
import org.tallystick.connector.http.TokenGrant;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.ConnectorConfig;

/**
 * How an org is entered: by client credentials, or by a signed assertion of a user who allowed it (JWT bearer). Source: the vendor contract
 * sheet of Salesforce, section 2.
 */
final class OrgAccess {

    private static final String CLIENT_CREDENTIALS = "client-credentials";
    private static final String JWT_BEARER = "jwt-bearer";

    private static final LoginWays WAYS = new LoginWays(
            CLIENT_CREDENTIALS,
            Map.of(CLIENT_CREDENTIALS, List.of("client-secret"), JWT_BEARER, List.of("username", "private-key")));

    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(3);

    static final List<ConfigProperty> PROPERTIES = List.of(
            optional(
                    LoginWays.PROPERTY,
                    Kind.TEXT,
                    CLIENT_CREDENTIALS,
                    "How the org is entered: client-credentials or jwt-bearer."),
            required(
                    "token-uri",
                    Kind.URI,
                    "The org's token address, at its own My Domain host; with jwt-bearer also at a login host."),
            optional("instance-uri", Kind.URI, null, "Where the org's API is; else as the token's answer says."),
            required("client-id", Kind.TEXT, "Consumer key of the connected app."),
            optional(
                    "client-secret",
                    Kind.SECRET,
                    null,
                    "Consumer secret of the connected app; client-credentials only."),
            optional("username", Kind.TEXT, null, "The user that the connected app runs as; jwt-bearer only."),
            optional(
                    "private-key",
                    Kind.SECRET,
                    null,
                    "Private key of the connected app's certificate (RSA), PKCS #8 in PEM; jwt-bearer only."),
            optional(
                    "audience",
                    Kind.URI,
                    "https://login.salesforce.com",
                    "For whom assertions are: this, https://test.salesforce.com for a sandbox, or the site's address;"
                            + " jwt-bearer only."));

    private OrgAccess() {}

    /**
     * @param found what is wrong beside
     * @throws ConfigException naming all that is wrong
     */
    static ConnectorConfig resolve(ConnectorConfig config, List<ConfigProperty> understood, List<String> found) {
        List<String> faults = new ArrayList<>(found);
        ConnectorConfig resolved = WAYS.resolve(config, understood, faults);
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return resolved;
    }

    static boolean isJwtBearer(ConnectorConfig config) {
        return config.text(LoginWays.PROPERTY).equals(JWT_BEARER);
    }

    static TokenGrant grant(ConnectorConfig config) {
        URI tokenUri = config.uri("token-uri");
        return isJwtBearer(config)
                ? TokenGrant.jwtBearer(tokenUri, assertion(config))
                : TokenGrant.clientCredentials(
                        tokenUri, config.text("client-id"), () -> config.secret("client-secret"));
    }

    private static JwtAssertion assertion(ConnectorConfig config) {
        return new JwtAssertion(
                "RS256",
                null,
                config.text("client-id"),
                config.text("username"),
                config.text("audience"),
                List.of(),
                ASSERTION_LIFE,
                () -> config.secret("private-key"));
    }
}
