package org.tallystick.spi;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * One record to write.
 *
 * @param record its newest state
 * @param externalKey our stable business key in the target's own field; never contains a version
 * @param idempotencyKey names this one intended write: 64 hexadecimal digits, the same for every repetition of it
 * @param remoteId the target's own id, if it is known to exist there
 * @param references the target's ids of the records that {@link RecordSink#references} named
 * @param <T> the entity
 */
public record Write<T extends Entity>(
        T record,
        String externalKey,
        String idempotencyKey,
        @Nullable String remoteId,
        Map<Ref<?>, String> references) {

    public Write {
        requireNonNull(record, "record");
        requireNonNull(externalKey, "externalKey");
        requireNonNull(idempotencyKey, "idempotencyKey");
        references = Map.copyOf(references);
    }

    /** The target's id of the record itself, if it is known to exist there. */
    public Optional<String> knownRemoteId() {
        return Optional.ofNullable(remoteId);
    }

    /**
     * The target's id of a record that this one names.
     *
     * @throws IllegalArgumentException if {@link RecordSink#references} did not name it
     */
    public String idOf(Ref<?> reference) {
        String id = references.get(reference);
        if (id == null) {
            throw new IllegalArgumentException("%s does not name %s".formatted(record.ref(), reference));
        }
        return id;
    }
}
