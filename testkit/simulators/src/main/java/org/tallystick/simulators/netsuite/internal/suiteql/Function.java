package org.tallystick.simulators.netsuite.internal.suiteql;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A function of one row's values. */
enum Function {
    TO_CHAR(1, 2) {
        @Override
        @Nullable Object apply(@Nullable Object... arguments) {
            Object value = arguments[0];
            if (value instanceof LocalDateTime moment && arguments.length == 2) {
                return DateFormat.of(text(arguments[1])).format(moment);
            }
            if (arguments.length == 2 && value instanceof BigDecimal) {
                throw QueryException.searchError("TO_CHAR of a number takes no format here.");
            }
            return Values.display(value);
        }
    },
    TO_DATE(1, 2) {
        @Override
        @Nullable Object apply(@Nullable Object... arguments) {
            Object value = arguments[0];
            if (value == null) {
                return null;
            }
            return arguments.length == 1
                    ? Values.moment(value)
                    : DateFormat.of(text(arguments[1])).parse(value.toString());
        }
    },
    TO_TIMESTAMP(1, 2) {
        @Override
        @Nullable Object apply(@Nullable Object... arguments) {
            return TO_DATE.apply(arguments);
        }
    },
    NVL(2, 2) {
        @Override
        @Nullable Object apply(@Nullable Object... arguments) {
            return arguments[0] == null ? arguments[1] : arguments[0];
        }
    },
    UPPER(1, 1) {
        @Override
        @Nullable Object apply(@Nullable Object... arguments) {
            String text = Values.display(arguments[0]);
            return text == null ? null : text.toUpperCase(Locale.ROOT);
        }
    },
    LOWER(1, 1) {
        @Override
        @Nullable Object apply(@Nullable Object... arguments) {
            String text = Values.display(arguments[0]);
            return text == null ? null : text.toLowerCase(Locale.ROOT);
        }
    };

    private final int fewest;
    private final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    abstract @Nullable Object apply(@Nullable Object... arguments);

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    static Optional<Function> named(String name) {
        for (Function function : values()) {
            if (function.name().equalsIgnoreCase(name)) {
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    private static String text(@Nullable Object format) {
        if (format == null) {
            throw QueryException.searchError("A date format is missing.");
        }
        return format.toString();
    }
}
