package org.tallystick.connector.workday;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.Uris;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** A custom report, run anew at every call. */
final class Report {

    private static final String ROWS = "Report_Entry";

    /** A report's errors are HTML or XML for people: only their status is used. */
    private static final ErrorTable ERRORS =
            Statuses.table(VendorError::ofStatus).build();

    private final RestClient client;
    private final HttpCall call;

    /** @param path as {@link #path} gives it */
    Report(ConnectorConfig config, Access access, String path) {
        client = access.reports(ERRORS);
        call = HttpCall.get(config.uri("base-uri").resolve(path));
    }

    /**
     * Its rows, each as the untouched text of a JSON object; none if it has none.
     *
     * @throws ConnectorException if it cannot be had whole
     */
    List<String> rows() {
        JsonPage page = JsonPage.parseMaybeEmpty(client.send(call).body(), ROWS);
        if (page.records().isEmpty() && !page.members().isEmpty()) {
            throw new ConnectorException(Problem.of(
                            FailureKind.INVALID,
                            "ANSWER_SHAPE",
                            "%s: the answer is no report: it has no '%s' but something else".formatted(call, ROWS))
                    .withRemedy("Check owner and name of the report"));
        }
        return page.records();
    }

    /**
     * Its address below the host.
     *
     * @param prompts values by alias
     */
    static String path(String tenant, String owner, String name, Map<String, String> prompts) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("format", "json"));
        query.putAll(prompts);
        return "/ccx/service/customreport2/%s/%s/%s?%s"
                .formatted(Uris.encode(tenant), Uris.encode(owner), Uris.encode(name), Uris.query(query));
    }
}
