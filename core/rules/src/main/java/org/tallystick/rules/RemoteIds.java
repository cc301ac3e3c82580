package org.tallystick.rules;

import java.util.Optional;
import org.tallystick.model.Ref;

/** The crosswalk as rules ask it: by which id another system knows a record (CM-10). */
@FunctionalInterface
public interface RemoteIds {

    /** No record is known elsewhere. */
    RemoteIds NONE = (ref, system) -> Optional.empty();

    /**
     * The id in a system.
     *
     * @param ref the record, as some system knows it; never one of {@code system} itself
     * @return none: the system does not know it yet
     */
    Optional<String> idOf(Ref<?> ref, String system);
}
