package org.tallystick.connector.http;

import java.util.stream.Collectors;
import org.tallystick.spi.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one record's JSON into a typed wire record. Its components may be {@code String}, {@code Boolean}, {@code BigDecimal} (also from
 * decimal text; at most 18 digits before the point), {@code LocalDate}, {@code Instant}, {@code CurrencyCode}, {@code CountryCode}, lists and
 * records of them. Absent and null are null; fields without a component are passed over. Thread-safe.
 *
 * @param <W> the wire record
 */
public final class JsonBinder<W> {

    private final Class<W> wire;
    private final JsonMapper mapper;
    private final ObjectReader reader;

    private JsonBinder(Class<W> wire, JsonMapper mapper) {
        this.wire = wire;
        this.mapper = mapper;
        this.reader = mapper.readerFor(wire);
    }

    /** Refuses a key that is there twice, texts and numbers that are too long, and nesting that is too deep. */
    public static <W> JsonBinder<W> of(Class<W> wire) {
        return new JsonBinder<>(wire, Mappers.STRICT);
    }

    /**
     * As {@link #of}, for a source that gives all values as texts: a number in the place of a text is read as it is written. Truth values are
     * refused, since it is not known which texts would stand for them.
     */
    public static <W> JsonBinder<W> ofTexts(Class<W> wire) {
        return new JsonBinder<>(wire, Mappers.TEXTS);
    }

    /** For the few fields that say who a record is which {@link #of} refuses; of a key that is there twice the last counts. */
    public static <W> JsonBinder<W> lenient(Class<W> wire) {
        return new JsonBinder<>(wire, Mappers.LENIENT);
    }

    /**
     * The record.
     *
     * @throws BadRecordException if it cannot be read: rules {@code TYPE}, {@code DATE}, {@code NUMBER_TOO_LARGE},
     *     {@code NUMBER_TOO_PRECISE}, {@code CURRENCY_UNKNOWN}, {@code COUNTRY_UNKNOWN}, {@code JSON_LIMIT}, {@code JSON}
     */
    public W bind(String json) {
        try (JsonParser parser = mapper.createParser(json)) {
            return bind(parser);
        }
    }

    private W bind(JsonParser parser) {
        try {
            W bound = reader.readValue(parser);
            if (bound == null) {
                throw new BadRecordException(typeProblem("", "null"));
            }
            return bound;
        } catch (StreamConstraintsException e) {
            throw new BadRecordException(Problem.ofField(
                    "JSON_LIMIT",
                    position(parser),
                    null,
                    "A text, number or nesting is beyond the limits: " + e.getOriginalMessage(),
                    "Shorten the value in the source"));
        } catch (StreamReadException e) {
            throw new BadRecordException(Problem.ofField(
                    "JSON",
                    position(parser),
                    null,
                    "It is no well-formed JSON: " + e.getOriginalMessage(),
                    "Correct what the source sends"));
        } catch (JacksonException e) {
            throw new BadRecordException(problem(e));
        }
    }

    private Problem problem(JacksonException e) {
        if (e.getCause() instanceof BadValueException bad) {
            return Problem.ofField(bad.rule(), path(e), bad.value(), message(path(e), bad), bad.remedy());
        }
        return typeProblem(path(e), "a value of another type");
    }

    private Problem typeProblem(String path, String value) {
        String where = path.isEmpty() ? wire.getSimpleName() : path;
        return Problem.ofField(
                "TYPE",
                path,
                null,
                "%s has another type than expected: %s".formatted(where, value),
                "Give it as a JSON value of the documented type");
    }

    private static String message(String path, BadValueException bad) {
        return "%s: %s".formatted(path, bad.getMessage());
    }

    /** {@code a.b[2].c} */
    private static String path(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String position(JsonParser parser) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.replaceFirst("^/", "").replace('/', '.');
    }
}
