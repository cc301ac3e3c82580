package org.tallystick.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.idempotency.ExecutionState;
import org.tallystick.engine.idempotency.IdempotencyKey;
import org.tallystick.engine.idempotency.IdempotencyRecord;
import org.tallystick.engine.idempotency.PayloadFingerprint;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Table {@code hub_idempotency}. A row is written only as it was read, so no lock is needed. */
record IdempotencyTable(Sql sql) {

    private static final String INSERT = """
            INSERT INTO hub_idempotency (key, fingerprint, state, fencing_token, lease_until) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO NOTHING""";
    private static final String REPLACE = """
            UPDATE hub_idempotency SET state = ?, fencing_token = ?, lease_until = ?, result = ?, problem_kind = ?, problem_code = ?,
            problem_message = ?, problem_field = ?, problem_value = ?, problem_remedy = ?, problem_retry_after = ?
            WHERE key = ? AND fencing_token = ? AND state = ? AND lease_until = ?""";

    private static final String FORGET = """
            DELETE FROM hub_idempotency WHERE key IN (SELECT key FROM hub_idempotency
            WHERE state IN ('DONE', 'FAILED_PERMANENT', 'FAILED_RETRYABLE') AND lease_until < ? ORDER BY lease_until LIMIT ?)""";

    /** Rows that are deleted at once. */
    static final int PAGE = 1_000;

    Optional<IdempotencyRecord> find(IdempotencyKey key) {
        return sql.one("SELECT * FROM hub_idempotency WHERE key = ?", IdempotencyTable::read, key.hex());
    }

    /** Stores the first record of a key; false if it has one. */
    boolean insert(IdempotencyRecord first) {
        int inserted = sql.write(
                INSERT,
                first.key().hex(),
                first.fingerprint().hex(),
                first.state().name(),
                first.fencingToken(),
                Instants.text(first.leaseUntil()));
        return inserted == 1;
    }

    /** Stores the next record of a key; false if what is stored is not {@code known} any more. */
    boolean replace(IdempotencyRecord known, IdempotencyRecord next) {
        if (next.equals(known)) {
            return true;
        }
        Problem problem = next.problem();
        int replaced = sql.write(
                REPLACE,
                next.state().name(),
                next.fencingToken(),
                Instants.text(next.leaseUntil()),
                next.result(),
                problem == null ? null : problem.kind().name(),
                problem == null ? null : problem.code(),
                problem == null ? null : problem.message(),
                problem == null ? null : problem.field(),
                problem == null ? null : problem.value(),
                problem == null ? null : problem.remedy(),
                problem == null
                        ? null
                        : problem.suggestedDelay().map(Duration::toString).orElse(null),
                known.key().hex(),
                known.fencingToken(),
                known.state().name(),
                Instants.text(known.leaseUntil()));
        return replaced == 1;
    }

    /** Deletes records that were settled before, up to some; how many. */
    int forgetSettledBefore(Instant before) {
        return sql.write(FORGET, Instants.bound(before), PAGE);
    }

    private static IdempotencyRecord read(ResultSet row) throws SQLException {
        return new IdempotencyRecord(
                new IdempotencyKey(row.getString("key")),
                new PayloadFingerprint(row.getString("fingerprint")),
                ExecutionState.valueOf(row.getString("state")),
                row.getLong("fencing_token"),
                Instants.read(row.getString("lease_until")),
                row.getString("result"),
                problem(row));
    }

    private static @Nullable Problem problem(ResultSet row) throws SQLException {
        String kind = row.getString("problem_kind");
        String retryAfter = row.getString("problem_retry_after");
        return kind == null
                ? null
                : new Problem(
                        FailureKind.valueOf(kind),
                        row.getString("problem_code"),
                        row.getString("problem_message"),
                        row.getString("problem_field"),
                        row.getString("problem_value"),
                        row.getString("problem_remedy"),
                        retryAfter == null ? null : Duration.parse(retryAfter));
    }
}
