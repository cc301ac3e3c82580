package org.tallystick.json;

import static java.util.stream.Collectors.joining;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON texts without what not everybody may see (POL-7). A field is named by the names that lead to it, with points between; through lists it is the
 * same field of each element. Immutable, thread-safe.
 */
public final class JsonMask {

    /** What stands in place of a hidden value. */
    public static final String HIDDEN = "***";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final boolean isAll;
    private final Set<String> fields;

    private JsonMask(boolean isAll, Collection<String> fields) {
        this.isAll = isAll;
        this.fields = Set.copyOf(fields);
    }

    /** Over these fields and all their parts. */
    public static JsonMask of(Collection<String> fields) {
        return new JsonMask(false, fields);
    }

    /** Over everything: only names and structure stay. */
    public static JsonMask all() {
        return new JsonMask(true, Set.of());
    }

    /**
     * The text with {@link #HIDDEN} in place of each hidden text, number, true and false; which fields are there, how many elements a list has and
     * what is null can be seen still.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public String hide(String json) {
        return rewrite(json, copy -> copy.value("", isAll), false);
    }

    /**
     * The text without the hidden fields.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public String remove(String json) {
        return rewrite(json, copy -> copy.value("", isAll), true);
    }

    /**
     * What {@link JsonChanges} tells of two versions of a text, with hidden values.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public String hideChanges(String changes) {
        return rewrite(changes, Copy::changes, false);
    }

    private String rewrite(String json, Consumer<Copy> action, boolean removes) {
        StringWriter text = new StringWriter(json.length());
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json);
                JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            if (in.nextToken() == null) {
                throw new IllegalArgumentException("An empty text is no JSON");
            }
            action.accept(new Copy(in, out, removes));
            if (in.nextToken() != null) {
                throw new IllegalArgumentException("There is more than one JSON value in the text");
            }
        } catch (JacksonException e) { // whose message quotes the text
            throw new IllegalArgumentException("The text is no JSON, near line %d, column %d"
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
        return text.toString();
    }

    /** Whether that field, or one that it is a part of, is hidden. */
    private boolean covers(String field) {
        if (isAll) {
            return true;
        }
        for (int end = field.length(); end > 0; end = field.lastIndexOf('.', end - 1)) {
            if (fields.contains(field.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** One text on its way. */
    private final class Copy {

        private final JsonParser in;
        private final JsonGenerator out;
        private final boolean removes;

        Copy(JsonParser in, JsonGenerator out, boolean removes) {
            this.in = in;
            this.out = out;
            this.removes = removes;
        }

        void value(String path, boolean isHidden) {
            switch (in.currentToken()) {
                case START_OBJECT -> object(path, isHidden);
                case START_ARRAY -> {
                    out.writeStartArray();
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        value(path, isHidden);
                    }
                    out.writeEndArray();
                }
                case VALUE_NULL -> out.writeNull();
                default -> scalar(isHidden);
            }
        }

        /** The path of a change stands before its values. */
        void changes() {
            String field = "";
            out.writeStartArray();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                out.writeStartObject();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    in.nextToken();
                    out.writeName(name);
                    if (name.equals("path")) {
                        field = fieldOf(in.getString());
                        out.writeString(in.getString());
                    } else {
                        value(field, covers(field));
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
        }

        private void object(String path, boolean isHidden) {
            out.writeStartObject();
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                String field = path.isEmpty() ? name : path + "." + name;
                boolean isFieldHidden = isHidden || fields.contains(field);
                if (isFieldHidden && removes) {
                    in.skipChildren();
                } else {
                    out.writeName(name);
                    value(field, isFieldHidden);
                }
            }
            out.writeEndObject();
        }

        private void scalar(boolean isHidden) {
            if (isHidden) {
                out.writeString(HIDDEN);
                return;
            }
            switch (in.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getString());
                case VALUE_TRUE -> out.writeBoolean(true);
                case VALUE_FALSE -> out.writeBoolean(false);
                default -> out.writeString(in.getString());
            }
        }
    }

    /** The names of a JSON Pointer; what may be the number of an element is none. */
    private static String fieldOf(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .filter(part -> !part.chars().allMatch(Character::isDigit))
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .collect(joining("."));
    }
}
