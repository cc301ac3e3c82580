package org.tallystick.connector.netsuite;

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
}
