package org.tallystick.connector.files;

import java.util.List;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;

/** What rows mean. */
interface RowReader<T extends Entity> {

    /** The columns that a file must have. */
    List<String> headers();

    /** What to do where it lacks some. */
    String remedyOfAbsentColumns();

    /** The change that a row is; one that makes no sense is unreadable, and names what is wrong. */
    Change<T> read(Row row);
}
