package org.tallystick.simulators.netsuite.internal.record;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.simulators.netsuite.internal.books.Books;
import org.tallystick.simulators.netsuite.internal.books.Entry;
import tools.jackson.databind.JsonNode;

/** Turns a value of a body into the text that is stored, or says why its field does not take it. */
final class ValueReader {
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** A double holds no more decimal digits exactly. */
    private static final int MOST_DIGITS = 15;

    private final Books books;

    ValueReader(Books books) {
        this.books = books;
    }

    String read(Field field, JsonNode value, String path) throws InvalidValueException {
        return switch (field.kind()) {
            case TEXT -> text(field, value, path);
            case FLAG -> {
                checked(value.isBoolean(), path);
                yield value.booleanValue() ? "T" : "F";
            }
            case NUMBER -> number(field, value, path);
            case DURATION -> {
                checked(value.isString(), path);
                yield TimeBills.hours(value.asString()).orElseThrow(() -> invalid(path));
            }
            case WHOLE -> {
                checked(value.isIntegralNumber(), path);
                yield number(field, value, path);
            }
            case DAY -> day(value, path);
            case MOMENT -> throw invalid(path);
            case REFERENCE -> reference(field, value, path);
            case CHOICE -> choice(field, value, path);
            case UNCHECKED -> {
                checked(value.isObject(), path);
                yield value.toString();
            }
        };
    }

    private static String text(Field field, JsonNode value, String path) throws InvalidValueException {
        boolean isCustom = field.limit() == 0;
        if (isCustom && value.isValueNode()) {
            return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : value.asString();
        }
        checked(value.isString(), path);
        String text = value.asString();
        if (field.limit() > 0 && text.length() > field.limit()) {
            throw new InvalidValueException(
                    "INVALID_VALUE",
                    path,
                    "The field " + path + " contained more than the maximum number ( " + field.limit()
                            + " ) of characters allowed.");
        }
        if (field.column().equals("externalid")) {
            checkExternalId(text, path);
        }
        return text;
    }

    static void checkExternalId(String text, String path) throws InvalidValueException {
        if (!EXTERNAL_ID.matcher(text).matches()) {
            throw new InvalidValueException(
                    "INVALID_VALUE", path, "An external id has letters, digits, '_' and '-' only: " + text);
        }
    }

    private static String number(Field field, JsonNode value, String path) throws InvalidValueException {
        checked(value.isNumber(), path);
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        if (number.precision() > MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
            throw new InvalidValueException("INVALID_VALUE", path, "The number in " + path + " has too many digits.");
        }
        if (number.scale() > field.limit()) {
            throw new InvalidValueException(
                    "INVALID_VALUE", path, "The number in " + path + " has more than " + field.limit() + " decimals.");
        }
        return number.toPlainString();
    }

    private static String day(JsonNode value, String path) throws InvalidValueException {
        checked(value.isString(), path);
        try {
            return LocalDate.parse(value.asString()).toString();
        } catch (DateTimeException e) {
            throw invalid(path);
        }
    }

    private static String choice(Field field, JsonNode value, String path) throws InvalidValueException {
        checked(value.isObject() && value.path("id").isString(), path);
        String id = value.path("id").asString();
        checked(field.choices().isEmpty() || field.choices().contains(id), path);
        return id;
    }

    private String reference(Field field, JsonNode value, String path) throws InvalidValueException {
        boolean byId = value.path("id").isString() || value.path("id").isIntegralNumber();
        checked(value.isObject() && (byId || value.path("externalId").isString()), path);
        String key = value.path(byId ? "id" : "externalId").asString();
        Entry found = field.choices().stream()
                .flatMap(name -> RecordTypes.named(name).stream())
                .flatMap(type -> matches(type, key, byId).stream())
                .findFirst()
                .orElseThrow(() -> new InvalidValueException(
                        "INVALID_VALUE", path, "Invalid reference: no record " + key + " for the field " + path + "."));
        if (found.has("isinactive", "T")) {
            throw new InvalidValueException(
                    "INVALID_VALUE", path, "Invalid reference: the record " + key + " is inactive.");
        }
        return found.id();
    }

    private Optional<Entry> matches(RecordType type, String key, boolean byId) {
        Collection<String> ids = byId ? List.of(key) : books.idsOf(type.table(), key);
        return ids.stream()
                .flatMap(id -> books.find(type.table(), id).stream())
                .filter(type::holds)
                .findFirst();
    }

    private static void checked(boolean isValid, String path) throws InvalidValueException {
        if (!isValid) {
            throw invalid(path);
        }
    }

    private static InvalidValueException invalid(String path) {
        return new InvalidValueException(
                "INVALID_CONTENT",
                path,
                "Invalid value for the resource or sub-resource field '" + path + "'. Provide a valid value.");
    }
}
