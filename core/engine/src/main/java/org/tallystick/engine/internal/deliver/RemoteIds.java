package org.tallystick.engine.internal.deliver;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** What a target calls records. */
final class RemoteIds {

    private RemoteIds() {}

    /** Of those references that the target is known to have: one look-up, and one for each type. */
    static Map<Ref<?>, String> of(StoreTransaction tx, String target, Set<Ref<?>> references) {
        Map<RefKey, String> recordIds =
                tx.crosswalk().recordIds(references.stream().map(RecordIds::key).toList());
        Map<RecordType<?>, Set<String>> idsByType = references.stream()
                .filter(reference -> recordIds.containsKey(RecordIds.key(reference)))
                .collect(groupingBy(Ref::type, mapping(reference -> recordIds.get(RecordIds.key(reference)), toSet())));
        Map<RecordType<?>, Map<String, String>> remote = new HashMap<>();
        idsByType.forEach((type, ids) -> remote.put(type, tx.crosswalk().remoteIds(target, type.name(), ids)));

        Map<Ref<?>, String> known = new HashMap<>();
        for (Ref<?> reference : references) {
            String recordId = recordIds.get(RecordIds.key(reference));
            String id = recordId == null
                    ? null
                    : remote.getOrDefault(reference.type(), Map.of()).get(recordId);
            if (id != null) {
                known.put(reference, id);
            }
        }
        return known;
    }
}
