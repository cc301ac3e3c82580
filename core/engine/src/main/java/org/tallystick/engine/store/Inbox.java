package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code inbox}: records that the host puts in its own transactions. */
public interface Inbox {

    /**
     * A record of the host's.
     *
     * @param number given by the database; a row with a lower number may be committed later (F-CUR-17)
     * @param system of its ref
     * @param type name of the {@code RecordType}
     * @param recordId the host's own id
     * @param body canonical JSON; none: deleted
     */
    record InboxRow(
            long number,
            String system,
            String type,
            String recordId,
            @Nullable String body) {}

    /** Appends; the database gives the numbers. */
    void append(Collection<InboxRow> rows);

    /** Those that are committed with a number above {@code after}, in the order of their numbers; at most {@code limit}. */
    List<InboxRow> list(long after, int limit);

    /** Removes those of the numbers. */
    void remove(Collection<Long> numbers);
}
