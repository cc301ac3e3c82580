package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tallystick.connector.http.HttpSettings;
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

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required("account", Kind.TEXT, "The account's id, such as 123456 or 123456_SB1."),
            ConfigProperty.optional(
                    "base-uri", Kind.URI, null, "Where the account's services are; made from its id if absent."),
            ConfigProperty.required("client-id", Kind.TEXT, "Client id of the integration record."),
            ConfigProperty.required("certificate-id", Kind.TEXT, "Certificate id of the client credentials mapping."),
            ConfigProperty.required("private-key", Kind.SECRET, "The certificate's private key, PKCS #8 in PEM."),
            ConfigProperty.optional(
                    "signing-algorithm",
                    Kind.TEXT,
                    "PS256",
                    "Of the key's kind: PS256, PS384, PS512 (RSA), ES256, ES384, ES512 (elliptic curve)."),
            ConfigProperty.optional("scope", Kind.TEXT, "rest_webservices", "Scopes of the token, joined by a space."),
            ConfigProperty.required("item-time", Kind.TEXT, "Internal id of the item that bills time."),
            ConfigProperty.required("item-expense", Kind.TEXT, "Internal id of the item that bills expenses."),
            ConfigProperty.required("item-milestone", Kind.TEXT, "Internal id of the item that bills milestones."),
            ConfigProperty.required(
                    "item-recurring", Kind.TEXT, "Internal id of the item that bills recurring charges."),
            ConfigProperty.optional(
                    "invoice-key-prefix",
                    Kind.TEXT,
                    "tly-",
                    "What the external ids of our invoices and credit memos begin with; those with others are not listed."),
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
        List<ConfigProperty> all = new ArrayList<>(PROPERTIES);
        all.addAll(HttpSettings.PROPERTIES);
        return List.copyOf(all);
    }

    @Override
    public Connector create(ConnectorConfig config) {
        ConnectorConfig resolved = config.resolve(properties());
        List<String> faults = new ArrayList<>();
        if (!ALGORITHMS.contains(resolved.text("signing-algorithm"))) {
            faults.add("'signing-algorithm' is none of %s: '%s'"
                    .formatted(new TreeSet<>(ALGORITHMS), resolved.text("signing-algorithm")));
        }
        if (resolved.number("max-concurrency") < 1) {
            faults.add("'max-concurrency' is less than 1: %d".formatted(resolved.number("max-concurrency")));
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new NetSuiteConnector(resolved);
    }
}
