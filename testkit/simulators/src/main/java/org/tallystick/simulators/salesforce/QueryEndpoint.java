package org.tallystick.simulators.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.Response;
import org.tallystick.simulators.salesforce.internal.data.OrgData;
import org.tallystick.simulators.salesforce.internal.data.RecordId;
import org.tallystick.simulators.salesforce.internal.data.RecordJson;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import org.tallystick.simulators.salesforce.internal.soql.Query;
import org.tallystick.simulators.salesforce.internal.soql.QueryRunner;
import org.tallystick.simulators.salesforce.internal.soql.SoqlParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code query} and {@code queryAll}. All pages of a query show the records as they stood at its start; a locator lives
 * for two days or until the org restarts. Source: Salesforce contract sheet, section 4.1.
 */
final class QueryEndpoint {

    private static final Duration LOCATOR_LIFE = Duration.ofDays(2);
    private static final int MAX_LOCATORS = 100;
    private static final int MAX_BATCH = 2000;
    private static final int MIN_BATCH = 200;
    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize=(\\d{1,9})");
    private static final Pattern LOCATOR = Pattern.compile("(\\w{18})-(\\d{1,9})");

    private final OrgData data;
    private final OrgSettings settings;
    private final RandomGenerator random;
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

    QueryEndpoint(OrgData data, OrgSettings settings, RandomGenerator random) {
        this.data = data;
        this.settings = settings;
        this.random = random;
    }

    private record Snapshot(List<ObjectNode> records, int batchSize, Instant expiry) {}

    Response query(Request request) {
        return run(request, false);
    }

    Response queryAll(Request request) {
        return run(request, true);
    }

    /** A further page. */
    Response more(Request request) {
        Matcher locator = LOCATOR.matcher(request.variable("locator"));
        Snapshot snapshot = locator.matches() ? snapshots.get(locator.group(1)) : null;
        if (snapshot == null || !settings.time().instant().isBefore(snapshot.expiry)) {
            throw ApiException.invalid("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        int from = Integer.parseInt(locator.group(2));
        if (from >= snapshot.records.size()) {
            throw ApiException.invalid("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(request, locator.group(1), snapshot, from);
    }

    private Response run(Request request, boolean withDeleted) {
        String soql = request.parameter("q")
                .orElseThrow(() -> ApiException.invalid("MALFORMED_QUERY", "unexpected token: '<EOF>'"));
        Query query = SoqlParser.parse(data.catalog(), soql);
        QueryRunner runner = new QueryRunner(data, new RecordJson(request.variable("version")));
        if (query.isCount()) {
            Map<String, Object> count = new LinkedHashMap<>();
            count.put("totalSize", runner.count(query, withDeleted));
            count.put("done", true);
            count.put("records", List.of());
            return Response.json(200, count);
        }
        List<ObjectNode> records = runner.records(query, withDeleted);
        Snapshot snapshot = new Snapshot(
                records, batchSize(request), settings.time().instant().plus(LOCATOR_LIFE));
        return page(request, remember(snapshot), snapshot, 0);
    }

    private String remember(Snapshot snapshot) {
        if (snapshot.records.size() <= snapshot.batchSize) {
            return "";
        }
        if (snapshots.size() == MAX_LOCATORS) {
            snapshots.remove(snapshots.keySet().iterator().next());
        }
        String id = RecordId.of("0r8", random.nextLong(Long.MAX_VALUE));
        snapshots.put(id, snapshot);
        return id;
    }

    private static Response page(Request request, String locator, Snapshot snapshot, int from) {
        int until = Math.min(snapshot.records.size(), from + snapshot.batchSize);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("totalSize", snapshot.records.size());
        page.put("done", until == snapshot.records.size());
        if (until < snapshot.records.size()) {
            page.put(
                    "nextRecordsUrl",
                    "/services/data/%s/query/%s-%d".formatted(request.variable("version"), locator, until));
        }
        page.put("records", snapshot.records.subList(from, until));
        return Response.json(200, page);
    }

    /** The header is a hint; out of range, the nearest allowed size is taken. */
    private static int batchSize(Request request) {
        Matcher asked =
                BATCH_SIZE.matcher(request.header("Sforce-Query-Options").orElse(""));
        return asked.find() ? Math.max(MIN_BATCH, Math.min(MAX_BATCH, Integer.parseInt(asked.group(1)))) : MAX_BATCH;
    }
}
