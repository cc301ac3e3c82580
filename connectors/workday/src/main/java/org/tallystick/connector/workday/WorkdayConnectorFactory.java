package org.tallystick.connector.workday;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorFactory;

/** Makes connectors of kind {@code workday}. */
public final class WorkdayConnectorFactory implements ConnectorFactory {

    static final String KIND = "workday";

    private static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.required(
                    "base-uri", Kind.URI, "The tenant's host, such as https://wd5-services1.myworkday.com."),
            ConfigProperty.required("tenant", Kind.TEXT, "The tenant; upper and lower case differ."),
            ConfigProperty.required("report-owner", Kind.TEXT, "Who owns the report of workers."),
            ConfigProperty.required("report-name", Kind.TEXT, "The report of workers, enabled as a web service."),
            ConfigProperty.required("user", Kind.TEXT, "The integration system user that the report is shared with."),
            ConfigProperty.required("password", Kind.SECRET, "The user's password."),
            ConfigProperty.optional(
                    "column-employee-id",
                    Kind.TEXT,
                    "Employee_ID",
                    "XML alias of the column with the employee number."),
            ConfigProperty.optional("column-name", Kind.TEXT, "Worker", "XML alias of the column with the name."),
            ConfigProperty.optional("column-role", Kind.TEXT, "Job_Profile", "XML alias of the column with the role."));

    /** For {@link java.util.ServiceLoader}. */
    public WorkdayConnectorFactory() {}

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
        return new WorkdayConnector(config.resolve(properties()));
    }
}
