package org.tallystick.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** The table that entries are brought to, on a connection of its own; a batch is one transaction. */
final class TargetTable implements RecordSink<TimeEntry>, RecordLookup<TimeEntry>, AutoCloseable {

    static final WriteCapabilities CAPABILITIES = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY, 1_000, true, Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE);

    private static final String CREATE = """
            CREATE TABLE IF NOT EXISTS target (id TEXT PRIMARY KEY, resource TEXT, work_date TEXT NOT NULL, epoch_day BIGINT NOT NULL,
            hours TEXT NOT NULL, project TEXT, assignment TEXT, role TEXT, billable BIGINT NOT NULL, approval TEXT NOT NULL)""";
    private static final String UPSERT = """
            INSERT INTO target (id, resource, work_date, epoch_day, hours, project, assignment, role, billable, approval)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET resource = excluded.resource, work_date = excluded.work_date,
            epoch_day = excluded.epoch_day, hours = excluded.hours, project = excluded.project,
            assignment = excluded.assignment, role = excluded.role, billable = excluded.billable, approval = excluded.approval""";

    private final Site site;
    private final Connection connection;
    private final Predicate<TimeEntry> refused;

    TargetTable(Site site, Predicate<TimeEntry> refused) throws SQLException {
        this.site = site;
        this.connection = site.target();
        this.refused = refused;
        Site.execute(connection, List.of(CREATE));
    }

    @Override
    public List<Ref<?>> references(TimeEntry entry) {
        return List.of();
    }

    @Override
    public List<Outcome> write(List<Write<TimeEntry>> batch) {
        List<Outcome> outcomes = new ArrayList<>(batch.size());
        List<TimeEntry> taken = new ArrayList<>(batch.size());
        for (Write<TimeEntry> write : batch) {
            if (refused.test(write.record())) {
                outcomes.add(Outcome.rejected(
                        Problem.of(FailureKind.INVALID, "REFUSED", write.externalKey() + " is refused")));
            } else {
                taken.add(write.record());
                outcomes.add(Outcome.applied(write.externalKey()));
            }
        }
        try {
            connection.setAutoCommit(false);
            upsert(connection, taken);
            connection.commit();
            connection.setAutoCommit(true);
            return outcomes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What both ways do to the table. */
    static void upsert(Connection connection, Collection<TimeEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
            for (TimeEntry entry : entries) {
                statement.setString(1, entry.ref().id());
                statement.setString(2, text(entry.resource()));
                statement.setString(3, entry.workDate().toString());
                statement.setLong(4, entry.workDate().toEpochDay());
                statement.setString(5, entry.hours().toString());
                statement.setString(6, text(entry.project()));
                statement.setString(7, text(entry.assignment()));
                statement.setString(8, entry.role());
                statement.setLong(9, entry.billable() ? 1 : 0);
                statement.setString(10, entry.approval().name());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static @Nullable String text(@Nullable Ref<?> ref) {
        return ref == null ? null : ref.id();
    }

    /** A number that depends on every row. */
    long check() throws SQLException {
        return number("SELECT SUM(epoch_day * 31 + LENGTH(hours)) FROM target");
    }

    /** How many there are. */
    long count() throws SQLException {
        return number("SELECT COUNT(*) FROM target");
    }

    private long number(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> keys) {
        Map<String, Found> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT id, work_date, hours, approval FROM target WHERE " + site.oneOf("id"))) {
            statement.setObject(1, site.values(connection, keys));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String digest = digest(row.getString(2), row.getString(3), row.getString(4));
                    found.put(
                            row.getString(1), new Found(row.getString(1), row.getString(1), null, digest, null, null));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new ConnectorException(Problem.of(FailureKind.UNAVAILABLE, "SQL", "the target cannot be asked"), e);
        }
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        throw new UnsupportedOperationException("Time entries are not reconciled here");
    }

    @Override
    public String digest(Write<TimeEntry> write) {
        TimeEntry entry = write.record();
        return digest(
                entry.workDate().toString(),
                entry.hours().toString(),
                entry.approval().name());
    }

    private static String digest(String workDate, String hours, String approval) {
        return workDate + " " + hours + " " + approval;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
