package org.tallystick.testkit.properties;

import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Names of records in one system. */
final class Refs {

    private Refs() {}

    static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("psa", type, id);
    }

    static Header header(RecordType<?> type, String id) {
        return Header.of(Ref.of("psa", type, id));
    }
}
