package org.tallystick.connector.netsuite;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/** Columns of SuiteQL rows. */
final class Columns {

    private Columns() {}

    /**
     * The value of a column that is never empty.
     *
     * @throws ConnectorException if it is absent: what is looked up is right or not known
     */
    static <V> V required(String column, @Nullable V value) {
        if (value == null) {
            throw new ConnectorException(
                    Problem.ofField("ABSENT", column, null, "A row of SuiteQL has no '%s'".formatted(column), null));
        }
        return value;
    }

    /**
     * The number in a column that is never empty.
     *
     * @throws ConnectorException if it is absent, or not a number
     */
    static BigDecimal decimal(String column, @Nullable String value) {
        String text = required(column, value);
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new ConnectorException(
                    Problem.ofField("TYPE", column, text, "Column '%s' is not a number".formatted(column), null), e);
        }
    }
}
