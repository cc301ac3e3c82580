package org.tallystick.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;

/** Who stands above whom: customers, companies, managers, tasks. A hierarchy has no loop (I39). */
public final class Hierarchy {

    static final Rule ACYCLIC = Rule.error(
            "I39",
            "Following what is above a record never leads back to it.",
            "correct the parent of one of the records of the loop");

    private Hierarchy() {}

    static List<Rule> all() {
        return List.of(ACYCLIC);
    }

    /**
     * The loops, each once. One violation for each, which names it; its path leads from every record of the loop.
     *
     * @param path of the component that names what is above: {@code /parent}
     * @param above what it names; none: a root
     */
    public static <T extends Entity> List<Violation> check(
            Collection<T> records, String path, Function<T, @Nullable Ref<?>> above) {
        Map<Ref<?>, Ref<?>> parents = new LinkedHashMap<>();
        for (T record : records) {
            Ref<?> parent = above.apply(record);
            if (parent != null) {
                parents.put(record.ref(), parent);
            }
        }
        Findings findings = new Findings();
        cycles(parents).forEach(loop -> findings.broken(ACYCLIC, path, "is in the loop " + text(loop)));
        return findings.all();
    }

    /**
     * The loops, each once and with each member once, in the order of {@code above}'s keys.
     *
     * @param above each member's parent; a root has none
     */
    public static <K> List<List<K>> cycles(Map<K, K> above) {
        List<List<K>> loops = new ArrayList<>();
        Map<K, K> seenFrom = new HashMap<>();
        for (K start : above.keySet()) {
            K node = start;
            while (node != null && seenFrom.putIfAbsent(node, start) == null) {
                node = above.get(node);
            }
            if (node != null && start.equals(seenFrom.get(node))) {
                loops.add(loopOf(node, above));
            }
        }
        return loops;
    }

    private static <K> List<K> loopOf(K member, Map<K, K> above) {
        List<K> loop = new ArrayList<>();
        K node = member;
        do {
            loop.add(node);
            node = above.get(node);
        } while (node != null && !node.equals(member));
        return loop;
    }

    /** {@code A → B → A}. */
    static String text(List<?> loop) {
        return loop.stream().map(String::valueOf).collect(Collectors.joining(" → ", "", " → " + loop.get(0)));
    }
}
