package org.tallystick.connector.salesforce.platform;

import java.util.List;
import org.tallystick.model.Entity;
import org.tallystick.spi.Draft;

/**
 * What one row gives.
 *
 * @param drafts its records
 * @param undecided whether the row as a whole still waits for an approval
 * @param <T> the entity
 */
public record Mapped<T extends Entity>(List<Draft<T>> drafts, boolean undecided) {

    public Mapped {
        drafts = List.copyOf(drafts);
    }

    /** One record. */
    public static <T extends Entity> Mapped<T> of(Draft<T> draft) {
        return new Mapped<>(List.of(draft), false);
    }

    Mapped<T> withExternalKey(String key) {
        return new Mapped<>(
                drafts.stream().map(draft -> draft.withExternalKey(key)).toList(), undecided);
    }
}
