package org.tallystick.engine.internal.ingest;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.deliver.EchoForm;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Echoes.EchoRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;

/**
 * What we wrote into a system, seen again when it is read: no change, in whatever normal form the system shows it (OWN-4, F-ORD-01). What differs in
 * anything is a change (F-ORD-02), and so is the old value again after somebody changed it there.
 */
final class OwnWrites<T extends Entity> implements News {

    private final IngestFlow<T> flow;
    private final Map<String, EchoRow> echoes;
    private final Map<String, State> states;

    private OwnWrites(IngestFlow<T> flow, Map<String, EchoRow> echoes, Map<String, State> states) {
        this.flow = flow;
        this.echoes = echoes;
        this.states = states;
    }

    /** Of a system that nothing is delivered to: none. */
    static <T extends Entity> OwnWrites<T> of(
            IngestFlow<T> flow, IngestContext context, StoreTransaction tx, Collection<String> recordIds) {
        if (!context.planner().delivers(flow.name())) {
            return new OwnWrites<>(flow, Map.of(), Map.of());
        }
        String type = flow.type().name();
        Map<String, EchoRow> echoes = tx.echoes().find(flow.system(), type, recordIds);
        return new OwnWrites<>(
                flow,
                echoes,
                echoes.isEmpty() ? Map.of() : tx.deliveries().states(flow.system(), type, echoes.keySet()));
    }

    @Override
    public @Nullable Told of(String documentId, String recordId, MappedRecord record, @Nullable RecordRow newest) {
        return isSeenAgain(documentId, recordId, record, newest) ? null : new Told(record, flow.name(), documentId);
    }

    private boolean isSeenAgain(String documentId, String recordId, MappedRecord record, @Nullable RecordRow newest) {
        EchoRow echo = echoes.get(recordId);
        if (echo == null || newest == null || isFrom(documentId, newest)) {
            return false;
        }
        String read = EchoForm.of(flow.type(), flow.type().entityClass().cast(record.record()));
        return read.equals(echo.fingerprint()) || (states.get(recordId) != State.APPLIED && read.equals(echo.before()));
    }

    private boolean isFrom(String documentId, RecordRow newest) {
        return flow.name().equals(newest.flow()) && documentId.equals(newest.documentId());
    }
}
