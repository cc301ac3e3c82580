package org.tallystick.examples.desk;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.Uris;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.FailureKind;

/** The calls that Desk understands. Each throws {@link org.tallystick.spi.ConnectorException} if there is no good answer. */
final class DeskClient {

    /** Most milestones of one answer. */
    static final int PAGE = 200;

    private static final JsonBinder<VendorError> ERROR = JsonBinder.of(VendorError.class);

    private static final ErrorTable ERRORS = ErrorTable.builder(answer -> ERROR.bind(answer.body()))
            .withStatus(503, FailureKind.UNAVAILABLE)
            .withCode("OVERLOADED", FailureKind.THROTTLED)
            .withCode("PERIOD_CLOSED", FailureKind.PERIOD_CLOSED)
            .withCode("UNKNOWN_PROJECT", FailureKind.NOT_FOUND)
            .build();

    private final URI base;
    private final RestClient rest;

    DeskClient(ConnectorConfig config) {
        base = config.uri("base-uri");
        rest = new RestClient(
                new HttpTransport(HttpSettings.from(config)),
                new BearerToken(() -> config.secret("token")),
                ERRORS,
                config.clock());
    }

    void ping() {
        rest.send(HttpCall.get(base.resolve("/api/ping")));
    }

    /** Milestones behind a place in the order of change marks and ids. */
    JsonPage changes(String since, String sinceId, int limit) {
        return page("/api/milestones", Uris.query(Map.of("since", since, "sinceId", sinceId)), limit);
    }

    /** Milestones with keys, in the order of keys. */
    JsonPage keyed(String afterKey, int limit) {
        return page("/api/milestones/by-key", Uris.query(Map.of("after", afterKey)), limit);
    }

    /** Those of at most {@link #PAGE} keys that exist. */
    JsonPage withKeys(Collection<String> keys) {
        String query = keys.stream().map(key -> "key=" + Uris.encode(key)).collect(Collectors.joining("&"));
        return page("/api/milestones/by-key", query, PAGE);
    }

    private JsonPage page(String path, String query, int limit) {
        int most = Math.min(limit, PAGE);
        HttpCall call = HttpCall.get(base.resolve("%s?%s&limit=%d".formatted(path, query, most)));
        return JsonPage.parse(rest.send(call).body(), "milestones");
    }

    /** Creates or replaces. */
    HttpAnswer put(String key, Map<String, String> content) {
        URI uri = base.resolve("/api/milestones/by-key/" + Uris.encode(key));
        return rest.send(HttpCall.json("PUT", uri, JsonText.of(content)));
    }
}
