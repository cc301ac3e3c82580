package org.tallystick.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.json.Fingerprint;
import org.tallystick.model.TimeEntry;
import org.tallystick.validation.RecordValidator;

/**
 * The loop by hand, in two hops: a durable row of each entry first; its effect in the target and the mark that it is done in a later
 * transaction. Batches of 1 000, one writer. What one hop has stored the next has in memory still; only a restart would read it again.
 */
final class HandWrittenSync implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final String CREATE =
            "CREATE TABLE staging (id TEXT PRIMARY KEY, hash TEXT NOT NULL, document TEXT NOT NULL, done BIGINT NOT NULL)";
    private static final String STORE = "INSERT INTO staging (id, hash, document, done) VALUES (?, ?, ?, 0)"
            + " ON CONFLICT (id) DO UPDATE SET hash = excluded.hash, document = excluded.document, done = 0";

    private static final RecordValidator VALIDATOR = RecordValidator.ofDefaults();

    private final Site site;
    private final EntryFile file;
    private final Connection connection;
    private final TargetTable target;

    /** An entry, and what is stored of it. */
    private record Row(TimeEntry entry, String document, String hash) {

        static Row of(String line) {
            byte[] document = line.getBytes(UTF_8);
            TimeEntry entry = EntryFile.parse(document);
            if (!VALIDATOR.validate(entry).isEmpty()) {
                throw new IllegalStateException("not valid: " + line);
            }
            return new Row(entry, line, Fingerprint.of(document).hex());
        }

        String id() {
            return entry.ref().id();
        }
    }

    HandWrittenSync(Site site, EntryFile file) throws SQLException {
        this.site = site;
        this.file = file;
        this.connection = site.target();
        this.target = new TargetTable(site, entry -> false);
        Site.execute(connection, List.of(CREATE));
        connection.setAutoCommit(false);
    }

    /** Every entry, as if each had changed. */
    void run() throws IOException, SQLException {
        try (BufferedReader in = file.open()) {
            for (List<Row> batch = next(in); !batch.isEmpty(); batch = next(in)) {
                bring(batch);
            }
        }
    }

    /** Those that are not there as they are in the file; how many. */
    int runChanged() throws IOException, SQLException {
        int changed = 0;
        try (BufferedReader in = file.open()) {
            for (List<Row> batch = next(in); !batch.isEmpty(); batch = next(in)) {
                Map<String, String> known = known(batch);
                List<Row> news = batch.stream()
                        .filter(row -> !row.hash().equals(known.get(row.id())))
                        .toList();
                connection.commit();
                if (!news.isEmpty()) {
                    bring(news);
                }
                changed += news.size();
            }
        }
        return changed;
    }

    private void bring(List<Row> batch) throws SQLException {
        store(batch);
        connection.commit();
        TargetTable.upsert(connection, batch.stream().map(Row::entry).toList());
        mark(batch);
        connection.commit();
    }

    private static List<Row> next(BufferedReader in) throws IOException {
        List<Row> rows = new ArrayList<>(BATCH);
        String line = in.readLine();
        while (line != null) {
            rows.add(Row.of(line));
            line = rows.size() == BATCH ? null : in.readLine();
        }
        return rows;
    }

    private Map<String, String> known(List<Row> batch) throws SQLException {
        Map<String, String> known = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT id, hash FROM staging WHERE " + site.oneOf("id"))) {
            statement.setObject(1, ids(batch));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString(1), row.getString(2));
                }
            }
        }
        return known;
    }

    private void store(List<Row> batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STORE)) {
            for (Row row : batch) {
                statement.setString(1, row.id());
                statement.setString(2, row.hash());
                statement.setString(3, row.document());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void mark(List<Row> batch) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE staging SET done = 1 WHERE " + site.oneOf("id"))) {
            statement.setObject(1, ids(batch));
            statement.executeUpdate();
        }
    }

    private Object ids(List<Row> batch) throws SQLException {
        return site.values(connection, batch.stream().map(Row::id).toList());
    }

    /** A number that depends on every row of the target. */
    long check() throws SQLException {
        return target.check();
    }

    @Override
    public void close() throws SQLException {
        connection.setAutoCommit(true);
        connection.close();
        target.close();
    }
}
