package org.tallystick.connector.workday;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Page;

/** Pages of what comes whole at every call: cut by id, so that who is in all calls is in some page, however the calls differ. */
final class Cut {

    private Cut() {}

    /**
     * The next changes.
     *
     * @param all by document id
     * @param cursor the last id of the page before; none: from the start
     */
    static <T extends Entity> Page<T> page(SortedMap<String, Change<T>> all, @Nullable String cursor, int limit) {
        Collection<Change<T>> left =
                cursor == null ? all.values() : all.tailMap(cursor + "\0").values();
        List<Change<T>> changes = left.stream().limit(limit).toList();
        boolean more = changes.size() < left.size();
        return new Page<>(changes, more ? changes.get(changes.size() - 1).documentId() : null, more);
    }
}
