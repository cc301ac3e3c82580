package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tallystick.engine.store.Blanking;
import org.tallystick.engine.store.Documents;

/** What the tables hold that can be blanked. */
record BlankingTables(Sql sql) implements Blanking {

    private static final String ERASED = "erased";
    private static final String RAW_PAGE =
            "SELECT flow, id FROM hub_document WHERE (flow, id) > (?, ?) ORDER BY flow, id LIMIT ?";
    /** A document may have no record of its own: it was left out, or its record's home is elsewhere. */
    private static final String DROP_RAW = """
            UPDATE hub_document SET raw = NULL
            WHERE raw IS NOT NULL AND state = 'MAPPED' AND flow = ? AND id >= ? AND id <= ?
            AND COALESCE(
              (SELECT MAX(r.feed_position) FROM hub_record r
              WHERE r.flow = hub_document.flow AND r.document_id = hub_document.id),
              (SELECT r.feed_position FROM hub_record r JOIN hub_crosswalk c ON c.type = r.type AND c.record_id = r.id
              WHERE c.system = ? AND c.type = ? AND c.remote_id = hub_document.id),
              0) <= ?""";
    /** Of a row of versions: the flow and the document that it is about. */
    private static final String ITS_FLOW =
            "SUBSTR(hub_document.flow, 1, LENGTH(hub_document.flow) - %d)".formatted(Documents.VERSIONS.length());

    private static final String ITS_DOCUMENT =
            "SUBSTR(hub_document.id, 1, LENGTH(hub_document.id) - LENGTH(CAST(hub_document.version AS TEXT)) - 1)";
    private static final String DROP_VERSIONS =
            """
            DELETE FROM hub_document
            WHERE flow LIKE '%%%1$s' AND flow = ? AND id >= ? AND id <= ?
            AND EXISTS (
              SELECT 1 FROM hub_document d
              WHERE d.flow = %2$s AND d.id = %3$s AND d.version > hub_document.version AND d.state <> 'SET_ASIDE')
            AND NOT EXISTS (
              SELECT 1 FROM hub_document d
              WHERE d.flow = %2$s || '%4$s' AND d.id = %3$s AND d.version <= hub_document.version)
            AND (SELECT MAX(r.feed_position) FROM hub_record r WHERE r.flow = %2$s AND r.document_id = %3$s) <= ?""".formatted(Documents.VERSIONS, ITS_FLOW, ITS_DOCUMENT, Documents.DECIDED);
    private static final String GONE = " FROM hub_case WHERE id > ? AND id <= ? AND gone_at < ?";

    /** The page is named twice: or PostgreSQL reads the actions of all cases for it. */
    private static final String DROP_EDITS =
            "UPDATE hub_case_action SET changes = NULL, payload = NULL WHERE payload IS NOT NULL"
                    + " AND case_id > ? AND case_id <= ? AND case_id IN (SELECT id" + GONE + ")";

    private static final String DROP_FOUND = "UPDATE hub_exception SET message = '', details = '{}'"
            + " WHERE message <> '' AND closed_by IS NOT NULL"
            + " AND (scope, code, subject) IN (SELECT scope, code, subject" + GONE + ")";
    private static final String DROP_SAID =
            "UPDATE hub_case SET message = '', details = '{}' WHERE message <> '' AND id > ? AND id <= ? AND gone_at < ?";

