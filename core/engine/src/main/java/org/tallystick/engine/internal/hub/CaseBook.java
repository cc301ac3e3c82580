package org.tallystick.engine.internal.hub;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Due;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Exceptions.Replaced;
import org.tallystick.json.TextMap;

/**
 * Keeps the cases of a scope as its exceptions come and go: the same problem of the same subject is one case, whatever its wording. What
 * persons settled is open again when it is found again; what they discarded only if it was away meanwhile, or says something else.
 */
public final class CaseBook {

    /** The actor of what the engine does itself. */
    public static final String HUB = "hub";

    private record Identity(String code, String subject, String field, int ordinal) {

        static Identity of(CaseRow row) {
            return new Identity(row.said().code(), row.said().subject(), row.field(), row.ordinal());
        }
    }

    private final Cases cases;
    private final Instant at;
    private final List<CaseRow> changed = new ArrayList<>();
    private final List<ActionRow> actions = new ArrayList<>();

    private CaseBook(Cases cases, Instant at) {
        this.cases = cases;
        this.at = at;
    }

    /** The scope has these exceptions now, which is what {@code replaced} made of it. */
    public static void update(
            Cases cases, String scope, Collection<ExceptionRow> now, Replaced replaced, Instant at) {
        if (!now.isEmpty() || !replaced.closed().isEmpty()) {
            new CaseBook(cases, at).update(scope, now);
        }
    }

    private void update(String scope, Collection<ExceptionRow> now) {
        Map<Identity, CaseRow> known = new LinkedHashMap<>();
        cases.inScope(scope).forEach(row -> known.put(Identity.of(row), row));
        Map<Identity, Integer> equal = new HashMap<>();
        for (ExceptionRow said : new LinkedHashSet<>(now)) {
            Identity first = new Identity(said.code(), said.subject(), field(said), 1);
            int ordinal = equal.merge(first, 1, Integer::sum);
            found(said, first.field(), ordinal, known.remove(
                    new Identity(said.code(), said.subject(), first.field(), ordinal)));
        }
        known.values().stream().filter(row -> row.goneAt() == null).forEach(this::gone);
        cases.put(changed);
        cases.append(actions);
    }

    private static String field(ExceptionRow said) {
        return TextMap.read(said.details()).getOrDefault("field", "");
    }

    private void found(ExceptionRow said, String field, int ordinal, @Nullable CaseRow before) {
        Subject subject = Subject.of(said);
        boolean returned = before != null && isReturned(before, said);
        changed.add(new CaseRow(
                before == null ? 0 : before.id(),
                said,
                field,
                ordinal,
                subject.system(),
                subject.type(),
                Clusters.of(said, subject, field),
                before == null || returned ? State.OPEN : before.state(),
                before == null || returned ? null : before.assignee(),
                before == null ? Due.NOTHING : before.due(),
                before == null ? 1 : before.times() + 1,
                before == null ? at : before.firstSeenAt(),
                at,
                null));
        if (returned) {
            act(before, "REOPENED", "found again", State.OPEN);
        }
    }

    /** Until the next run has done what was asked for, that it is still found says nothing. */
    private static boolean isReturned(CaseRow before, ExceptionRow said) {
        if (before.due() != Due.NOTHING) {
            return false;
        }
        return switch (before.state()) {
            case OPEN, ASSIGNED -> false;
            case FIXED, REPLAYED -> true;
            case DISCARDED -> before.goneAt() != null || !said.equals(before.said());
        };
    }

    private void gone(CaseRow before) {
        State state = before.state() == State.OPEN || before.state() == State.ASSIGNED ? State.FIXED : before.state();
        changed.add(new CaseRow(
                before.id(),
                before.said(),
                before.field(),
                before.ordinal(),
                before.system(),
                before.type(),
                before.cluster(),
                state,
                before.assignee(),
                Due.NOTHING,
                before.times(),
                before.firstSeenAt(),
                before.lastSeenAt(),
                at));
        act(before, "GONE", "not found any more", state);
    }

    private void act(CaseRow row, String action, String reason, State to) {
        actions.add(new ActionRow(row.id(), at, action, HUB, reason, row.state(), to, null, null));
    }
}
