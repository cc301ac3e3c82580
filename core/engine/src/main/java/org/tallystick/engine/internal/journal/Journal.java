package org.tallystick.engine.internal.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.engine.audit.AuditEntry;
import org.tallystick.engine.audit.AuditEntry.Subject;
import org.tallystick.engine.observe.HubEvent;
import org.tallystick.engine.store.Audit;
import org.tallystick.engine.store.Deliveries.IntentRow;

/** What one transaction changed. Not thread-safe. */
final class Journal {

    private final Instant now;
    private final boolean observed;
    private final Sends sends;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final Set<HubEvent> events = new LinkedHashSet<>();
    private final List<IntentRow> begun = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    Journal(Instant now, boolean observed, Sends sends) {
        this.now = now;
        this.observed = observed;
        this.sends = sends;
    }

    Instant now() {
        return now;
    }

    boolean isObserved() {
        return observed;
    }

    void note(AuditEntry.Kind kind, String about, String detail, List<Subject> subjects) {
        entries.addAll(AuditEntry.of(now, kind, about, detail, subjects));
    }

    void tell(HubEvent event) {
        events.add(event);
    }

    void began(IntentRow intent) {
        begun.add(intent);
    }

    void ended(String intentId) {
        ended.add(intentId);
    }

    /** The last thing in the transaction. */
    void writeTo(Audit audit) {
        if (!entries.isEmpty()) {
            audit.append(entries.stream().map(AuditEntry::text).toList());
        }
    }

    /** The transaction is durable: what is to be told of it. */
    Collection<HubEvent> committed() {
        begun.forEach(sends::began);
        ended.forEach(id -> sends.ended(id, now).ifPresent(events::add));
        return events;
    }
}
