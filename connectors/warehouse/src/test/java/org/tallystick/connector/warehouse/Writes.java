package org.tallystick.connector.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Outcome.Kind;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;

/** Writes records under the ids of their refs, as do the records that they name. */
final class Writes {

    private Writes() {}

    /** Gives the kinds of outcomes. */
    static <T extends Entity> List<Kind> write(Connector connector, RecordType<T> type, List<T> records) {
        RecordSink<T> sink = connector.sink(type).orElseThrow();
        List<Kind> kinds = new ArrayList<>();
        for (int from = 0; from < records.size(); from += 500) {
            List<Write<T>> batch = records.subList(from, Math.min(records.size(), from + 500)).stream()
                    .map(record -> write(sink, record))
                    .toList();
            sink.write(batch).forEach(outcome -> kinds.add(outcome.kind()));
        }
        return kinds;
    }

    static <T extends Entity> Write<T> write(RecordSink<T> sink, T record) {
        Map<Ref<?>, String> references = new HashMap<>();
        sink.references(record).forEach(named -> references.put(named, named.id()));
        return new Write<>(record, record.ref().id(), "0".repeat(64), null, references);
    }

    static <T extends Entity> Write<T> write(Connector connector, T record) {
        @SuppressWarnings("unchecked") // A record is of the type that its ref names.
        RecordType<T> type = (RecordType<T>) record.ref().type();
        return write(connector.sink(type).orElseThrow(), record);
    }
}
