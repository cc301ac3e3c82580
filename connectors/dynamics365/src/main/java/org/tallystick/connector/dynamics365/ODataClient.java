package org.tallystick.connector.dynamics365;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.RestClient;
import org.tallystick.connector.http.Uris;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Calls {@code /data}. Whatever it is asked, it asks of all companies. Thread-safe. */
final class ODataClient {

    private static final String ACCEPT = "application/json;odata.metadata=minimal";
    private static final String CONTENT = "application/json; odata.metadata=minimal";

    private final RestClient client;
    private final URI data;
    private final Supplier<String> batchIds;

    /**
     * @param base scheme and host
     * @param batchIds gives each batch an id of its own
     */
    ODataClient(RestClient client, URI base, Supplier<String> batchIds) {
        this.client = client;
        this.data = base.resolve("/data/");
        this.batchIds = batchIds;
    }

    /**
     * Rows that came together.
     *
     * @param rows the untouched text of each
     * @param next where the next ones are; none: these were the last
     * @param total how many rows there are on all pages, if it was asked for
     */
    record Rows(
            List<String> rows,
            @Nullable String next,
            @Nullable Integer total) {}

    /** The first page. */
    Rows first(Query query) {
        return rows(data.resolve(query.path()));
    }

    /**
     * A further page: the system's own link, verbatim.
     *
     * @throws ConnectorException also if it leads to another host
     */
    Rows next(String link) {
        return rows(Uris.within(data, link));
    }

    /** All rows, over all pages: the untouched text of each. */
    List<String> all(Query query) {
        Rows page = first(query);
        List<String> all = new ArrayList<>(page.rows());
        for (String link = page.next(); link != null; link = page.next()) {
            page = next(link);
            all.addAll(page.rows());
        }
        return all;
    }

    /** Creates a row, and gives its text as it is now. */
    String create(EntitySet set, Map<String, ?> body) {
        return client.send(call("POST", data.resolve(set.setName() + "?cross-company=true"), body))
                .body();
    }

    /**
     * Changes fields of a row.
     *
     * @param key values of the key, texts in quotes
     * @param etag the state that is changed
     * @throws ConnectorException of kind {@link FailureKind#CONFLICT} if it has another state by now
     */
    void update(EntitySet set, List<String> key, String etag, Map<String, ?> body) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            parts.add(set.keys().get(i) + "=" + key.get(i));
        }
        String address = parts.stream().map(ODataClient::encodedKey).collect(Collectors.joining(",", "(", ")"));
        URI uri = data.resolve(set.setName() + address + "?cross-company=true");
        client.send(call("PATCH", uri, body).withHeader("If-Match", etag));
    }

    /**
     * Creates rows, all or none.
     *
     * @throws ConnectorException if one was refused, or it is not known what became of them
     */
    void createAll(EntitySet set, List<Map<String, Object>> rows) {
        String path = data.getPath() + set.setName() + "?cross-company=true";
        ChangeSet changes = new ChangeSet(
                batchIds.get(),
                rows.stream()
                        .map(row -> new ChangeSet.Post(path, JsonText.of(row)))
                        .toList());
        HttpCall call = HttpCall.json("POST", data.resolve("$batch"), changes.body())
                .withHeader("Content-Type", changes.contentType())
                .withHeader("Accept", "multipart/mixed");
        List<HttpAnswer> answers = ChangeSet.answers(client.send(call));
        for (HttpAnswer answer : answers) {
            if (!answer.isSuccess()) {
                throw new ConnectorException(client.problem(call, answer));
            }
        }
        if (answers.size() != rows.size()) {
            throw new ConnectorException(Problem.of(
                    FailureKind.OUTCOME_UNKNOWN,
                    "BATCH_ANSWER",
                    "%s: %d answers to %d operations".formatted(call, answers.size(), rows.size())));
        }
    }

    private Rows rows(URI uri) {
        HttpCall call = HttpCall.get(uri).withHeader("Accept", ACCEPT);
        JsonPage page = JsonPage.parse(client.send(call).body(), "value");
        String next = page.member("@odata.nextLink").orElse(null);
        if (uri.toString().equals(next)) {
            throw unusable(call, "the page that follows it is itself", null); // It would be asked for without end.
        }
        Integer total =
                page.member("@odata.count").map(text -> total(call, text)).orElse(null);
        return new Rows(page.records(), next, total);
    }

    private static Integer total(HttpCall call, String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw unusable(call, "it counts '%s' rows".formatted(text), e);
        }
    }

    private static ConnectorException unusable(HttpCall call, String what, @Nullable Throwable cause) {
        return new ConnectorException(
                Problem.of(
                        FailureKind.INVALID, "ANSWER_SHAPE", "%s: the answer cannot be used: %s".formatted(call, what)),
                cause);
    }

    private static HttpCall call(String method, URI uri, Map<String, ?> body) {
        return HttpCall.json(method, uri, JsonText.of(body))
                .withHeader("Accept", ACCEPT)
                .withHeader("Content-Type", CONTENT);
    }

    /** The name and its sign stay readable. */
    private static String encodedKey(String part) {
        int sign = part.indexOf('=');
        return part.substring(0, sign + 1)
                + Uris.encode(part.substring(sign + 1)).replace("%27", "'");
    }
}
