package org.tallystick.json.internal;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Texts by name, in the natural order of names: the map may carry a comparator of its own. */
final class MapShape extends Shape {

    static final MapShape INSTANCE = new MapShape();

    private MapShape() {}

    @Override
    boolean mayBeEmpty() {
        return true;
    }

    @Override
    boolean isEmpty(Object value) {
        return ((Map<?, ?>) value).isEmpty();
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        Map<Object, Object> natural = new TreeMap<>((Map<?, ?>) value);
        out.json.writeStartObject();
        natural.forEach((name, text) -> {
            out.json.writeName(Names.readable((String) name));
            out.json.writeString(Texts.readable((String) text));
        });
        out.json.writeEndObject();
    }

    @Override
    Object read(DocumentReader in) {
        if (!in.json.hasToken(JsonToken.START_OBJECT)) {
            return in.wrongKind("object");
        }
        SortedMap<String, String> map = new TreeMap<>();
        boolean isBroken = false;
        for (String name = in.json.nextName(); name != null; name = in.json.nextName()) {
            in.json.nextToken();
            isBroken |= !readEntry(name, map, in);
        }
        return isBroken ? BROKEN : map;
    }

    private static boolean readEntry(String name, SortedMap<String, String> map, DocumentReader in) {
        if (map.containsKey(name)) {
            in.twice();
            return false;
        }
        if (!in.json.hasToken(JsonToken.VALUE_STRING)) {
            in.wrongKind("string");
            return false;
        }
        map.put(name, in.json.getString());
        return true;
    }
}
