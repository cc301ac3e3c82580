package org.tallystick.engine.internal.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Succession;
import org.tallystick.model.rule.Violation;
import org.tallystick.spi.Problem;

/** What a newer version of a document may not change (CM-7): one that does is set aside, and what the hub has stays. */
final class Successions {

    private final Map<Ref<?>, Entity> earlier = new HashMap<>();

    /** @param rows the records that the hub has of these documents, as last seen */
    <T extends Entity> Successions(RecordType<T> type, Collection<RecordRow> rows) {
        rows.stream()
                .map(RecordRow::seen)
                .filter(Objects::nonNull)
                .map(json -> RecordCodec.decode(type, json))
                .forEach(record -> earlier.put(record.ref(), record));
    }

    /** The document, or what its records must not change. */
    Mapped checked(Mapped document) {
        List<Problem> refused = document.records().stream()
                .map(MappedRecord::record)
                .flatMap(record -> DocumentMapper.errors(broken(record)).stream())
                .toList();
        return refused.isEmpty() ? document : Mapped.unusable(refused);
    }

    private List<Violation> broken(Entity record) {
        Entity before = earlier.get(record.ref());
        return before == null ? List.of() : Succession.check(before, record);
    }
}
