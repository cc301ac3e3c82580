package org.tallystick.engine.internal.deliver;

import java.util.function.Function;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.WriteCapabilities;

/**
 * Records of one type towards one target.
 *
 * @param target system
 * @param type of record
 * @param sink writes it
 * @param lookup finds it by our key
 * @param capabilities what writing promises
 * @param externalKey our stable business key of a record: never contains a version
 * @param always whether every record that is put goes there; else those that a decision asks for
 * @param <T> the entity
 */
public record DeliverFlow<T extends Entity>(
        String target,
        RecordType<T> type,
        RecordSink<T> sink,
        RecordLookup<T> lookup,
        WriteCapabilities capabilities,
        Function<T, String> externalKey,
        boolean always) {

    /** Its name: {@code target/type}. */
    public String name() {
        return target + "/" + type.name();
    }

    /** Documents are frozen when they are planned, and are taken for ours only with equal content. */
    boolean isDocument() {
        return type == RecordType.INVOICE;
    }
}
