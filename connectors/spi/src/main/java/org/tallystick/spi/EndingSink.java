package org.tallystick.spi;

import java.util.Collection;
import org.tallystick.model.Entity;

/**
 * A sink of a system that ends what was deleted at its source: it keeps a copy of records for reports, and must not count what is gone. The engine ends only what
 * the system has from it, and nothing of other systems is deleted by it.
 *
 * @param <T> the entity
 */
public interface EndingSink<T extends Entity> extends RecordSink<T> {

    /**
     * Ends records (contract rule w45): from now on a look-up does not find them. What is not there, or ended already, stays so, and one that is written again is there again. All of them or
     * none; the same may be asked again, also after an unknown outcome.
     *
     * @param externalKeys at least one, at most the declared batch size
     * @throws ConnectorException if they could not be ended, or nobody knows whether they were
     */
    void end(Collection<String> externalKeys);
}
