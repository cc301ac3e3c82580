package org.tallystick.simulators.netsuite.internal.record;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.simulators.netsuite.internal.books.Changes;
import org.tallystick.simulators.netsuite.internal.books.Entry;

/**
 * One create or update under way.
 *
 * @param values the row as it will stand: the former one with the body's values, id and times
 * @param replaced sublists whose lines are deleted where the body does not name them
 * @param now the account's time, UTC, to the second
 */
record Saving(
        RecordType type,
        String id,
        Optional<Entry> former,
        Draft draft,
        Map<String, String> values,
        Set<String> replaced,
        LocalDateTime now,
        Changes changes,
        Findings findings) {}