    /** Every column of free text that is not a record's or a batch's and is not needed, and what it becomes. */
    private static final List<String> MENTIONS = List.of(
            "UPDATE hub_document SET raw = NULL WHERE state <> 'SET_ASIDE' AND raw LIKE ? ESCAPE '!'",
            "DELETE FROM hub_view WHERE theirs || ' ' || ours || ' ' || COALESCE(earlier, '') LIKE ? ESCAPE '!'",
            "UPDATE hub_explanation SET said = '{}', items = '{}' WHERE said || ' ' || items LIKE ? ESCAPE '!'",
            "UPDATE hub_delivery SET problem = NULL WHERE problem LIKE ? ESCAPE '!'",
            "UPDATE hub_delivery SET extensions = '{}' WHERE extensions LIKE ? ESCAPE '!'",
            "UPDATE hub_exception SET message = '' WHERE message LIKE ? ESCAPE '!'",
            "UPDATE hub_exception SET remedy = '' WHERE remedy LIKE ? ESCAPE '!'",
            "UPDATE hub_exception SET details = '{}' WHERE details LIKE ? ESCAPE '!'",
            "UPDATE hub_case SET message = '' WHERE message LIKE ? ESCAPE '!'",
            "UPDATE hub_case SET remedy = '' WHERE remedy LIKE ? ESCAPE '!'",
            "UPDATE hub_case SET details = '{}' WHERE details LIKE ? ESCAPE '!'",
            "UPDATE hub_case SET assignee = NULL WHERE assignee LIKE ? ESCAPE '!'",
            "UPDATE hub_case_action SET actor = 'erased' WHERE actor LIKE ? ESCAPE '!'",
            "UPDATE hub_case_action SET reason = '' WHERE reason LIKE ? ESCAPE '!'",
            "UPDATE hub_case_action SET changes = NULL WHERE changes LIKE ? ESCAPE '!'",
            "UPDATE hub_case_action SET payload = NULL WHERE payload LIKE ? ESCAPE '!'",
            "UPDATE hub_process SET started_by = 'erased' WHERE started_by LIKE ? ESCAPE '!'",
            "UPDATE hub_process SET problem = NULL WHERE problem LIKE ? ESCAPE '!'",
            "UPDATE hub_process_move SET actor = 'erased' WHERE actor LIKE ? ESCAPE '!'",
            "UPDATE hub_process_move SET reason = '' WHERE reason LIKE ? ESCAPE '!'",
            "UPDATE hub_break SET message = '' WHERE message LIKE ? ESCAPE '!'",
            "UPDATE hub_idempotency SET result = '' WHERE result LIKE ? ESCAPE '!'",
            "UPDATE hub_idempotency SET problem_message = '' WHERE problem_message LIKE ? ESCAPE '!'",
            "UPDATE hub_idempotency SET problem_value = NULL WHERE problem_value LIKE ? ESCAPE '!'",
            "UPDATE hub_idempotency SET problem_remedy = NULL WHERE problem_remedy LIKE ? ESCAPE '!'");

    /** Texts that are needed as long as they are there: a document that is set aside may be replayed, and holds back what it is about. */
    private static final List<Needed> NEEDED = List.of(
            new Needed(
                    "SELECT flow, id, raw AS text FROM hub_document WHERE state = 'SET_ASIDE' AND raw LIKE ? ESCAPE '!'",
                    "UPDATE hub_document SET raw = ? WHERE flow = ? AND id = ?"),
            new Needed(
                    "SELECT definition AS flow, key AS id, data AS text FROM hub_process WHERE data LIKE ? ESCAPE '!'",
                    "UPDATE hub_process SET data = ? WHERE definition = ? AND key = ?"));

    private static final String IN_FLIGHT = """
            SELECT DISTINCT target FROM hub_intent
            WHERE body LIKE ? ESCAPE '!' OR (type = ? AND ' ' || records || ' ' LIKE ? ESCAPE '!')
            UNION
            SELECT 'the hub' AS target FROM hub_inbox i
            LEFT JOIN hub_crosswalk c ON c.system = i.system AND c.type = i.type AND c.remote_id = i.record_id
            WHERE i.body LIKE ? ESCAPE '!' OR (c.type = ? AND c.record_id = ?)
            ORDER BY target""";

    /** How such texts are found and written. */
    private record Needed(String select, String update) {}

    /** A found key. */
    private record Key(String flow, String id) {}

    /** A found text. */
    private record Text(Key key, String text) {}

    @Override
    public Walk rawUpTo(long position, Walk after, int limit) {
        return overDocuments(DROP_RAW, BlankingTables::systemAndType, position, after, limit);
    }

    @Override
    public Walk formerVersionsUpTo(long position, Walk after, int limit) {
        return overDocuments(DROP_VERSIONS, flow -> List.of(), position, after, limit);
    }

    /** Flow by flow: PostgreSQL takes a range over two columns for all that the first one has, and prepares for that. */
    private Walk overDocuments(
            String statement, Function<String, List<String>> ofFlow, long position, Walk after, int limit) {
        List<Key> page = sql.list(
                RAW_PAGE, row -> new Key(row.getString("flow"), row.getString("id")), after.flow(), after.id(), limit);
        if (page.isEmpty()) {
            return new Walk(true, after.flow(), after.id(), after.blanked());
        }
        Key last = page.get(page.size() - 1);
        Map<String, List<Key>> byFlow = page.stream().collect(groupingBy(Key::flow));
        int blanked = 0;
        for (var some : byFlow.entrySet()) {
            List<Key> keys = some.getValue();
            List<Object> values = new ArrayList<>(List.of(
                    some.getKey(), keys.get(0).id(), keys.get(keys.size() - 1).id()));
            values.addAll(ofFlow.apply(some.getKey()));
            values.add(position);
            blanked += sql.write(statement, values.toArray());
        }
        return new Walk(page.size() < limit, last.flow(), last.id(), after.blanked() + blanked);
    }

