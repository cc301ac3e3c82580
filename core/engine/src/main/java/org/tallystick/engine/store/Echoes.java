package org.tallystick.engine.store;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code echo}: what a target that is read too will show of a record, from what was sent to it (OWN-4, F-ORD-01). */
public interface Echoes {

    /**
     * What a reading gives if it gives nothing new.
     *
     * @param fingerprint of what was sent last, in the target's normal form
     * @param before of what was sent before that; the target may have it still as long as the last outcome is not known
     */
    record EchoRow(String fingerprint, @Nullable String before) {}

    /** Something is about to be sent: its fingerprint by record id. The same as last changes nothing. */
    void expect(String target, String type, Map<String, String> fingerprints);

    /** Those that are known, by record id. */
    Map<String, EchoRow> find(String target, String type, Collection<String> recordIds);
}
