package org.tallystick.engine.internal.deliver;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The facts of a digest, one per row: what stands before its first {@code =} or blank is the name of the fact. */
final class Facts {

    /** The name of a row that has none: of a hash, say. */
    private static final String CONTENT = "content";

    /** A fact that differs; one that is not there is empty. */
    record Pair(String name, String ours, String theirs) {}

    private Facts() {}

    /** What differs between two digests, in the order of ours; at least one, if they are not equal. */
    static Set<Pair> differences(String ours, String theirs) {
        Map<String, String> left = of(ours);
        Map<String, String> right = of(theirs);
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        Set<Pair> differences = new LinkedHashSet<>();
        for (String name : names) {
            String mine = left.getOrDefault(name, "");
            String other = right.getOrDefault(name, "");
            if (!mine.equals(other)) {
                differences.add(new Pair(name, mine, other));
            }
        }
        return differences.isEmpty() && !ours.equals(theirs) ? Set.of(new Pair(CONTENT, ours, theirs)) : differences;
    }

    /** By name; the second fact of one name is called {@code name 2}. */
    private static Map<String, String> of(String digest) {
        Map<String, String> facts = new LinkedHashMap<>();
        Map<String, Integer> times = new LinkedHashMap<>();
        digest.lines().forEach(row -> {
            int end = end(row);
            String name = end <= 0 ? CONTENT : row.substring(0, end);
            int number = times.merge(name, 1, Integer::sum);
            facts.put(number == 1 ? name : name + " " + number, end <= 0 ? row : row.substring(end + 1));
        });
        return facts;
    }

    private static int end(String row) {
        for (int i = 0; i < row.length(); i++) {
            if (row.charAt(i) == '=' || row.charAt(i) == ' ') {
                return i;
            }
        }
        return -1;
    }
}
