package org.tallystick.examples.monthend;

import static org.tallystick.engine.To.to;

import java.util.Map;
import org.tallystick.engine.TallystickBuilder;
import org.tallystick.model.RecordType;

/** The warehouse that reports are made from: one more system, to which is delivered what the firm has. */
public final class Reporting {

    private static final String WAREHOUSE = "warehouse";

    private Reporting() {}

    /**
     * Connects it.
     *
     * @param url JDBC URL of its database
     * @param types of the records that it gets, what others name before what names them
     */
    public static void connect(TallystickBuilder builder, String url, RecordType<?>... types) {
        builder.withSystem(WAREHOUSE, Connectors.connector(WAREHOUSE, WAREHOUSE, Map.of("url", url), Map.of()));
        for (RecordType<?> type : types) {
            builder.deliver(type, to(WAREHOUSE));
        }
    }
}
