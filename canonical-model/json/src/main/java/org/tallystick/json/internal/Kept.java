package org.tallystick.json.internal;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fields that the form does not know, on their way back to their places. One tree per writing: what is written leaves it. */
final class Kept {

    private final String pointer;
    private final SortedMap<String, Kept> below = new TreeMap<>();
    private final SortedMap<String, String> fields = new TreeMap<>();

    private Kept(String pointer) {
        this.pointer = pointer;
    }

    /** @param unknown see {@link org.tallystick.model.Header#unknown} */
    static @Nullable Kept of(SortedMap<String, String> unknown) {
        if (unknown.isEmpty()) {
            return null;
        }
        Kept root = new Kept("");
        unknown.forEach(root::add);
        return root;
    }

    private void add(String at, String text) {
        if (!at.startsWith("/")) {
            throw new IllegalArgumentException("has an unknown field at '%s', which is no JSON Pointer".formatted(at));
        }
        String[] steps = at.substring(1).split("/", -1);
        Kept parent = this;
        for (int i = 0; i < steps.length - 1; i++) {
            String path = parent.pointer + "/" + steps[i];
            parent = parent.below.computeIfAbsent(Names.unescaped(steps[i]), step -> new Kept(path));
        }
        parent.fields.put(Names.unescaped(steps[steps.length - 1]), text);
    }

    /** What lies in that field or element. */
    @Nullable Kept below(String step) {
        return below.get(step);
    }

    /** Writes the fields of one object, which its shape does not know. */
    void writeTo(DocumentWriter out, ObjectShape shape) {
        fields.forEach((name, text) -> {
            if (shape.find(name) != null) {
                throw new IllegalArgumentException(
                        "has an unknown field %s, which the form knows".formatted(pointer + Names.pointer(name)));
            }
            out.json.writeName(Names.readable(name));
            out.copy.write(text, out.json);
        });
        fields.clear();
    }

    /** @throws IllegalArgumentException if a field found no place */
    void checkAllWritten() {
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException("has an unknown field %s, whose place is gone; remove it from the header"
                    .formatted(pointer + Names.pointer(fields.firstKey())));
        }
        below.values().forEach(Kept::checkAllWritten);
    }
}
