package org.tallystick.engine.internal.process;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.process.Wait.Delivery;
import org.tallystick.engine.process.Wait.Kind;
import org.tallystick.json.TextMap;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Waits as they are stored, and back: a JSON object of texts. */
public final class Waits {

    private static final String NEWEST = "newest";

    private Waits() {}

    static String write(Wait wait) {
        SortedMap<String, String> text = new TreeMap<>();
        text.put("kind", wait.kind().name());
        if (wait instanceof Delivery delivery) {
            if (delivery.isNewest()) {
                text.put(NEWEST, "true");
            }
            delivery.records().forEach((target, refs) -> refs.forEach(ref -> put(text, target, ref)));
        } else if (wait instanceof Wait.OtherRecord record) {
            text.put("what", record.what());
        } else if (wait instanceof Wait.Person person) {
            text.put("role", person.role());
        } else if (wait instanceof Wait.Time time) {
            text.put("until", time.until().toString());
        }
        return TextMap.write(text);
    }

    private static void put(SortedMap<String, String> text, String target, Ref<?> ref) {
        String number = "%06d".formatted(text.size());
        text.put(number + ".target", target);
        text.put(number + ".system", ref.system());
        text.put(number + ".type", ref.type().name());
        text.put(number + ".id", ref.id());
    }

    /** The wait of that text; none: of none. */
    public static @Nullable Wait read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        SortedMap<String, String> values = TextMap.read(text);
        return switch (Kind.valueOf(get(values, "kind"))) {
            case DELIVERY -> delivery(values);
            case RECORD -> Wait.record(get(values, "what"));
            case PERSON -> Wait.person(get(values, "role"));
            case TIME -> Wait.time(Instant.parse(get(values, "until")));
        };
    }

    private static Wait delivery(SortedMap<String, String> values) {
        SortedMap<String, List<Ref<?>>> records = new TreeMap<>();
        values.keySet().stream()
                .filter(name -> name.endsWith(".target"))
                .map(name -> name.substring(0, name.indexOf('.')))
                .forEach(number -> records.computeIfAbsent(get(values, number + ".target"), target -> new ArrayList<>())
                        .add(ref(values, number)));
        return new Delivery(records, values.containsKey(NEWEST));
    }

    private static Ref<?> ref(SortedMap<String, String> values, String number) {
        String type = get(values, number + ".type");
        return Ref.of(
                get(values, number + ".system"),
                RecordType.named(type)
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no record type '%s'".formatted(type))),
                get(values, number + ".id"));
    }

    private static String get(SortedMap<String, String> values, String name) {
        return requireNonNull(values.get(name), name);
    }
}
