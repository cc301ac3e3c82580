package org.tallystick.engine.internal.journal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tallystick.engine.audit.AuditEntry.Kind;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.internal.hub.Fingerprints;
import org.tallystick.engine.observe.HubEvent.ExceptionHandled;
import org.tallystick.engine.store.Cases;

/** Notes what persons do about exceptions. The trail has hashes of who and why: names stay in the table, where they can be erased. */
record JournaledCases(Cases cases, Journal journal) implements Cases {

    @Override
    public void append(Collection<ActionRow> actions) {
        cases.append(actions);
        actions.forEach(action -> cases.find(action.caseId()).ifPresent(row -> note(row, action)));
    }

    private void note(CaseRow row, ActionRow action) {
        boolean replayed = action.to() == State.REPLAYED;
        journal.note(
                replayed ? Kind.REPLAY : Kind.EXCEPTION_HANDLED,
                row.said().code(),
                action.action(),
                List.of(Subject.named(row.said().subject(), Fingerprints.of(content(action)))));
        journal.tell(new ExceptionHandled(
                row.said().code(), row.said().subject(), row.said().owner(), action.action()));
    }

    /** Who, why, before, after (OBS-8). */
    private static String content(ActionRow action) {
        return String.join("\n", action.actor(), action.reason(), action.changes() == null ? "" : action.changes());
    }

    @Override
    public Optional<CaseRow> find(long id) {
        return cases.find(id);
    }

    @Override
    public List<CaseRow> inScope(String scope) {
        return cases.inScope(scope);
    }

    @Override
    public List<CaseRow> due(String system, String type) {
        return cases.due(system, type);
    }

    @Override
    public List<CaseRow> page(Which which, long afterId, int limit) {
        return cases.page(which, afterId, limit);
    }

    @Override
    public void put(Collection<CaseRow> rows) {
        cases.put(rows);
    }

    @Override
    public List<ActionRow> actions(long caseId) {
        return cases.actions(caseId);
    }
}
