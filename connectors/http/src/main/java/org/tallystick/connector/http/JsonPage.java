package org.tallystick.connector.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * An answer of several records, taken apart without reading them: one that cannot be read does not spoil the others.
 *
 * @param records the untouched text of each, in order
 * @param members the other members by name: texts decoded, everything else as JSON text; nulls left out
 */
public record JsonPage(List<String> records, Map<String, String> members) {

    public JsonPage {
        records = List.copyOf(records);
        members = Map.copyOf(members);
    }

    /**
     * Of an object whose member {@code array} holds the records.
     *
     * @throws ConnectorException if it is cut, malformed, or has no such array (F-CUR-15)
     */
    public static JsonPage parse(String body, String array) {
        return parsing(body, parser -> new Scan(body, parser).object(array, true));
    }

    /**
     * Of an object whose member {@code array} holds the records, or that leaves it out if there are none.
     *
     * @throws ConnectorException if it is cut or malformed
     */
    public static JsonPage parseMaybeEmpty(String body, String array) {
        return parsing(body, parser -> new Scan(body, parser).object(array, false));
    }

    /**
     * The members of a JSON object by name: texts decoded, everything else as JSON text; nulls left out.
     *
     * @throws ConnectorException if it is cut, malformed or no object
     */
    public static Map<String, String> members(String body) {
        return parsing(body, parser -> new Scan(body, parser).object(null, false))
                .members();
    }

    /**
     * The elements of a JSON array, each untouched.
     *
     * @throws ConnectorException if it is cut, malformed or no array
     */
    public static List<String> elements(String body) {
        return parsing(body, parser -> new Scan(body, parser).array());
    }

    /** A member other than the records. */
    public Optional<String> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    private interface Reading<R> {
        R read(JsonParser parser);
    }

    private static <R> R parsing(String body, Reading<R> reading) {
        try (JsonParser parser = Mappers.LENIENT.createParser(body)) {
            R result = reading.read(parser);
            if (parser.nextToken() != null) {
                throw fault(FailureKind.INVALID, "ANSWER_SHAPE", "something follows the answer");
            }
            return result;
        } catch (StreamConstraintsException e) {
            throw fault(FailureKind.INVALID, "JSON_LIMIT", e.getOriginalMessage());
        } catch (JacksonException e) {
            throw fault(FailureKind.UNAVAILABLE, "ANSWER_MALFORMED", where(e));
        }
    }

    private static String where(JacksonException e) {
        return "it is cut or no JSON, at character %d"
                .formatted(e.getLocation() == null ? 0 : e.getLocation().getCharOffset());
    }

    private static ConnectorException fault(FailureKind kind, String code, String what) {
        return new ConnectorException(Problem.of(kind, code, "The answer cannot be used: " + what)
                .withRemedy("Nothing of it was taken; the next read starts at the same place"));
    }

    /** One pass over the text. */
    private static final class Scan {

        private final String body;
        private final JsonParser parser;

        Scan(String body, JsonParser parser) {
            this.body = body;
            this.parser = parser;
        }

        JsonPage object(@Nullable String array, boolean required) {
            expect(parser.nextToken(), JsonToken.START_OBJECT, "an object");
            @Nullable List<String> records = null;
            Map<String, String> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (name.equals(array)) {
                    expect(token, JsonToken.START_ARRAY, "an array as '%s'".formatted(array));
                    refuseTwice(name, records);
                    records = rest();
                } else if (token != JsonToken.VALUE_NULL) {
                    refuseTwice(name, members.put(name, value(token)));
                }
            }
            if (records == null && required) {
                throw fault(FailureKind.INVALID, "ANSWER_SHAPE", "it has no '%s'".formatted(array));
            }
            return new JsonPage(records == null ? List.of() : records, members);
        }

        List<String> array() {
            expect(parser.nextToken(), JsonToken.START_ARRAY, "an array");
            return rest();
        }

        private List<String> rest() {
            List<String> elements = new ArrayList<>();
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                elements.add(raw(token));
            }
            return elements;
        }

        private String value(JsonToken token) {
            return token == JsonToken.VALUE_STRING ? parser.getString() : raw(token);
        }

        private String raw(JsonToken token) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            if (token.isScalarValue()) {
                return token == JsonToken.VALUE_STRING ? JsonText.of(parser.getString()) : parser.getString();
            }
            parser.skipChildren();
            return body.substring(start, (int) parser.currentTokenLocation().getCharOffset() + 1);
        }

        private static void expect(@Nullable JsonToken token, JsonToken expected, String what) {
            if (token != expected) {
                throw fault(FailureKind.INVALID, "ANSWER_SHAPE", "it is not " + what);
            }
        }

        private static void refuseTwice(String name, @Nullable Object before) {
            if (before != null) {
                throw fault(FailureKind.INVALID, "ANSWER_SHAPE", "'%s' is there twice".formatted(name));
            }
        }
    }
}
