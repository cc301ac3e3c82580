package org.tallystick.engine.internal.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.observe.HubEvent.RecordChanged;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Records;

/** Tells of new versions of records. */
record JournaledRecords(Records records, Journal journal) implements Records {

    private static final String HUB = "hub";

    @Override
    public void put(Collection<RecordRow> rows) {
        records.put(rows);
        tell(rows);
    }

    @Override
    public void putFirst(Collection<RecordRow> rows) {
        records.putFirst(rows);
        tell(rows);
    }

    private void tell(Collection<RecordRow> rows) {
        rows.forEach(row -> journal.tell(new RecordChanged(
                system(row.flow()), row.type(), Tier.of(row.type()), row.id(), row.version(), row.seen() == null)));
    }

    private static String system(@Nullable String flow) {
        return flow == null ? HUB : flow.substring(0, flow.indexOf('/'));
    }

    @Override
    public Map<String, RecordRow> find(String type, Collection<String> ids) {
        return records.find(type, ids);
    }

    @Override
    public List<RecordRow> findByKey(String type, Key key, Collection<String> values) {
        return records.findByKey(type, key, values);
    }

    @Override
    public List<RecordRow> findByDocuments(String flow, Collection<String> documentIds) {
        return records.findByDocuments(flow, documentIds);
    }

    @Override
    public List<RecordRow> page(String type, String afterId, int limit) {
        return records.page(type, afterId, limit);
    }

    @Override
    public List<RecordRow> unplanned(String type, Collection<String> apart, String afterId, int limit) {
        return records.unplanned(type, apart, afterId, limit);
    }

    @Override
    public long lastPosition() {
        return records.lastPosition();
    }
}
