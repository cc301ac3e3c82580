package org.tallystick.engine.internal.journal;

import java.util.Collection;
import java.util.List;
import org.tallystick.engine.observe.HubEvent.StateChanged;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Transitions;

/** Tells of changes of state. */
record JournaledTransitions(Transitions transitions, Journal journal) implements Transitions {

    @Override
    public void append(Collection<TransitionRow> rows) {
        transitions.append(rows);
        tell(rows);
    }

    @Override
    public void appendFirst(Collection<TransitionRow> rows) {
        transitions.appendFirst(rows);
        tell(rows);
    }

    private void tell(Collection<TransitionRow> rows) {
        rows.forEach(row -> journal.tell(
                new StateChanged(row.type(), Tier.of(row.type()), row.recordId(), row.axis(), row.from(), row.to())));
    }

    @Override
    public List<TransitionRow> of(String type, String recordId) {
        return transitions.of(type, recordId);
    }
}
