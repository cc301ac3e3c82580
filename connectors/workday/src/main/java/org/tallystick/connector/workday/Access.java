package org.tallystick.connector.workday;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.Authorization;
import org.tallystick.connector.http.BasicAuthorization;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.JwtAssertion;
import org.tallystick.connector.http.LoginWays;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.TokenGrant;
import org.tallystick.connector.http.TokenProvider;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;

/**
 * How a tenant is entered: collections of REST by tokens of an API client, which are had for a refresh token or for a signed assertion; reports by
 * the user's password or by the same tokens. SOAP takes the password alone. Source: the vendor contract sheet of Workday, section 2.
 */
final class Access {

    static final String REFRESH_TOKEN = "refresh-token";

    static final String BASIC = "basic";

    /** Names how reports are entered. */
    static final String OF_REPORTS = "report-authentication";

    private static final String JWT_BEARER = "jwt-bearer";
    private static final String BEARER = "bearer";
    private static final String CLIENT_ID = "client-id";
    private static final List<String> PASSWORD = List.of("user", "password");

    private static final LoginWays SOURCE = new LoginWays(
            WorkdayConnectorFactory.RAAS,
            Map.of(
                    WorkdayConnectorFactory.RAAS,
                    List.of("report-owner", "report-name"),
                    WorkdayConnectorFactory.SOAP,
                    PASSWORD),
            WorkdayConnectorFactory.SOURCE);

    private static final LoginWays REPORTS =
            new LoginWays(BASIC, Map.of(BASIC, PASSWORD, BEARER, List.of()), OF_REPORTS);

    private static final LoginWays CLIENT = new LoginWays(
            REFRESH_TOKEN,
            Map.of(
                    REFRESH_TOKEN,
                    List.of(CLIENT_ID, "client-secret", REFRESH_TOKEN),
                    JWT_BEARER,
                    List.of(CLIENT_ID, "user", "private-key")));

    /** An assertion may end in five minutes at most, by the clock of Workday, which may be behind ours. */
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(3);

    private final ConnectorConfig config;
    private final HttpTransport transport;
    private final @Nullable TokenProvider tokens;

    /** @param config as {@link #resolve} gave it */
    Access(ConnectorConfig config) {
        this.config = config;
        this.transport = new HttpTransport(HttpSettings.from(config));
        this.tokens = hasClient() ? new TokenProvider(transport, grant(), config.clock()) : null;
    }

    /**
     * The configuration with defaults filled in.
     *
     * @param faults takes what is missing for what is chosen
     * @throws ConfigException if something else is wrong; names the faults along
     */
    static ConnectorConfig resolve(ConnectorConfig config, List<ConfigProperty> understood, List<String> faults) {
        faults.addAll(SOURCE.faults(config));
        boolean isBearer =
                config.optionalText(OF_REPORTS).filter(BEARER::equals).isPresent();
        if (isBearer
                || Stream.of(CLIENT_ID, "client-secret", REFRESH_TOKEN, "private-key", LoginWays.PROPERTY)
                        .anyMatch(name -> config.optionalText(name).isPresent())) {
            faults.addAll(CLIENT.faults(config));
        }
        return REPORTS.resolve(config, understood, faults);
    }

    /** The user's name in a tenant, without the tenant. */
    static String user(ConnectorConfig config) {
        String name = config.text("user");
        String tenant = "@" + config.text("tenant");
        return name.endsWith(tenant) ? name.substring(0, name.length() - tenant.length()) : name;
    }

    /** Whether there is an API client; reports by password and SOAP need none. */
    boolean hasClient() {
        return config.optionalText(CLIENT_ID).isPresent();
    }

    /** Whether the API client signs assertions. */
    boolean isJwtBearer() {
        return config.text(LoginWays.PROPERTY).equals(JWT_BEARER);
    }

    /** Whether reports are entered by tokens. */
    boolean isBearer() {
        return config.text(OF_REPORTS).equals(BEARER);
    }

    /** Whether workers are read by tokens, which SOAP does not take. */
    boolean isBearerForWorkers() {
        return isBearer() && config.text(WorkdayConnectorFactory.SOURCE).equals(WorkdayConnectorFactory.RAAS);
    }

    /** Calls of reports. */
    RestClient reports(ErrorTable errors) {
        return client(
                isBearer() ? tokens() : new BasicAuthorization(config.text("user"), () -> config.secret("password")),
                errors);
    }

    /** Calls of the REST services; there must be an API client. */
    RestClient rest(ErrorTable errors) {
        return client(tokens(), errors);
    }

    /**
     * Has a token, the held one or a new one: no smaller call shows that the API client is known, whatever its scopes.
     *
     * @throws ConnectorException if none can be had
     */
    void requireToken() {
        tokens().token();
    }

    private RestClient client(Authorization authorization, ErrorTable errors) {
        return new RestClient(transport, authorization, errors, config.clock());
    }

    private TokenProvider tokens() {
        return requireNonNull(tokens, "an API client");
    }

    private TokenGrant grant() {
        URI tokenUri =
                config.uri("base-uri").resolve("/ccx/oauth2/%s/token".formatted(Uris.encode(config.text("tenant"))));
        return isJwtBearer()
                ? TokenGrant.jwtBearer(tokenUri, assertion())
                : TokenGrant.refreshToken(
                        tokenUri,
                        config.text(CLIENT_ID),
                        () -> config.secret("client-secret"),
                        () -> config.secret(REFRESH_TOKEN));
    }

    private JwtAssertion assertion() {
        return new JwtAssertion(
                "RS256",
                null,
                config.text(CLIENT_ID),
                user(config),
                "wd",
                List.of(),
                ASSERTION_LIFE,
                () -> config.secret("private-key"));
    }
}
