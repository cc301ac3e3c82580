package org.tallystick.connector.netsuite;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Write;

/**
 * How one type of record becomes a REST record. Thread-safe.
 *
 * @param <T> the entity
 */
interface RecordForm<T extends Entity> {

    /** What it becomes. */
    Target target();

    /** As {@link org.tallystick.spi.RecordSink#references} promises. */
    List<Ref<?>> references(T record);

    /** As {@link org.tallystick.spi.RecordSink#normalForm} promises. */
    default T normalForm(Write<T> write) {
        return write.record();
    }

    /**
     * Reads the reference data that a batch needs.
     *
     * @throws org.tallystick.spi.ConnectorException if it cannot be had
     */
    Bodies<T> prepare(List<Write<T>> batch);

    /** Makes the bodies of one batch. */
    @FunctionalInterface
    interface Bodies<T extends Entity> {

        /**
         * The body.
         *
         * @throws org.tallystick.connector.http.BadRecordException if the record cannot be written as it is
         */
        Map<String, Object> of(Write<T> write);
    }

    /** The currency of that code; none of a code that ISO 4217 does not have, where nothing depends on it, or the record is refused for it anyway. */
    static @Nullable CurrencyCode currencyOf(@Nullable String code) {
        try {
            return code == null ? null : new CurrencyCode(code);
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    /** A reference to a record by its internal id. */
    static Map<String, Object> reference(String id) {
        return Map.of("id", id);
    }
}
