package org.tallystick.connector.workday;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code workday}. */
public final class WorkdayConnectorFactory implements ConnectorFactory {

    static final String KIND = "workday";

    private static final String RAAS = "raas";

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required(
                    "base-uri", Kind.URI, "The tenant's host, such as https://wd5-services1.myworkday.com."),
            ConfigProperty.required("tenant", Kind.TEXT, "The tenant; upper and lower case differ."),
            ConfigProperty.required("user", Kind.TEXT, "The integration system user."),
            ConfigProperty.required("password", Kind.SECRET, "The user's password."),
            ConfigProperty.optional(
                    "source", Kind.TEXT, RAAS, "How workers are read: raas (a report) or soap (Get_Workers)."),
            ConfigProperty.optional("report-owner", Kind.TEXT, null, "Who owns the report of workers; raas only."),
            ConfigProperty.optional(
                    "report-name", Kind.TEXT, null, "The report of workers, enabled as a web service; raas only."),
            ConfigProperty.optional(
                    "report-prompts",
                    Kind.TEXT,
                    "",
                    "What the report of workers is asked: alias=value, joined by &; raas only."),
            ConfigProperty.optional(
                    "column-employee-id",
                    Kind.TEXT,
                    "Employee_ID",
                    "XML alias of the column with the employee number."),
            ConfigProperty.optional("column-name", Kind.TEXT, "Worker", "XML alias of the column with the name."),
            ConfigProperty.optional("column-role", Kind.TEXT, "Job_Profile", "XML alias of the column with the role."),
            ConfigProperty.optional("soap-version", Kind.TEXT, "v44.0", "Version of the web services; soap only."),
            ConfigProperty.optional(
                    "soap-page-size",
                    Kind.NUMBER,
                    "100",
                    "Most workers of one call, up to 100, or 999 in newer versions; soap only."),
            ConfigProperty.optional(
                    "soap-role",
                    Kind.TEXT,
                    "Job_Profile_Summary_Data/Job_Profile_Name",
                    "Where the role stands below Position_Data; soap only."),
            ConfigProperty.optional(
                    "horizon-days",
                    Kind.NUMBER,
                    "90",
                    "How many days ahead hires and ends of employment are read; soap only."),
            ConfigProperty.optional(
                    "client-id",
                    Kind.TEXT,
                    null,
                    "Client id of the API client for integrations; collections by REST only."),
            ConfigProperty.optional(
                    "client-secret", Kind.SECRET, null, "The API client's secret; collections by REST only."),
            ConfigProperty.optional(
                    "refresh-token",
                    Kind.SECRET,
                    null,
                    "The API client's refresh token, which does not expire; collections by REST only."));

    private static final List<String> API_CLIENT = List.of("client-id", "client-secret", "refresh-token");

    /** For {@link java.util.ServiceLoader}. */
    public WorkdayConnectorFactory() {}

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
        return switch (resolved.text("source")) {
            case RAAS -> WorkdayConnector.ofReport(withReport(resolved));
            case "soap" -> WorkdayConnector.ofDirectory(withBounds(resolved));
            default ->
                throw new ConfigException(
                        config.system(),
                        List.of("'source' is raas or soap, not '%s'".formatted(resolved.text("source"))));
        };
    }

    private static ConnectorConfig withReport(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        Stream.of("report-owner", "report-name")
                .filter(name -> config.optionalText(name).isEmpty())
                .map("'%s' is absent: a report is read (source raas)"::formatted)
                .forEach(faults::add);
        try {
            Prompts.parse(config.text("report-prompts"));
        } catch (IllegalArgumentException e) {
            faults.add("'report-prompts' cannot be read: " + e.getMessage());
        }
        return sound(config, faults);
    }

    private static ConnectorConfig withBounds(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        int page = config.number("soap-page-size");
        if (page < 1 || page > 999) {
            faults.add("'soap-page-size' is 1 to 999, not %d".formatted(page));
        }
        if (config.number("horizon-days") < 0) {
            faults.add("'horizon-days' is 0 or more, not %d".formatted(config.number("horizon-days")));
        }
        return sound(config, faults);
    }

    private static ConnectorConfig sound(ConnectorConfig config, List<String> more) {
        List<String> faults = new ArrayList<>(more);
        List<String> absent = API_CLIENT.stream()
                .filter(name -> config.optionalText(name).isEmpty())
                .toList();
        if (!absent.isEmpty() && absent.size() < API_CLIENT.size()) {
            faults.add("%s absent: an API client has %s"
                    .formatted(String.join(", ", absent), String.join(", ", API_CLIENT)));
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return config;
    }
}
