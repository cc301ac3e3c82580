package org.tallystick.connector.netsuite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Asks SuiteQL. All values of a row are texts, or numbers in their place; empty columns are left out. Thread-safe.
 *
 * <p>Rows are right or not there: an answer that is cut, miscounted or not as documented is a {@link ConnectorException}.
 */
final class SuiteQl {

    /** Most rows of one page. */
    static final int MAX_PAGE = 1000;

    /** Most rows that one query gives, over all its pages. */
    private static final int CEILING = 100_000;

    private static final String PASSED = "SUITEQL_CEILING";

    private final RestClient client;
    private final Addresses addresses;

    SuiteQl(RestClient client, Addresses addresses) {
        this.client = client;
        this.addresses = addresses;
    }

    /**
     * A query.
     *
     * @param text with a {@code ?} for each parameter
     * @param parameters in order
     */
    record Query(String text, List<String> parameters) {

        Query {
            parameters = List.copyOf(parameters);
        }

        static Query of(String text) {
            return new Query(text, List.of());
        }

        String json() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("q", text);
            if (!parameters.isEmpty()) {
                body.put("params", parameters);
            }
            return JsonText.of(body);
        }
    }

    /**
     * Rows that were read together.
     *
     * @param rows in the query's order
     * @param more whether there are more
     */
    record Rows<W>(List<W> rows, boolean more) {}

    /**
     * All rows; a query that gives {@value #CEILING} is refused, since the system would leave out what is beyond them, and may not say that there is more.
     */
    <W> List<W> all(Query query, JsonBinder<W> binder) {
        return allTexts(query).stream().map(row -> bind(row, binder)).toList();
    }

    /** All rows that {@code about} asks for; as {@link #allTexts(List, Function)}. */
    <W> List<W> all(List<String> keys, Function<List<String>, Query> about, JsonBinder<W> binder) {
        return allTexts(keys, about).stream().map(row -> bind(row, binder)).toList();
    }

    /**
     * All rows that {@code about} asks for, the untouched text of each. It is asked about fewer keys at once if the rows of all are more than one query gives,
     * so that it is refused only if those of one are.
     */
    List<String> allTexts(List<String> keys, Function<List<String>, Query> about) {
        try {
            return allTexts(about.apply(keys));
        } catch (ConnectorException e) {
            if (keys.size() < 2 || !e.problem().code().equals(PASSED)) {
                throw e;
            }
        }
        int half = keys.size() / 2;
        List<String> all = new ArrayList<>(allTexts(keys.subList(0, half), about));
        all.addAll(allTexts(keys.subList(half, keys.size()), about));
        return all;
    }

    private List<String> allTexts(Query query) {
        List<String> all = new ArrayList<>();
        boolean more = true;
        for (int offset = 0; more; offset += MAX_PAGE) {
            Rows<String> page = texts(query, MAX_PAGE, offset);
            all.addAll(page.rows());
            more = page.more();
            if (all.size() >= CEILING || (more && offset + MAX_PAGE >= CEILING)) {
                throw failure(PASSED, "one query gives at most %d rows".formatted(CEILING));
            }
        }
        return all;
    }

    /** The first {@code limit} rows, which are at most {@value #MAX_PAGE}. */
    <W> Rows<W> first(Query query, int limit, JsonBinder<W> binder) {
        Rows<String> page = texts(query, limit);
        return new Rows<>(page.rows().stream().map(row -> bind(row, binder)).toList(), page.more());
    }

    /** The first {@code limit} rows, which are at most {@value #MAX_PAGE}: the untouched text of each. */
    Rows<String> texts(Query query, int limit) {
        return texts(query, limit, 0);
    }

    private Rows<String> texts(Query query, int limit, int offset) {
        HttpCall call = HttpCall.json("POST", addresses.suiteQl(limit, offset), query.json())
                .withHeader("Prefer", "transient")
                .asRead();
        JsonPage page = JsonPage.parse(client.send(call).body(), "items");
        boolean more = hasMore(page);
        checkCount(page, more);
        return new Rows<>(page.records(), more);
    }

    private static boolean hasMore(JsonPage page) {
        return switch (page.member("hasMore").orElse("absent")) {
            case "true" -> true;
            case "false" -> false;
            case "absent" -> leadOn(page.member("links").map(JsonPage::elements).orElse(List.of()));
            default -> throw doesNotSayWhetherThereIsMore();
        };
    }

    /** A page that has links has one to the next, if there is one. */
    private static boolean leadOn(List<String> links) {
        if (links.isEmpty()) {
            throw doesNotSayWhetherThereIsMore();
        }
        return links.stream().map(JsonPage::members).anyMatch(link -> "next".equals(link.get("rel")));
    }

    private static ConnectorException doesNotSayWhetherThereIsMore() {
        return failure("ANSWER_SHAPE", "it does not say whether there is more");
    }

    /** Also keeps a system that always promises more from being asked for ever. */
    private static void checkCount(JsonPage page, boolean more) {
        String rows = String.valueOf(page.records().size());
        String count = page.member("count").orElse(rows);
        if (!count.equals(rows) || (more && page.records().isEmpty())) {
            throw failure("ANSWER_SHAPE", "it has %s rows and says %s, more: %s".formatted(rows, count, more));
        }
    }

    private static <W> W bind(String row, JsonBinder<W> binder) {
        try {
            return binder.bind(row);
        } catch (BadRecordException e) {
            throw new ConnectorException(e.problem(), e);
        }
    }

    private static ConnectorException failure(String code, String what) {
        return new ConnectorException(
                Problem.of(FailureKind.INVALID, code, "The answer of SuiteQL cannot be used: " + what));
    }
}
