package org.tallystick.engine.internal.hub;

import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.model.Ref;

/** Canonical ids, and refs as the crosswalk has them. */
public final class RecordIds {

    private static final int LENGTH = 32;

    private RecordIds() {}

    /**
     * The id of a record that is seen for the first time, under {@code ref}. It follows from the ref, so that the same history gives the
     * same ids; it is kept whatever refs are linked later.
     */
    public static String mint(Ref<?> ref) {
        return Fingerprints.of(ref.toString()).substring(0, LENGTH);
    }

    /** The ref as the crosswalk has it. */
    public static RefKey key(Ref<?> ref) {
        return new RefKey(ref.system(), ref.type().name(), ref.id());
    }
}
