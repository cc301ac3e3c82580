package org.tallystick.connector.files;

import java.util.List;
import java.util.Map;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Write;

/** How a type of record lies in columns: values by field. */
interface Form<T extends Entity> {

    RecordType<T> type();

    /** All fields that columns may have. */
    List<String> fields();

    /** Those that a record cannot be read without. */
    List<String> readFields();

    /** Whether such records are written, too. */
    boolean writes();

    /**
     * The record of a row.
     *
     * @param values well-formed, of the fields that are not empty
     * @throws IllegalArgumentException if they do not make such a record
     */
    Draft<T> draft(String system, Map<String, String> values);

    /** Records that {@code record} names. */
    List<Ref<?>> references(T record);

    /** The row of a record. */
    Map<String, String> values(Write<T> write);
}
