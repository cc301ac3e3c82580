package org.tallystick.engine.internal.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.internal.hub.CaseBook;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.StoreHub;
import org.tallystick.engine.process.Situation;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Runs.RunRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.json.TextMap;

/**
 * A process that may be moved now.
 *
 * @param run in which; none: outside a run
 */
record Stand(
        StoreTransaction tx,
        ProcessRow row,
        Instant now,
        @Nullable RunRow run) {

    /** It moves, so what failed before does not any more. */
    Standing to() {
        raise(List.of());
        return new Standing(tx, row, now, CaseBook.HUB);
    }

    /** Which day's policies are in force: the last of the run's period, else today in UTC. */
    LocalDate day() {
        return run == null
                ? LocalDate.ofInstant(now, ZoneOffset.UTC)
                : YearMonth.parse(run.id()).atEndOfMonth();
    }

    long sequence() {
        return run == null ? 0 : run.sequence();
    }

    /** Who asks for what it puts. */
    String scope() {
        return "process/" + row.key();
    }

    /** Definition, version and step. */
    String about() {
        return "%s/%d/%s".formatted(row.definition(), row.version(), row.step());
    }

    void raise(List<Finding> findings) {
        String failures = Standing.failures(row);
        tx.exceptions()
                .replace(
                        failures,
                        findings.stream()
                                .map(finding -> ExceptionRows.of(failures, finding))
                                .toList(),
                        sequence());
    }

    Situation situation() {
        return new Situation(row.key(), TextMap.read(row.data()), row.startedBy(), new StoreHub(tx), now);
    }
}
