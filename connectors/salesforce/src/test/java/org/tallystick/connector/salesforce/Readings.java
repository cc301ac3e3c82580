package org.tallystick.connector.salesforce;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Page;
import org.tallystick.spi.RecordSource;

/** Readings to their end, and what they gave as texts. */
final class Readings {

    private Readings() {}

    /** Reads all there is, page by page, and gives the cursor at the end. */
    static <T extends Entity> String readAll(RecordSource<T> source, int limit, List<Change<T>> into) {
        return readAll(source, null, limit, into);
    }

    /** The same, from a cursor on. */
    static <T extends Entity> String readAll(
            RecordSource<T> source, @Nullable String from, int limit, List<Change<T>> into) {
        String cursor = from;
        while (true) {
            Page<T> page = source.read(cursor, limit);
            into.addAll(page.changes());
            cursor = page.cursor();
            if (!page.more()) {
                return String.valueOf(cursor);
            }
        }
    }

    /** All of each change, its raw document included. */
    static <T extends Entity> List<String> texts(List<Change<T>> changes) {
        return changes.stream().map(Readings::text).toList();
    }

    private static <T extends Entity> String text(Change<T> change) {
        String head = "%s %s %d ".formatted(change.getClass().getSimpleName(), change.documentId(), change.version());
        if (change instanceof Change.Upsert<T> upsert) {
            return head
                    + upsert.raw().content()
                    + upsert.drafts().stream().map(Draft::build).toList();
        }
        return change instanceof Change.Unreadable<T> unreadable
                ? head + unreadable.raw().content() + unreadable.problem()
                : head;
    }
}
