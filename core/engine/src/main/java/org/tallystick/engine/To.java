package org.tallystick.engine;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import org.tallystick.model.Entity;

/**
 * Where records of a type are delivered to. Immutable.
 *
 * @param system the name under which the host added it
 * @param externalKey our stable business key of a record in the target's own field; never contains a version
 * @param isOnRequest whether only records that a decision asks for go there
 */
public record To(String system, Function<? super Entity, String> externalKey, boolean isOnRequest) {

    public To {
        requireNonNull(system, "system");
        requireNonNull(externalKey, "externalKey");
    }

    /** Every record of the type goes to that system, under the id of its ref as key. */
    public static To to(String system) {
        return new To(system, record -> record.ref().id(), false);
    }

    /** Only records that a decision asks for go there. */
    public To onRequest() {
        return new To(system, externalKey, true);
    }

    /** The key is {@code key} of the record. */
    public To keyedBy(Function<? super Entity, String> key) {
        return new To(system, key, isOnRequest);
    }
}
