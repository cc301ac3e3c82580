package org.tallystick.engine.internal.hub;

import java.util.Optional;
import org.tallystick.engine.store.Cases.CaseRow;

/**
 * Who raised a case: what a replay does again.
 *
 * @param verb {@code ingest}, {@code ownership}, {@code decide}, {@code decide-failed}, {@code deliver} or {@code creates}
 * @param flow {@code system/type}; of a decision the decider
 * @param id of the document or record; of a decision its key; empty: it is the flow's
 */
public record CaseScope(String verb, String flow, String id) {

    /** A decision that can be made again. */
    public record Key(String decider, String key) {}

    /** The scope of what a flow says of a record and may not. */
    public static String ofOwnership(String flow, String recordId) {
        return "ownership/%s/%s".formatted(flow, recordId);
    }

    /** Of a case. */
    public static CaseScope of(CaseRow row) {
        String scope = row.said().scope();
        String verb = scope.substring(0, Math.max(0, scope.indexOf('/')));
        boolean isDecision = verb.equals("decide") || verb.equals("decide-failed");
        String[] parts = scope.split("/", isDecision ? 3 : 4);
        if (isDecision) {
            return new CaseScope(verb, parts[1], parts.length == 3 ? parts[2] : "");
        }
        return new CaseScope(
                verb, parts.length < 3 ? "" : parts[1] + "/" + parts[2], parts.length == 4 ? parts[3] : "");
    }

    /** Whether it is of a source document. */
    public boolean isDocument() {
        return verb.equals("ingest") && !id.isEmpty();
    }

    /** Whether it is of a record towards a target. */
    public boolean isDelivery() {
        return verb.equals("deliver") && !id.isEmpty();
    }

    /** Whether the next run has to be told what a person decided. */
    public boolean isDueInRun() {
        return isDocument() || isDelivery();
    }

    /** The decision to make again. */
    public Optional<Key> decision() {
        return verb.startsWith("decide") && !id.isEmpty() ? Optional.of(new Key(flow, id)) : Optional.empty();
    }
}
