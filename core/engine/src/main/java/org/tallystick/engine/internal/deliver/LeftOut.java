package org.tallystick.engine.internal.deliver;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.json.JsonMask;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** What a target is not to have: classes of the classification, and the fields of one type's records that belong to them (POL-7). Immutable. */
public final class LeftOut {

    private final Set<String> classes;
    private final Set<String> fields;
    private final JsonMask mask;

    /**
     * What is left out.
     *
     * @param fields that no record must have
     */
    public LeftOut(Set<String> classes, Set<String> fields) {
        this.classes = Set.copyOf(classes);
        this.fields = Set.copyOf(fields);
        this.mask = RecordCodec.mask(fields);
    }

    /** A tag of the record that names one of the classes, in whatever case: nothing of such a record may go there. */
    Optional<String> tagOf(Entity record) {
        return record.header().handling().classification().stream()
                .filter(tag -> classes.contains(tag.toLowerCase(Locale.ROOT)) || classes.contains(tag))
                .sorted()
                .findFirst();
    }

    /** The record without those fields; itself if there are none. */
    <T extends Entity> T from(RecordType<T> type, T record) {
        return fields.isEmpty()
                ? record
                : RecordCodec.decode(
                        type, mask.remove(RecordCodec.encode(record).json()));
    }
}
