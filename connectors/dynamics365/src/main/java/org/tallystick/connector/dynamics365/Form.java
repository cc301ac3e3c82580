package org.tallystick.connector.dynamics365;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.Write;

/**
 * How one type of record looks as a document.
 *
 * @param <T> the entity
 */
interface Form<T extends Entity> {

    /** As {@link org.tallystick.spi.RecordSink#references} promises. */
    List<Ref<?>> references(T entity);

    /**
     * The document of a record, without a call.
     *
     * @throws org.tallystick.connector.http.BadRecordException if the record cannot be written as it is
     */
    Document of(Write<T> write);

    /**
     * Checks a document against what the system has, and gives the fields of its header that only the system knows.
     *
     * @throws org.tallystick.connector.http.BadRecordException if the system cannot take it
     * @throws org.tallystick.spi.ConnectorException if that is not known
     */
    Map<String, Object> lookUp(Document document);

    /** @throws org.tallystick.connector.http.BadRecordException if it cannot be read */
    Content read(HeaderRow header, List<LineRow> lines);

    /**
     * Whether a document that is listed is of this type, where one set has several.
     *
     * @param content as {@link #read} gives it; none: it cannot be read
     */
    boolean isOwn(@Nullable Content content);
}
