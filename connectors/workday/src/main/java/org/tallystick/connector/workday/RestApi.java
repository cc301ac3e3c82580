package org.tallystick.connector.workday;

import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.Uris;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Collections of the REST services, for an API client. Source: the vendor contract sheet of Workday, sections 3 and 4.1. */
final class RestApi {

    /** Most rows of one page. */
    private static final int PAGE = 100;

    private static final JsonBinder<Body> BODY = JsonBinder.lenient(Body.class);
    private static final ErrorTable ERRORS = Statuses.table(RestApi::read).build();

    private final URI base;
    private final RestClient client;
    private final String organizations;

    /** @param access with an API client */
    RestApi(ConnectorConfig config, Access access) {
        this.base = config.uri("base-uri");
        this.organizations = "/ccx/api/v1/%s/organizations".formatted(Uris.encode(config.text("tenant")));
        this.client = access.rest(ERRORS);
    }

    /** Asks for one organisation and drops it: no smaller call shows that the client has a functional area. */
    void check() {
        page(organizations, 1, 0);
    }

    /** One page of a collection. */
    JsonPage page(String path, int limit, int offset) {
        HttpCall call = HttpCall.get(base.resolve("%s?limit=%d&offset=%d".formatted(path, limit, offset)));
        return JsonPage.parse(client.send(call).body(), "data");
    }

    /**
     * All rows of a collection, each as the untouched text of a JSON object. Pages are cut by place: a row that comes or goes meanwhile would move
     * another out of sight, so all of them must count the same total, and no row may be there twice.
     *
     * @throws ConnectorException if it cannot be had whole
     */
    List<String> rows(String path) {
        List<String> rows = new ArrayList<>();
        JsonPage page = page(path, PAGE, 0);
        String total = total(page);
        rows.addAll(page.records());
        while (!total.equals(String.valueOf(rows.size())) && !page.records().isEmpty()) {
            page = page(path, PAGE, rows.size());
            rows.addAll(page.records());
            if (!total(page).equals(total)) {
                throw changed(path, total, total(page));
            }
        }
        int different = new HashSet<>(rows).size();
        if (!total.equals(String.valueOf(different))) {
            throw changed(path, total, String.valueOf(different));
        }
        return rows;
    }

    private static String total(JsonPage page) {
        return page.member("total")
                .orElseThrow(() -> new ConnectorException(Problem.of(
                        FailureKind.INVALID, "ANSWER_SHAPE", "A page of a collection does not say its total")));
    }

    private static ConnectorException changed(String path, String before, String after) {
        return new ConnectorException(Problem.of(
                        FailureKind.UNAVAILABLE,
                        "LISTING_CHANGED",
                        "%s had %s rows, and while it was read %s".formatted(path, before, after))
                .withRemedy("Nothing of it was taken; it is read again"));
    }

    private static VendorError read(HttpAnswer answer) {
        Body body = BODY.bind(answer.body());
        if (body.error == null) {
            return VendorError.ofStatus(answer);
        }
        List<Detail> details = requireNonNullElse(body.errors, List.of());
        Detail first = details.isEmpty() ? new Detail(null, null) : details.get(0);
        return new VendorError("", requireNonNullElse(first.error, body.error), first.field);
    }

    /** The error document. */
    record Body(@Nullable String error, @Nullable List<Detail> errors) {}

    /** One of its reasons. */
    record Detail(@Nullable String error, @Nullable String field) {}
}
