package org.tallystick.engine.internal.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.internal.hub.CaseScope;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.rules.ownership.Conflict;
import org.tallystick.rules.ownership.ConflictPolicy.Outcome;
import org.tallystick.rules.ownership.Merged.Dispute;
import org.tallystick.rules.ownership.Ownership;
import org.tallystick.rules.ownership.OwnershipRule;
import org.tallystick.spi.Problem;

/** What a system says of records and may not, as exceptions of whoever owns the field (OWN-1, OWN-5, OWN-7). They go when it is settled. */
final class Disputes {

    private static final int SHOWN = 200;

    private final IngestFlow<?> flow;
    private final Ownership rules;
    private final StoreTransaction tx;
    private final long runSequence;
    private final Map<String, List<ExceptionRow>> byScope = new HashMap<>();

    Disputes(IngestFlow<?> flow, Ownership rules, StoreTransaction tx, long runSequence) {
        this.flow = flow;
        this.rules = rules;
        this.tx = tx;
        this.runSequence = runSequence;
    }

    /** Nothing is disputed of the record. */
    void none(String recordId) {
        byScope.put(scope(recordId), List.of());
    }

    /** The fields of the record that are disputed now, and what else is wrong with it. */
    void of(String recordId, Entity ours, SortedMap<String, Dispute> disputes, List<Problem> problems) {
        String scope = scope(recordId);
        byScope.put(
                scope,
                Stream.concat(
                                disputes.entrySet().stream()
                                        .map(each ->
                                                ExceptionRows.of(scope, finding(ours, each.getKey(), each.getValue()))),
                                problems.stream()
                                        .map(problem -> ExceptionRows.of(
                                                scope, ours.ref().toString(), problem)))
                        .toList());
    }

    /** What the system says cannot be put together with what the hub has. */
    void broken(String recordId, Entity ours, List<Problem> problems) {
        String scope = scope(recordId);
        byScope.put(
                scope,
                problems.stream()
                        .map(problem -> ExceptionRows.of(scope, ours.ref().toString(), problem))
                        .toList());
    }

    void store() {
        Set<String> open = tx.exceptions().openScopes(byScope.keySet());
        byScope.forEach((scope, rows) -> {
            if (!rows.isEmpty() || open.contains(scope)) {
                tx.exceptions().replace(scope, rows, runSequence);
            }
        });
    }

    private String scope(String recordId) {
        return CaseScope.ofOwnership(flow.name(), recordId);
    }

    private Finding finding(Entity ours, String field, Dispute dispute) {
        Conflict conflict = dispute.conflict();
        OwnershipRule rule = dispute.rule();
        boolean isRefused = conflict.outcome() == Outcome.REFUSED;
        String owner = rule == null ? ExceptionRows.INTEGRATION : rule.owner();
        String message = isRefused
                ? "%s sets %s to %s, which %s owns: it stays %s"
                        .formatted(flow.system(), field, shown(conflict.theirs()), owner, shown(conflict.ours()))
                : "%s sets %s to %s, the hub has %s, both had %s: it stays as the hub has it"
                        .formatted(
                                flow.system(),
                                field,
                                shown(conflict.theirs()),
                                shown(conflict.ours()),
                                shown(conflict.base()));
        String remedy = isRefused
                ? "change it in %s, or take it back in %s".formatted(owner, flow.system())
                : "give both systems the value that is right";
        return new Finding(
                isRefused ? "NOT_OWNER" : "CONFLICT",
                ours.ref().toString() + "#" + field,
                owner,
                message,
                remedy,
                null,
                details(field, conflict, rule));
    }

    private SortedMap<String, String> details(String field, Conflict conflict, @Nullable OwnershipRule rule) {
        SortedMap<String, String> details = new TreeMap<>();
        details.put("field", field);
        details.put("system", flow.system());
        details.put("base", shown(conflict.base()));
        details.put("ours", shown(conflict.ours()));
        details.put("theirs", shown(conflict.theirs()));
        details.put("ownership", rules.version());
        if (rule != null) {
            details.put("rule", rule.id());
        }
        return details;
    }

    private static String shown(@Nullable Object value) {
        String text = value == null ? "nothing" : "'" + value + "'";
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
