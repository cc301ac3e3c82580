package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.time.DateTimeException;
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

/** Makes connectors of kind {@code dynamics365}: Dynamics 365 Finance, not Dataverse or Business Central. */
public final class Dynamics365ConnectorFactory implements ConnectorFactory {

    static final String KIND = "dynamics365";

    /** Fields of a free text invoice that may carry our key. */
    private static final Set<String> KEY_FIELDS = Set.of("ExternalInvoiceId", "CustomerReference");

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required(
                    "base-uri",
                    Kind.URI,
                    "The environment's host, such as https://contoso.operations.dynamics.com, without a path."),
            ConfigProperty.optional(
                    "authority", Kind.URI, "https://login.microsoftonline.com", "Where tokens are given."),
            ConfigProperty.required("tenant", Kind.TEXT, "Id or domain of the Microsoft Entra tenant."),
            ConfigProperty.required("client-id", Kind.TEXT, "Application id of the app registration."),
            ConfigProperty.required("client-secret", Kind.SECRET, "The app registration's client secret."),
            ConfigProperty.optional(
                    "companies", Kind.TEXT, "", "Companies (dataAreaId) that are read, joined by commas; empty: all."),
            ConfigProperty.optional(
                    "time-zones",
                    Kind.TEXT,
                    "",
                    "Time zones of companies, joined by commas: usmf=America/Los_Angeles. Legal entities need one."),
            ConfigProperty.required("account-time", Kind.TEXT, "Main account that time is booked on."),
            ConfigProperty.required("account-expense", Kind.TEXT, "Main account that expenses are booked on."),
            ConfigProperty.required("account-milestone", Kind.TEXT, "Main account that milestones are booked on."),
            ConfigProperty.required(
                    "account-recurring", Kind.TEXT, "Main account that recurring charges are booked on."),
            ConfigProperty.optional(
                    "invoice-key-field",
                    Kind.TEXT,
                    "ExternalInvoiceId",
                    "Field of a free text invoice that carries our key: ExternalInvoiceId or CustomerReference."),
            ConfigProperty.optional(
                    "journal-name",
                    Kind.TEXT,
                    "",
                    "Name of the journals that entries are written to, the same in all companies; empty: none are"
                            + " written."),
            ConfigProperty.optional(
                    "customer-group",
                    Kind.TEXT,
                    "",
                    "Group of the customers that are created, the same in all companies; empty: each record names its"
                            + " own."),
            ConfigProperty.optional(
                    "project-group",
                    Kind.TEXT,
                    "",
                    "Group of the projects that are created, the same in all companies; empty: each record names its"
                            + " own."),
            ConfigProperty.optional(
                    "key-prefix",
                    Kind.TEXT,
                    "tly-",
                    "What our keys begin with; documents, customers, contracts, projects and rows of rule sets with"
                            + " others are not listed."));

    /** For {@link java.util.ServiceLoader}. */
    public Dynamics365ConnectorFactory() {}

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
        ConnectorConfig resolved = config.resolve(properties());
        List<String> faults = new ArrayList<>();
        checkBase(resolved.uri("base-uri"), faults);
        String keyField = resolved.text("invoice-key-field");
        if (!KEY_FIELDS.contains(keyField)) {
            faults.add("'invoice-key-field' is none of %s: '%s'".formatted(new TreeSet<>(KEY_FIELDS), keyField));
        }
        try {
            Companies.zones(resolved);
        } catch (IllegalArgumentException | DateTimeException e) {
            faults.add("'time-zones' cannot be read: " + e.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new Dynamics365Connector(resolved);
    }

    private static void checkBase(URI base, List<String> faults) {
        String path = base.getPath() == null ? "" : base.getPath();
        if (base.getHost() == null || !(path.isEmpty() || path.equals("/")) || base.getQuery() != null) {
            faults.add("'base-uri' is not a host alone: '%s'; give scheme and host, without /data".formatted(base));
        }
    }
}
