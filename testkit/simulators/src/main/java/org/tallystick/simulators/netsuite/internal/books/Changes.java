package org.tallystick.simulators.netsuite.internal.books;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.simulators.internal.StateFile.Batch;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes that happen together: none is seen before {@link #commit()}, all are durable when it returns. */
public final class Changes {
    private final Books books;
    private final Batch batch;
    private final List<Runnable> inMemory = new ArrayList<>();
    private final Map<String, Long> drawn = new HashMap<>();

    Changes(Books books, Batch batch) {
        this.books = books;
        this.batch = batch;
    }

    public Changes put(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        entry.values().forEach(json::put);
        batch.put(entry.table(), entry.id(), json);
        inMemory.add(() -> books.keep(entry));
        return this;
    }

    public Changes remove(Entry entry) {
        batch.remove(entry.table(), entry.id());
        inMemory.add(() -> books.forget(entry.table(), entry.id()));
        return this;
    }

    /** The next number of a sequence; one drawn and not committed is drawn again. */
    public long next(String sequence) {
        return books.next(sequence, drawn);
    }

    public Changes countCreate(String recordType) {
        batch.countCreate(recordType);
        return this;
    }

    public Changes countUpdate(String recordType) {
        batch.countUpdate(recordType);
        return this;
    }

    public Changes markPlayed(String period) {
        batch.markPlayed(period);
        return this;
    }

    public void commit() {
        drawn.forEach((name, last) -> put(Books.sequence(name, last)));
        batch.commit();
        inMemory.forEach(Runnable::run);
    }
}
