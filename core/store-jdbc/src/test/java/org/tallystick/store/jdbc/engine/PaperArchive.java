package org.tallystick.store.jdbc.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.SweptSource;

/** A feed on paper that also lists what exists, late documents included. */
final class PaperArchive<T extends Entity> extends PaperSource<T> implements SweptSource<T> {

    @Override
    public Versions versions(@Nullable String cursor, int limit) {
        Map<String, Long> versions = new HashMap<>();
        all().forEach(change -> versions.merge(change.documentId(), change.version(), Math::max));
        return new Versions(versions, null);
    }

    @Override
    public List<Change<T>> fetch(List<String> documentIds) {
        return all().filter(change -> documentIds.contains(change.documentId())).toList();
    }

    private Stream<Change<T>> all() {
        return Stream.concat(feed.stream(), late.stream());
    }
}
