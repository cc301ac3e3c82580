package org.tallystick.connector.workday;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.LoginWays;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code workday}. */
public final class WorkdayConnectorFactory implements ConnectorFactory {

    static final String KIND = "workday";

    /** Names how workers are read. */
    static final String SOURCE = "source";

    static final String RAAS = "raas";
    static final String SOAP = "soap";

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required(
                    "base-uri", Kind.URI, "The tenant's host, such as https://wd5-services1.myworkday.com."),
            ConfigProperty.required("tenant", Kind.TEXT, "The tenant; upper and lower case differ."),
            ConfigProperty.optional(
                    "user",
                    Kind.TEXT,
                    null,
                    "The integration system user; soap, reports by basic, and jwt-bearer need it."),
            ConfigProperty.optional(
                    "password", Kind.SECRET, null, "The user's password; soap, and reports by basic, need it."),
            ConfigProperty.optional(
                    SOURCE, Kind.TEXT, RAAS, "How workers are read: raas (a report) or soap (Get_Workers)."),
            ConfigProperty.optional("report-owner", Kind.TEXT, null, "Who owns the report of workers; raas only."),
            ConfigProperty.optional(
                    "report-name", Kind.TEXT, null, "The report of workers, enabled as a web service; raas only."),
            ConfigProperty.optional(
                    "report-prompts",
                    Kind.TEXT,
                    "",
                    "What the report of workers is asked: alias=value, joined by &; raas only."),
            ConfigProperty.optional(
                    Access.OF_REPORTS,
                    Kind.TEXT,
                    Access.BASIC,
                    "How all reports are entered: basic (user and password) or bearer (tokens of the API client)."),
            ConfigProperty.optional(
                    "column-employee-id",
                    Kind.TEXT,
                    "Employee_ID",
                    "XML alias of the column with the employee number."),
            ConfigProperty.optional(
                    "column-name",
                    Kind.TEXT,
                    null,
                    "XML alias of the column with the name; if absent Worker, where the report has that."),
            ConfigProperty.optional("column-role", Kind.TEXT, "Job_Profile", "XML alias of the column with the role."),
            ConfigProperty.optional(
                    "column-hire-date",
                    Kind.TEXT,
                    null,
                    "XML alias of the column with the first day of the employment; if absent employments are not read."),
            ConfigProperty.optional(
                    "column-end-date",
                    Kind.TEXT,
                    null,
                    "XML alias of the column with the last day of the employment; if absent none has an end."),
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
                    LoginWays.PROPERTY,
                    Kind.TEXT,
                    Access.REFRESH_TOKEN,
                    "How the API client has its tokens: refresh-token or jwt-bearer (signed assertions)."),
            ConfigProperty.optional(
                    "client-id",
                    Kind.TEXT,
                    null,
                    "Client id of the API client; collections by REST, and reports by bearer, need it."),
            ConfigProperty.optional("client-secret", Kind.SECRET, null, "The API client's secret; refresh-token only."),
            ConfigProperty.optional(
                    Access.REFRESH_TOKEN,
                    Kind.SECRET,
                    null,
                    "The API client's refresh token, which does not expire; refresh-token only."),
            ConfigProperty.optional(
                    "private-key",
                    Kind.SECRET,
                    null,
                    "Private key of the API client's certificate (RSA), PKCS #8 in PEM; jwt-bearer only."));

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
        List<String> faults = new ArrayList<>();
        config.optionalText("report-prompts").ifPresent(prompts -> requirePrompts(prompts, faults));
        ConnectorConfig resolved = Access.resolve(config, properties(), faults);
        requireBounds(resolved, faults);
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return resolved.text(SOURCE).equals(SOAP)
                ? WorkdayConnector.ofDirectory(resolved)
                : WorkdayConnector.ofReport(resolved);
    }

    private static void requirePrompts(String prompts, List<String> faults) {
        try {
            Prompts.parse(prompts);
        } catch (IllegalArgumentException e) {
            faults.add("'report-prompts' cannot be read: " + e.getMessage());
        }
    }

    private static void requireBounds(ConnectorConfig config, List<String> faults) {
        int page = config.number("soap-page-size");
        if (page < 1 || page > 999) {
            faults.add("'soap-page-size' is 1 to 999, not %d".formatted(page));
        }
        if (config.number("horizon-days") < 0) {
            faults.add("'horizon-days' is 0 or more, not %d".formatted(config.number("horizon-days")));
        }
    }
}
