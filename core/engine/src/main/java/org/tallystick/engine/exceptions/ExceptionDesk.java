package org.tallystick.engine.exceptions;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.CaseScope;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Due;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.json.JsonChanges;
import org.tallystick.json.JsonMask;
import org.tallystick.rules.classification.FieldClassification;

/**
 * Where exceptions are worked on. Each step is kept with its moment, who took it and why, and stands in the audit trail.
 *
 * <p>A replay sends nothing by itself: it is due in the next run, which maps, decides or delivers as ever, through the same limits, and looks in
 * the target first (RES-8, F-OPS-07). {@code Tallystick.advance} delivers too: what is about a delivery is done by whichever comes first. What the
 * next run does with it, {@code Tallystick.plan} shows. Replaying again what is due, or what a target has, changes nothing. Thread-safe; may be used
 * while a run goes on, which it does not disturb.
 */
public final class ExceptionDesk {

    private static final int PAGE = 500;
    private static final Set<State> UNSETTLED = EnumSet.of(State.OPEN, State.ASSIGNED, State.FIXED);

    private final Store store;
    private final EngineTime time;
    private final Set<String> mapping;
    private final Payloads payloads;

    /**
     * A desk at a hub.
     *
     * @param mapping names of the flows whose sources map what a person edited
     * @param classification says what of a payload is hidden
     */
    public ExceptionDesk(Store store, EngineTime time, Set<String> mapping, FieldClassification classification) {
        this.store = requireNonNull(store, "store");
        this.time = requireNonNull(time, "time");
        this.mapping = Set.copyOf(mapping);
        this.payloads = new Payloads(classification);
    }

    /**
     * A page of cases in the order of their ids, which is that of finding.
     *
     * @param afterId the last id of the page before, or 0
     * @param limit at least 1
     */
    public List<ExceptionCase> find(CaseFilter filter, long afterId, int limit) {
        return page(filter, afterId, limit).stream().map(ExceptionCase::from).toList();
    }

    /** The case of that id. */
    public Optional<ExceptionCase> find(long id) {
        return store.inTransaction(tx -> tx.cases().find(id)).map(ExceptionCase::from);
    }

    /** What was done about it, in order. Classified values of edits are hidden, as in {@link #payload}. */
    public List<CaseAction> history(long id) {
        return store.inTransaction(tx -> {
            JsonMask mask = tx.cases()
                    .find(id)
                    .map(row -> payloads.mask(CaseScope.of(row)))
                    .orElseGet(JsonMask::all);
            return tx.cases().actions(id).stream()
                    .map(row -> CaseAction.from(row, mask))
                    .toList();
        });
    }

    /**
     * What it is about, for tickets, mails and exports: the document as received, or the record in its JSON form, with {@link JsonMask#HIDDEN} in place of
     * each classified value (POL-7). Of a record that carries tags of its own, and of a document of whose flow the classification says
     * nothing, all values are hidden.
     *
     * @return empty if it is about neither, or that is not there any more
     */
    public Optional<String> payload(long id) {
        return store.inTransaction(tx -> tx.cases().find(id).flatMap(row -> payloads.of(tx, row)))
                .map(Payloads.Payload::hidden);
    }

    /**
     * The same with all its values. Who saw it and why is kept.
     *
     * @throws IllegalArgumentException if there is no such case, it has no payload, or actor or reason are missing
     */
    public String reveal(long id, String actor, String reason) {
        requireWhoAndWhy(actor, reason);
        return store.inTransaction(tx -> {
            CaseRow row = caseOf(tx, id);
            String json = payloads.of(tx, row)
                    .map(Payloads.Payload::json)
                    .orElseThrow(() -> new IllegalArgumentException("Case %d (%s) is about nothing that can be shown"
                            .formatted(id, row.said().subject())));
            write(tx, row, row, "REVEALED", actor, reason, null, null);
            return json;
        });
    }

