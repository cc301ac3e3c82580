package org.tallystick.simulators.netsuite.internal.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a body says, checked field by field. An empty value clears its column.
 *
 * @param lines of each sublist that the body has, in its order
 */
record Draft(Map<String, Optional<String>> values, Map<String, List<Line>> lines) {

    /**
     * One line of a sublist.
     *
     * @param path of the line in the body
     */
    record Line(String path, Map<String, Optional<String>> values) {}

    static Map<String, String> merged(Map<String, String> former, Map<String, Optional<String>> changes) {
        Map<String, String> merged = new TreeMap<>(former);
        changes.forEach((column, value) ->
                value.ifPresentOrElse(text -> merged.put(column, text), () -> merged.remove(column)));
        return merged;
    }
}
