package org.tallystick.engine.internal.hub;

import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.model.Ref;

/** Canonical ids, and refs as the crosswalk has them. */
public final class RecordIds {

    /** How many characters two neighbours may differ in, the widest neighbourhood first. */
    private static final int[] NEAR = {4, 2, 1};

    /** Hexadecimal digits of a neighbourhood. */
    private static final int NEIGHBOURHOOD = 3;

    /** The record's own hexadecimal digits: 92 bits. */
    private static final int OWN = 23;

    /** What a Salesforce id is without the letters that only repeat it. */
    private static final int LONGEST_COUNTER = 15;

    private RecordIds() {}

    /**
     * The id of a record that is seen for the first time, under {@code ref}. It follows from the ref, so that the same history gives the
     * same ids; it is kept whatever refs are linked later.
     *
     * <p>Systems give ids one after the other, and a page of records has ids that differ in their last characters only. Such records have ids that
     * begin alike here too, so that the tables that are in the order of ids are written in a few places for each page, not in one for each record.
     */
    public static String mint(Ref<?> ref) {
        String counter = counter(ref.id());
        StringBuilder id = new StringBuilder();
        for (int last : NEAR) {
            String begin = counter.substring(0, Math.max(0, counter.length() - last));
            id.append(Fingerprints.of(String.join("\n", ref.system(), ref.type().name(), begin)), 0, NEIGHBOURHOOD);
        }
        return id.append(Fingerprints.of(ref.toString()), 0, OWN).toString();
    }

    /** Without what tells apart the records of one document, which stands after a colon. */
    private static String counter(String id) {
        int colon = id.indexOf(':');
        return id.substring(0, Math.min(colon < 0 ? id.length() : colon, LONGEST_COUNTER));
    }

    /** The ref as the crosswalk has it. */
    public static RefKey key(Ref<?> ref) {
        return new RefKey(ref.system(), ref.type().name(), ref.id());
    }
}