    /** Equal errors as one, those of most subjects first. Reads all that the filter lets through, a page at a time. */
    public List<Incident> incidents(CaseFilter filter) {
        Map<String, Incident.Counter> clusters = new LinkedHashMap<>();
        long after = 0;
        List<CaseRow> rows;
        do {
            rows = page(filter, after, PAGE);
            for (CaseRow row : rows) {
                ExceptionCase each = ExceptionCase.from(row);
                clusters.computeIfAbsent(row.cluster(), key -> new Incident.Counter(each))
                        .add(each);
                after = row.id();
            }
        } while (rows.size() == PAGE);
        return clusters.values().stream()
                .sorted(Comparator.comparing(Incident.Counter::count).reversed())
                .map(Incident.Counter::incident)
                .toList();
    }

    /**
     * Someone is at it from now on.
     *
     * @throws IllegalArgumentException if there is no such case
     * @throws IllegalStateException if it is settled
     */
    public void assign(long id, String assignee, String actor) {
        requireText(assignee, "assignee");
        act(
                id,
                "ASSIGNED",
                actor,
                "to " + assignee,
                EnumSet.of(State.OPEN, State.ASSIGNED),
                row -> row.in(State.ASSIGNED, assignee, row.due()));
    }

    /**
     * Its cause is mended, the actor says: it is open again if a run finds it still.
     *
     * @throws IllegalArgumentException if there is no such case
     * @throws IllegalStateException if it is settled
     */
    public void fixed(long id, String actor, String reason) {
        act(
                id,
                "FIXED",
                actor,
                reason,
                EnumSet.of(State.OPEN, State.ASSIGNED),
                row -> row.in(State.FIXED, row.assignee(), row.due()));
    }

    /**
     * Nothing is done about it. A delivery is not sent any more, from the next run or advance on; a document stays set aside. It stays visible, and may be
     * replayed, which takes the discard back. An invoice or a credit memo that is reconciled is missing in its target from then on, until it is
     * there or withdrawn. What is found again in other words, or comes back after it was gone, is open again.
     *
     * @throws IllegalArgumentException if there is no such case, or no reason
     * @throws IllegalStateException if it is gone
     */
    public void discard(long id, String actor, String reason) {
        act(id, "DISCARDED", actor, reason, EnumSet.complementOf(EnumSet.of(State.DISCARDED)), row -> {
            requireThere(row);
            return row.in(State.DISCARDED, row.assignee(), CaseScope.of(row).isDueInRun() ? Due.DISCARD : Due.NOTHING);
        });
    }

    /**
     * What it is about is done again in the next run; a delivery in the next advance, if that comes first.
     *
     * @throws IllegalArgumentException if there is no such case, or no reason
     * @throws IllegalStateException if it is gone
     */
    public void replay(long id, String actor, String reason) {
        requireWhoAndWhy(actor, reason);
        store.inTransaction(tx -> {
            CaseRow row = caseOf(tx, id);
            requireThere(row);
            return replay(tx, row, actor, reason);
        });
    }

    /**
     * Replays all that the filter lets through and that are not settled, in short transactions; discarded ones only if the filter names that
     * state.
     *
     * @return how many
     */
    public int replayAll(CaseFilter filter, String actor, String reason) {
        requireWhoAndWhy(actor, reason);
        CaseFilter narrowed = filter.which().states().isEmpty() ? filter.withStates(UNSETTLED) : filter;
        int replayed = 0;
        long after = 0;
        while (true) {
            long from = after;
            List<CaseRow> rows = page(narrowed, from, PAGE);
            if (rows.isEmpty()) {
                return replayed;
            }
            replayed += store.inTransaction(tx -> replayPage(tx, rows, actor, reason));
            after = rows.get(rows.size() - 1).id();
        }
    }

    private int replayPage(StoreTransaction tx, List<CaseRow> rows, String actor, String reason) {
        int replayed = 0;
        for (CaseRow seen : rows) {
            CaseRow row = caseOf(tx, seen.id());
            if (row.state() == seen.state() && (row.goneAt() == null || row.state() == State.DISCARDED)) {
                replayed += replay(tx, row, actor, reason);
            }
        }
        return replayed;
    }

