package org.tallystick.engine.internal.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.tallystick.engine.observe.HubEvent.DocumentSetAside;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Documents;

/** Tells of versions that are set aside. */
record JournaledDocuments(Documents documents, Journal journal) implements Documents {

    @Override
    public void put(Collection<DocumentRow> rows) {
        documents.put(rows);
        tell(rows);
    }

    @Override
    public void putFirst(Collection<DocumentRow> rows) {
        documents.putFirst(rows);
        tell(rows);
    }

    private void tell(Collection<DocumentRow> rows) {
        rows.stream().filter(row -> row.state() == State.SET_ASIDE).forEach(this::tell);
    }

    private void tell(DocumentRow row) {
        int slash = row.flow().indexOf('/');
        String type = row.flow().substring(slash + 1);
        journal.tell(
                new DocumentSetAside(row.flow().substring(0, slash), type, Tier.of(type), row.id(), row.version()));
    }

    @Override
    public Map<String, DocumentRow> find(String flow, Collection<String> ids) {
        return documents.find(flow, ids);
    }

    @Override
    public List<String> liveIds(String flow) {
        return documents.liveIds(flow);
    }

    @Override
    public int countLive(String flow, int most) {
        return documents.countLive(flow, most);
    }

    @Override
    public List<DocumentRow> setAside(String flow) {
        return documents.setAside(flow);
    }

    @Override
    public List<DocumentRow> setAside(String flow, Collection<String> ids) {
        return documents.setAside(flow, ids);
    }

    @Override
    public List<String> flowsSetAside() {
        return documents.flowsSetAside();
    }

    @Override
    public void remove(String flow, Collection<String> ids) {
        documents.remove(flow, ids);
    }
}