    private static List<String> systemAndType(String flow) {
        int slash = flow.lastIndexOf('/');
        return List.of(flow.substring(0, Math.max(0, slash)), flow.substring(slash + 1));
    }

    @Override
    public Walk wordingsGoneBefore(Instant before, Walk after, int limit) {
        long from = after.id().isEmpty() ? 0 : Long.parseLong(after.id());
        List<Long> page = sql.list(
                "SELECT id FROM hub_case WHERE id > ? ORDER BY id LIMIT ?", row -> row.getLong("id"), from, limit);
        if (page.isEmpty()) {
            return new Walk(true, "", after.id(), after.blanked());
        }
        long last = page.get(page.size() - 1);
        String bound = Instants.bound(before);
        sql.write(DROP_EDITS, from, last, from, last, bound);
        sql.write(DROP_FOUND, from, last, bound);
        int blanked = sql.write(DROP_SAID, from, last, bound);
        return new Walk(page.size() < limit, "", Long.toString(last), after.blanked() + blanked);
    }

    @Override
    public void about(String type, String recordId, Collection<String> subjects) {
        sql.write("""
                UPDATE hub_document SET raw = NULL WHERE raw IS NOT NULL AND EXISTS (
                  SELECT 1 FROM hub_record r WHERE r.type = ? AND r.id = ? AND r.flow = hub_document.flow AND r.document_id = hub_document.id)""", type, recordId);
        sql.write("DELETE FROM hub_view WHERE type = ? AND record_id = ?", type, recordId);
        sql.write(
                "UPDATE hub_delivery SET extensions = '{}', problem = NULL WHERE type = ? AND record_id = ?",
                type,
                recordId);
        List<String> scopes = new ArrayList<>(List.of("%/" + recordId));
        subjects.forEach(subject -> scopes.add("%/" + Likes.escape(subject)));
        for (String scope : scopes) {
            sql.write("UPDATE hub_exception SET message = '', details = '{}' WHERE scope LIKE ? ESCAPE '!'", scope);
            sql.write("UPDATE hub_case SET message = '', details = '{}' WHERE scope LIKE ? ESCAPE '!'", scope);
            sql.write(
                    "UPDATE hub_case_action SET reason = '', changes = NULL, payload = NULL WHERE case_id IN ("
                            + "SELECT id FROM hub_case WHERE scope LIKE ? ESCAPE '!')",
                    scope);
        }
        for (String subject : subjects) {
            sql.write("UPDATE hub_exception SET message = '', details = '{}' WHERE subject = ?", subject);
            sql.write("UPDATE hub_case SET message = '', details = '{}' WHERE subject = ?", subject);
        }
    }

    @Override
    public int mentions(String word) {
        int blanked = MENTIONS.stream()
                .mapToInt(statement -> sql.write(inEitherCase(statement), Likes.containing(word)))
                .sum();
        return blanked
                + NEEDED.stream().mapToInt(needed -> withoutWord(needed, word)).sum();
    }

    /** What is needed loses the word, and nothing else. */
    private int withoutWord(Needed needed, String word) {
        Pattern pattern = Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        List<Text> found = sql.list(
                inEitherCase(needed.select()),
                row -> new Text(new Key(row.getString("flow"), row.getString("id")), row.getString("text")),
                Likes.containing(word));
        sql.writeAll(needed.update(), found, each -> new Object[] {
            pattern.matcher(each.text()).replaceAll(ERASED),
            each.key().flow(),
            each.key().id()
        });
        return found.size();
    }

    private String inEitherCase(String statement) {
        return sql.dialect().inEitherCase(statement);
    }

    @Override
    public List<String> inFlight(String type, String recordId, String word) {
        String containing = Likes.containing(word);
        return sql.list(
                inEitherCase(IN_FLIGHT),
                row -> row.getString("target"),
                containing,
                type,
                Likes.containing(" " + recordId + " "),
                containing,
                type,
                recordId);
    }

    @Override
    public List<String> recordsWith(String word, int limit) {
        return sql.list(
                inEitherCase("SELECT type, id FROM hub_record WHERE seen LIKE ? ESCAPE '!' OR decided LIKE ? ESCAPE '!'"
                        + " ORDER BY type, id LIMIT ?"),
                row -> row.getString("type") + "/" + row.getString("id"),
                Likes.containing(word),
                Likes.containing(word),
                limit);
    }
}
