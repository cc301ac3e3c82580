package org.tallystick.connector.salesforce.platform;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/** Custom objects of one org as targets: records are upserted by the field of our key. */
final class CustomObjects {

    /** A request that runs longer is ended by the platform. */
    private static final Duration MAX_REQUEST_LIFE = Duration.ofMinutes(10);

    private static final WriteCapabilities CAPABILITIES = new WriteCapabilities(
            WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
            OrgClient.MAX_RECORDS,
            false,
            MAX_REQUEST_LIFE,
            Duration.ZERO,
            Integer.MAX_VALUE);

    private static final int MOST_DIGITS = 40;

    private CustomObjects() {}

    /** @throws IllegalArgumentException if it names something that is no name */
    static <T extends Entity> CustomObjectPort<T> port(OrgClient org, CustomObject object, int pageSize) {
        return new CustomObjectPort<>(
                new CustomObjectSink<>(org, object), new CustomObjectLookup<>(org, object, pageSize), CAPABILITIES);
    }

    /** One fact per row of text: fields without a value are left out, and a value counts in whatever form it is written. */
    static String digest(Map<String, ? extends @Nullable Object> fields) {
        SortedMap<String, String> normal = new TreeMap<>();
        fields.forEach((name, value) -> {
            String text = normal(value);
            if (!text.isEmpty()) {
                normal.put(name, text);
            }
        });
        return normal.entrySet().stream()
                .map(field -> field.getKey() + " " + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** The org strips texts, completes ids, and writes numbers and moments its own way. A text of digits is none of a number. */
    private static String normal(@Nullable Object value) {
        if (value instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
            return Math.abs(exact.scale()) > MOST_DIGITS ? exact.toString() : exact.toPlainString();
        }
        return value == null ? "" : moment(value.toString().strip());
    }

    private static String moment(String text) {
        String iso = text.endsWith("+0000") ? text.substring(0, text.length() - "+0000".length()) + "Z" : text;
        try {
            return OffsetDateTime.parse(iso).toInstant().toString();
        } catch (DateTimeParseException e) {
            return SalesforceId.canonical(text);
        }
    }
}
