package org.tallystick.engine.store;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code view}: what each system last said, or was told, of a record that others speak of too: the base of its next word (OWN-5). */
public interface Views {

    /**
     * What a system and the hub agree on, each in its own words.
     *
     * @param theirs canonical JSON in the words of the system
     * @param ours canonical JSON in those of the hub
     * @param earlier what the system had before the last write; it may have it still as long as the outcome is not known
     */
    record ViewRow(String theirs, String ours, @Nullable String earlier) {}

    /** Those of all systems, by record id, then by system; records without one are left out. */
    Map<String, Map<String, ViewRow>> find(String type, Collection<String> recordIds);

    /** Inserts or replaces one system's, by record id. */
    void put(String system, String type, Map<String, ViewRow> rows);
}
