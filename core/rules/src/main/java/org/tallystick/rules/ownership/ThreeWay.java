package org.tallystick.rules.ownership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts two changes of one value together: of lists, sets and maps of texts. */
final class ThreeWay {

    private ThreeWay() {}

    /** The value with both changes; none if it is of another kind, or the two changed one entry of a map. */
    static Optional<Object> merge(@Nullable Object base, @Nullable Object ours, @Nullable Object theirs) {
        if (areAll(List.class, base, ours, theirs)) {
            return Optional.of(List.copyOf(elements(base, ours, theirs)));
        }
        if (areAll(Set.class, base, ours, theirs)) {
            return Optional.of(Set.copyOf(elements(base, ours, theirs)));
        }
        return areAll(Map.class, base, ours, theirs) ? entries(map(base), map(ours), map(theirs)) : Optional.empty();
    }

    private static boolean areAll(
            Class<?> kind, @Nullable Object base, @Nullable Object ours, @Nullable Object theirs) {
        return (base == null || kind.isInstance(base)) && kind.isInstance(ours) && kind.isInstance(theirs);
    }

    /** In our order, then theirs. */
    private static Collection<Object> elements(@Nullable Object base, @Nullable Object ours, @Nullable Object theirs) {
        Set<Object> before = new LinkedHashSet<>(collection(base));
        Set<Object> said = new LinkedHashSet<>(collection(theirs));
        List<Object> merged = new ArrayList<>();
        collection(ours).stream()
                .filter(each -> said.contains(each) || !before.contains(each))
                .forEach(merged::add);
        said.removeAll(before);
        said.removeAll(Set.copyOf(merged));
        merged.addAll(said);
        return merged;
    }

    private static Optional<Object> entries(Map<?, ?> base, Map<?, ?> ours, Map<?, ?> theirs) {
        Set<Object> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        Map<Object, Object> merged = new TreeMap<>();
        for (Object key : keys) {
            Object said = theirs.get(key);
            boolean theyChanged = !Objects.equals(said, base.get(key));
            if (theyChanged && !Objects.equals(ours.get(key), base.get(key)) && !Objects.equals(ours.get(key), said)) {
                return Optional.empty();
            }
            Object value = theyChanged ? said : ours.get(key);
            if (value != null) {
                merged.put(key, value);
            }
        }
        return Optional.of(merged);
    }

    private static Collection<?> collection(@Nullable Object value) {
        return value instanceof Collection<?> many ? many : List.of();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
