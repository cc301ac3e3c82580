package org.tallystick.spi;

import java.util.List;
import org.tallystick.model.Entity;

/**
 * A source that can also read documents by their ids. With it a webhook is a hint: what it names is read again, whatever it says
 * (F-ORD-04).
 *
 * @param <T> the entity
 */
public interface FetchingSource<T extends Entity> extends RecordSource<T> {

    /**
     * Reads these documents as they are now; ids that do not exist are left out.
     *
     * @throws ConnectorException if they cannot be had
     */
    List<Change<T>> fetch(List<String> documentIds);
}
