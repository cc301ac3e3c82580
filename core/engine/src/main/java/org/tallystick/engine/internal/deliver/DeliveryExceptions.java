package org.tallystick.engine.internal.deliver;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.CaseScope;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.Stake;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Problem;

/** What a person must settle: at most one exception per record and target, and one per flow. */
final class DeliveryExceptions {

    private DeliveryExceptions() {}

    /** Opens the exception of a delivery, or closes it. Two records may have one key: the scope is the record's. */
    static void ofDelivery(
            StoreTransaction tx, DeliverFlow<?> flow, DeliveryRow row, @Nullable Problem problem, long runSequence) {
        String scope = scope(flow, row.recordId());
        List<ExceptionRow> now = problem == null
                ? List.of()
                : List.of(ExceptionRows.of(
                        scope, flow.name() + "/" + row.externalKey(), problem, stake(tx, flow, row.recordId())));
        tx.exceptions().replace(scope, now, runSequence);
    }

    /** What a document comes to that does not reach its target. */
    private static @Nullable Money stake(StoreTransaction tx, DeliverFlow<?> flow, String recordId) {
        RecordRow row = DeliverFlow.isDocument(flow.type())
                ? tx.records().find(flow.type().name(), recordId).orElse(null)
                : null;
        Entity document =
                row == null ? null : RecordCodec.decided(flow.type(), row).orElse(null);
        return document == null ? null : Stake.of(document);
    }

    /** Whether something is wrong with the delivery of a record. */
    static boolean isOpen(StoreTransaction tx, DeliverFlow<?> flow, String recordId) {
        return !tx.exceptions().openScopes(List.of(scope(flow, recordId))).isEmpty();
    }

    /** Closes those of deliveries with which nothing is wrong any more: one look-up for all. */
    static void settled(StoreTransaction tx, DeliverFlow<?> flow, Collection<String> recordIds, long runSequence) {
        List<String> scopes = recordIds.stream().map(id -> scope(flow, id)).toList();
        tx.exceptions().openScopes(scopes).forEach(scope -> tx.exceptions().replace(scope, List.of(), runSequence));
    }

    /** Closes what was disputed with a target about records that it has as the hub has them now. */
    static void agreed(StoreTransaction tx, DeliverFlow<?> flow, Collection<String> recordIds, long runSequence) {
        if (flow.isOwned()) {
            List<String> scopes = recordIds.stream()
                    .map(id -> CaseScope.ofOwnership(flow.name(), id))
                    .toList();
            tx.exceptions().openScopes(scopes).forEach(scope -> tx.exceptions().replace(scope, List.of(), runSequence));
        }
    }

    /** Opens the exception of a record that has no key yet, or closes it. */
    static void ofPlan(
            StoreTransaction tx, DeliverFlow<?> flow, String recordId, @Nullable Problem problem, long runSequence) {
        replace(tx, scope(flow, recordId), flow.name() + "/" + recordId, problem, runSequence);
    }

    /** Opens the exception of a flow, or closes it. */
    static void ofFlow(StoreTransaction tx, DeliverFlow<?> flow, @Nullable Problem problem, long runSequence) {
        replace(tx, "deliver/" + flow.name(), flow.name(), problem, runSequence);
    }

    /** Opens the exception of a flow's creates, or closes it. */
    static void ofCreates(StoreTransaction tx, DeliverFlow<?> flow, @Nullable Problem problem, long runSequence) {
        replace(tx, "creates/" + flow.name(), flow.name(), problem, runSequence);
    }

    private static String scope(DeliverFlow<?> flow, String recordId) {
        return "deliver/" + flow.name() + "/" + recordId;
    }

    private static void replace(
            StoreTransaction tx, String scope, String subject, @Nullable Problem problem, long runSequence) {
        List<ExceptionRow> now = problem == null ? List.of() : List.of(ExceptionRows.of(scope, subject, problem));
        tx.exceptions().replace(scope, now, runSequence);
    }
}
