package org.tallystick.engine.process;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Refs in a process's input: system, type and id, with tabs between. */
final class RefText {

    private static final String LIST = "ref.";

    private RefText() {}

    static String write(Ref<?> ref) {
        return String.join("\t", ref.system(), ref.type().name(), ref.id());
    }

    /** The refs under names that keep their order. */
    static SortedMap<String, String> write(Collection<? extends Ref<?>> refs) {
        SortedMap<String, String> input = new TreeMap<>();
        refs.stream().distinct().forEach(ref -> input.put(LIST + "%06d".formatted(input.size()), write(ref)));
        return input;
    }

    /** The refs that {@link #write(Collection)} put there. */
    static List<Ref<?>> list(SortedMap<String, String> input) {
        return input.entrySet().stream()
                .filter(each -> each.getKey().startsWith(LIST))
                .<Ref<?>>map(each -> read(each.getValue()))
                .toList();
    }

    /** A ref of that type. */
    @SuppressWarnings("unchecked")
    static <T extends Entity> Ref<T> read(RecordType<T> type, String text) {
        Ref<?> ref = read(text);
        if (ref.type() != type) {
            throw new IllegalArgumentException("%s is no %s".formatted(ref, type));
        }
        return (Ref<T>) ref;
    }

    static Ref<?> read(String text) {
        String[] parts = text.split("\t", 3);
        RecordType<?> type = RecordType.named(parts[1])
                .orElseThrow(() -> new IllegalArgumentException("There is no record type '%s'".formatted(parts[1])));
        return Ref.of(parts[0], type, parts[2]);
    }
}
