package org.tallystick.engine.internal.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/** Records that the host itself knows, stored when the engine is built; unchanged ones stay as they are. */
public final class KnownRecords {

    private KnownRecords() {}

    /**
     * Stores the records and the refs by which systems know them.
     *
     * @return how many changed
     */
    public static int store(StoreTransaction tx, Map<Entity, List<Ref<?>>> known) {
        List<RecordRow> changed = new ArrayList<>();
        Map<RefKey, String> links = new HashMap<>();
        known.forEach((record, refs) -> {
            String id = RecordIds.mint(record.ref());
            links.put(RecordIds.key(record.ref()), id);
            refs.forEach(ref -> links.put(RecordIds.key(ref), id));
            Encoded encoded = RecordCodec.encode(record);
            RecordRow before = tx.records().find(record.ref().type().name(), id).orElse(null);
            if (before == null || !before.fingerprint().equals(encoded.fingerprint())) {
                IndexKeys keys = IndexKeys.of(record);
                changed.add(new RecordRow(
                        record.ref().type().name(),
                        id,
                        null,
                        null,
                        before == null ? 1 : before.version() + 1,
                        encoded.fingerprint(),
                        encoded.json(),
                        encoded.json(),
                        keys.key1(),
                        keys.key2(),
                        null,
                        0));
            }
        });
        tx.records().put(changed);
        tx.crosswalk().link(links);
        return changed.size();
    }
}
