package org.tallystick.connector.netsuite;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.LoginWays;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code netsuite}. */
public final class NetSuiteConnectorFactory implements ConnectorFactory {

    static final String KIND = "netsuite";

    /** What the token endpoint accepts; RS256 it does not. */
    private static final Set<String> ALGORITHMS = Set.of("PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    static final String OAUTH2 = "oauth2";
    static final String TBA = "tba";
    static final String ASYNC = "async";

    private static final LoginWays WAYS = new LoginWays(
            OAUTH2,
            Map.of(
                    OAUTH2, List.of("client-id", "certificate-id", "private-key"),
                    TBA, List.of("consumer-key", "consumer-secret", "token-id", "token-secret")));

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required("account", Kind.TEXT, "The account's id, such as 123456 or 123456_SB1."),
            ConfigProperty.optional(
                    "base-uri", Kind.URI, null, "Where the account's services are; made from its id if absent."),
            ConfigProperty.optional(
                    LoginWays.PROPERTY,
                    Kind.TEXT,
                    OAUTH2,
                    "How calls are authorized: oauth2 (client credentials) or tba (tokens of OAuth 1.0a)."),
            ConfigProperty.optional("client-id", Kind.TEXT, null, "Client id of the integration record; oauth2 only."),
            ConfigProperty.optional(
                    "certificate-id",
                    Kind.TEXT,
                    null,
                    "Certificate id of the client credentials mapping; oauth2 only."),
            ConfigProperty.optional(
                    "private-key", Kind.SECRET, null, "The certificate's private key, PKCS #8 in PEM; oauth2 only."),
            ConfigProperty.optional(
                    "signing-algorithm",
                    Kind.TEXT,
                    "PS256",
                    "Of the key's kind: PS256, PS384, PS512 (RSA), ES256, ES384, ES512 (elliptic curve)."),
            ConfigProperty.optional("scope", Kind.TEXT, "rest_webservices", "Scopes of the token, joined by a space."),
            ConfigProperty.optional(
                    "consumer-key", Kind.TEXT, null, "Consumer key of the integration record; tba only."),
            ConfigProperty.optional(
                    "consumer-secret", Kind.SECRET, null, "The integration record's consumer secret; tba only."),
            ConfigProperty.optional("token-id", Kind.TEXT, null, "Id of the user's access token; tba only."),
            ConfigProperty.optional("token-secret", Kind.SECRET, null, "The access token's secret; tba only."),
            ConfigProperty.required("item-time", Kind.TEXT, "Internal id of the item that bills time."),
            ConfigProperty.required("item-expense", Kind.TEXT, "Internal id of the item that bills expenses."),
            ConfigProperty.required("item-milestone", Kind.TEXT, "Internal id of the item that bills milestones."),
            ConfigProperty.required(
                    "item-recurring", Kind.TEXT, "Internal id of the item that bills recurring charges."),
            ConfigProperty.optional(
                    "invoice-key-prefix",
                    Kind.TEXT,
                    "tly-",
                    "What the external ids of our invoices, credit memos and journal entries begin with; those with others are not listed."),
            ConfigProperty.optional(
                    "time-zones",
                    Kind.TEXT,
                    "",
                    "Time zones by subsidiary, joined by commas: 2=America/New_York. A legal entity cannot be read"
                            + " without one."),
            ConfigProperty.optional(
                    "write-mode",
                    Kind.TEXT,
                    "sync",
                    "How writes are answered: sync (when they are done) or async (as jobs, with an idempotency key)."),
            ConfigProperty.optional(
                    "max-concurrency",
                    Kind.NUMBER,
                    "4",
                    "Most writes in flight; the account's limit is shared by all."));

    /** For {@link java.util.ServiceLoader}. */
    public NetSuiteConnectorFactory() {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ConfigProperty> properties() {
        return HttpSettings.after(PROPERTIES);
    }

    @Override
    public Connector create(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        ConnectorConfig resolved = WAYS.resolve(config, properties(), faults);
        if (!ALGORITHMS.contains(resolved.text("signing-algorithm"))) {
            faults.add("'signing-algorithm' is none of %s: '%s'"
                    .formatted(new TreeSet<>(ALGORITHMS), resolved.text("signing-algorithm")));
        }
        if (!Set.of("sync", ASYNC).contains(resolved.text("write-mode"))) {
            faults.add("'write-mode' is sync or async, not '%s'".formatted(resolved.text("write-mode")));
        }
        if (resolved.number("max-concurrency") < 1) {
            faults.add("'max-concurrency' is less than 1: %d".formatted(resolved.number("max-concurrency")));
        }
        try {
            TimeZones.of(resolved);
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.add("'time-zones' cannot be read: " + e.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new NetSuiteConnector(resolved);
    }
}