    /**
     * The next run maps {@code payload} in place of what was received, once. What was received stays; the edit is kept beside it, with what it
     * changes (F-OPS-08). A newer version from the source takes its place, and so does the source's own when the rule set changes.
     *
     * @throws IllegalArgumentException if there is no such case, it is not of a document that is set aside, its source cannot map an edited
     *     one, or the payload is no JSON or changes nothing
     * @throws IllegalStateException if it is gone
     */
    public void replayEdited(long id, String payload, String actor, String reason) {
        requireWhoAndWhy(actor, reason);
        store.inTransaction(tx -> {
            CaseRow row = caseOf(tx, id);
            requireThere(row);
            String changes = JsonChanges.between(original(tx, row), payload);
            if (changes.equals("[]")) {
                throw new IllegalArgumentException("The payload for case %d (%s) changes nothing: replay it as it is"
                        .formatted(id, row.said().subject()));
            }
            CaseRow next = row.in(State.REPLAYED, row.assignee(), Due.REPLAY);
            return write(tx, row, next, "EDITED", actor, reason, changes, payload);
        });
    }

    private String original(StoreTransaction tx, CaseRow row) {
        CaseScope scope = CaseScope.of(row);
        String raw = scope.isDocument() ? Payloads.document(tx, scope).orElse(null) : null;
        if (raw == null) {
            throw new IllegalArgumentException(
                    "Case %d (%s) is not of a document that is set aside, so there is no payload to edit: replay it, or discard it"
                            .formatted(row.id(), row.said().subject()));
        }
        if (!mapping.contains(scope.flow())) {
            throw new IllegalArgumentException(
                    "The connector of %s cannot map an edited document: correct %s at its source"
                            .formatted(scope.flow(), row.said().subject()));
        }
        return raw;
    }

    private int replay(StoreTransaction tx, CaseRow row, String actor, String reason) {
        if (row.state() == State.REPLAYED && row.due() == Due.REPLAY) {
            return 0;
        }
        CaseScope scope = CaseScope.of(row);
        scope.decision().ifPresent(key -> tx.dirtyKeys().mark(key.decider(), List.of(key.key())));
        CaseRow next = row.in(State.REPLAYED, row.assignee(), scope.isDueInRun() ? Due.REPLAY : Due.NOTHING);
        return write(tx, row, next, "REPLAYED", actor, reason, null, null);
    }

    /** What becomes of a case. */
    @FunctionalInterface
    private interface Step {
        CaseRow next(CaseRow row);
    }

    private void act(long id, String action, String actor, String reason, Set<State> from, Step step) {
        requireWhoAndWhy(actor, reason);
        store.inTransaction(tx -> {
            CaseRow row = caseOf(tx, id);
            if (!from.contains(row.state())) {
                throw new IllegalStateException("Case %d (%s on %s) is %s: it cannot become %s"
                        .formatted(id, row.said().code(), row.said().subject(), row.state(), action));
            }
            return write(tx, row, step.next(row), action, actor, reason, null, null);
        });
    }

    private int write(
            StoreTransaction tx,
            CaseRow before,
            CaseRow after,
            String action,
            String actor,
            String reason,
            @Nullable String changes,
            @Nullable String payload) {
        tx.cases().put(List.of(after));
        tx.cases()
                .append(List.of(new ActionRow(
                        before.id(),
                        time.instant(),
                        action,
                        actor,
                        reason,
                        before.state(),
                        after.state(),
                        changes,
                        payload)));
        return 1;
    }

    private List<CaseRow> page(CaseFilter filter, long afterId, int limit) {
        return store.inTransaction(tx -> new ArrayList<>(tx.cases().page(filter.which(), afterId, limit)));
    }

    private static CaseRow caseOf(StoreTransaction tx, long id) {
        return tx.cases()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no exception case %d".formatted(id)));
    }

    private static void requireThere(CaseRow row) {
        if (row.goneAt() != null && row.state() != State.DISCARDED && row.due() == Due.NOTHING) {
            throw new IllegalStateException("Case %d (%s on %s) is gone since %s: there is nothing to do about it"
                    .formatted(row.id(), row.said().code(), row.said().subject(), row.goneAt()));
        }
    }

    private static void requireWhoAndWhy(String actor, String reason) {
        requireText(actor, "actor");
        requireText(reason, "reason");
    }

    private static void requireText(String text, String what) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The %s is empty: every step names who took it and why".formatted(what));
        }
    }
}
