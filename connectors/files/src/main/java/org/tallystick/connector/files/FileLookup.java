package org.tallystick.connector.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds files by their names, which are keys. */
final class FileLookup<T extends Entity> implements RecordLookup<T> {

    private final Outbox outbox;
    private final RecordRow<T> rows;

    FileLookup(Outbox outbox, RecordRow<T> rows) {
        this.outbox = outbox;
        this.rows = rows;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        outbox.present();
        Map<String, Found> found = new HashMap<>();
        for (String key : externalKeys) {
            if (Outbox.fits(key)) {
                String name = Outbox.name(key);
                outbox.content(name).ifPresent(content -> found.put(key, found(name, content)));
            }
        }
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        List<Found> found = new ArrayList<>();
        for (String name : outbox.names(cursor == null ? "" : cursor)) {
            if (found.size() == limit) {
                return new Listing(found, found.get(limit - 1).remoteId());
            }
            outbox.content(name).ifPresent(content -> found.add(found(name, content)));
        }
        return new Listing(found, null);
    }

    private Found found(String name, byte[] content) {
        return new Found(Outbox.key(name), name, null, rows.digest(outbox, name, content), null, null);
    }

    @Override
    public String digest(Write<T> write) {
        return rows.digest(write);
    }
}
