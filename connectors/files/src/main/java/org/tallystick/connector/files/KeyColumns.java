package org.tallystick.connector.files;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which a feed's rows are told apart.
 *
 * @param key whose value is the record's id
 * @param version whose value is the number of its version; none: what stands later is newer
 * @param deleted that says whether it is deleted; none: rows are never deleted
 * @param deletedValue what stands there if it is
 */
record KeyColumns(
        String key, @Nullable String version, @Nullable String deleted, String deletedValue) {

    /** All that a file must have. */
    List<String> headers() {
        return Stream.of(key, version, deleted).filter(Objects::nonNull).toList();
    }

    boolean isDeleted(Row row) {
        return deleted != null && row.field(deleted).equals(deletedValue);
    }
}
