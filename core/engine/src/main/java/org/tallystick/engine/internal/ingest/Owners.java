package org.tallystick.engine.internal.ingest;

import java.util.Map;
import java.util.Set;
import org.tallystick.model.RecordType;
import org.tallystick.rules.ownership.Ownership;

/**
 * The ownership rules, and who speaks of which records.
 *
 * @param rules none are there: whoever speaks last is right
 * @param speakers the systems that records of a type are read from, and {@link #HUB} if it sends them there
 */
public record Owners(Ownership rules, Map<RecordType<?>, Set<String>> speakers) {

    /** Who speaks by what it sends. */
    public static final String HUB = "hub";

    /** No rules. */
    public static final Owners NONE = new Owners(Ownership.none(), Map.of());

    public Owners {
        speakers = Map.copyOf(speakers);
    }

    /** Whether the rules say what is taken of what the system says of such records: they are about them, and it is not alone. */
    boolean judge(String system, RecordType<?> type) {
        Set<String> others = speakers.getOrDefault(type, Set.of());
        return rules.isAbout(type) && (others.size() > 1 || (others.size() == 1 && !others.contains(system)));
    }
}
