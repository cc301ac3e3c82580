package org.tallystick.connector.workday;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.connector.http.Uris;

/**
 * A collection that a rule set names: {@code organizations} of the common REST service, {@code staffing/v6/jobs} of another, or the rows of a
 * report as {@code report:owner/name/column}, where the column says which row is which; what the report is asked may follow,
 * {@code report:owner/name/column?alias=value}.
 *
 * @param isReport whether it is a report
 * @param path its address below {@code /ccx/…}
 * @param id the field with a row's id
 */
record ObjectName(boolean isReport, String path, String id) {

    private static final Pattern COMMON = Pattern.compile("\\w+");
    private static final Pattern OF_SERVICE = Pattern.compile("(\\w+)/(v\\d+)/(\\w+)");
    private static final Pattern REPORT = Pattern.compile("report:([^/]+)/([^/]+)/([^/?]+)(?:\\?(.*))?");

    /** Of its text; none if it is not of one of these forms. */
    static Optional<ObjectName> parse(String text, String tenant) {
        String in = Uris.encode(tenant);
        if (COMMON.matcher(text).matches()) {
            return Optional.of(new ObjectName(false, "/ccx/api/v1/%s/%s".formatted(in, text), "id"));
        }
        Matcher service = OF_SERVICE.matcher(text);
        if (service.matches()) {
            String path = "/ccx/api/%s/%s/%s/%s".formatted(service.group(1), service.group(2), in, service.group(3));
            return Optional.of(new ObjectName(false, path, "id"));
        }
        Matcher report = REPORT.matcher(text);
        return report.matches() ? ofReport(tenant, report) : Optional.empty();
    }

    private static Optional<ObjectName> ofReport(String tenant, Matcher name) {
        try {
            Map<String, String> prompts = Prompts.parse(requireNonNullElse(name.group(4), ""));
            String path = Report.path(tenant, name.group(1), name.group(2), prompts);
            return Optional.of(new ObjectName(true, path, name.group(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
