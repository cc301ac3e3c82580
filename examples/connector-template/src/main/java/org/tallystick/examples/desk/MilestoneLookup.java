package org.tallystick.examples.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.ContentDigest;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.model.Milestone;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds milestones by our keys. */
final class MilestoneLookup implements RecordLookup<Milestone> {

    /** Keys of one call, so that its address stays short. */
    private static final int KEYS = 50;

    private final DeskClient client;

    MilestoneLookup(DeskClient client) {
        this.client = client;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        List<String> keys = List.copyOf(externalKeys);
        Map<String, Found> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += KEYS) {
            List<String> some = keys.subList(from, Math.min(from + KEYS, keys.size()));
            found(client.withKeys(some)).forEach(one -> found.put(one.externalKey(), one));
        }
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        JsonPage page = client.keyed(cursor == null ? "" : cursor, limit);
        return new Listing(found(page), page.member("next").orElse(null));
    }

    @Override
    public String digest(Write<Milestone> write) {
        return ContentDigest.of(DeskMilestone.of(write).content());
    }

    private static List<Found> found(JsonPage page) {
        List<Found> found = new ArrayList<>();
        for (String json : page.records()) {
            found.add(found(json));
        }
        return found;
    }

    /** What cannot be read is not known, so the call fails: left out, it would count as absent and be created again. */
    private static Found found(String json) {
        try {
            DeskMilestone milestone = DeskMilestone.JSON.bind(json);
            String key = Objects.requireNonNull(milestone.key(), "key");
            String id = Objects.requireNonNull(milestone.id(), "id");
            return new Found(key, id, null, ContentDigest.of(milestone.content()), null, null);
        } catch (BadRecordException bad) {
            throw new ConnectorException(bad.problem());
        }
    }
}
