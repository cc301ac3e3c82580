package org.tallystick.engine.internal.process;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.BilledContent;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.process.ProcessStep;
import org.tallystick.engine.process.Situation;
import org.tallystick.engine.process.Verdict;
import org.tallystick.engine.process.Wait;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.CreditKind;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Whether what a process waits for is there. */
record Awaited(StoreTransaction tx, ProcessStep step, Situation situation, Planner planner) {

    /** @param wait none: nothing, or a person has approved */
    Verdict look(@Nullable Wait wait) {
        if (wait == null) {
            return Verdict.MET;
        }
        return switch (wait.kind()) {
            case DELIVERY -> look((Wait.Delivery) wait);
            case RECORD -> step.check().check(situation);
            case PERSON -> Verdict.NOT_YET;
            case TIME -> Verdict.of(!situation.now().isBefore(((Wait.Time) wait).until()));
        };
    }

    private Verdict look(Wait.Delivery wait) {
        Verdict all = Verdict.MET;
        for (Map.Entry<String, List<Ref<?>>> target : wait.records().entrySet()) {
            for (Ref<?> ref : target.getValue()) {
                Verdict one = look(ref, target.getKey(), wait.isNewest());
                if (one.kind() == Verdict.Kind.FAILED) {
                    return one;
                }
                all = one.kind() == Verdict.Kind.MET ? all : one;
            }
        }
        return all;
    }

    private Verdict look(Ref<?> ref, String target, boolean isNewest) {
        Entity record =
                ref.type() == RecordType.CREDIT_MEMO ? situation.hub().find(ref).orElse(null) : null;
        if (record instanceof CreditMemo credit && BilledContent.isWithdrawn(credit)) {
            return isReplaced(credit) ? Verdict.MET : Verdict.failed("%s is withdrawn".formatted(ref));
        }
        RefKey key = RecordIds.key(ref);
        String id = tx.crosswalk().recordIds(List.of(key)).get(key);
        return id == null
                ? Verdict.NOT_YET
                : look(planner.rows(tx, target, ref.type(), id), row -> isNewest ? newest(ref, row) : look(ref, row));
    }

    /** Whether another credit takes back all of the same invoice. */
    private boolean isReplaced(CreditMemo withdrawn) {
        String original = withdrawn.original().toString();
        return situation.hub().findBy(RecordType.CREDIT_MEMO, Index.ORIGINAL, List.of(original)).stream()
                .anyMatch(credit -> credit.kind() == CreditKind.FULL && !BilledContent.isWithdrawn(credit));
    }

    /** Behind a port every system that is to have it must. */
    private static Verdict look(List<DeliveryRow> rows, Function<DeliveryRow, Verdict> each) {
        Verdict all = rows.isEmpty() ? Verdict.NOT_YET : Verdict.MET;
        for (DeliveryRow row : rows) {
            Verdict one = each.apply(row);
            if (one.kind() == Verdict.Kind.FAILED) {
                return one;
            }
            all = one.kind() == Verdict.Kind.MET ? all : one;
        }
        return all;
    }

    /** Once the target has it, that a change is on its way makes no difference. */
    private static Verdict look(Ref<?> ref, DeliveryRow row) {
        if (row.state() == State.APPLIED || row.remoteId() != null) {
            return Verdict.MET;
        }
        return row.state() == State.DISCARDED ? discarded(ref, row) : Verdict.NOT_YET;
    }

    private static Verdict discarded(Ref<?> ref, DeliveryRow row) {
        return Verdict.failed("a person discarded the delivery of %s to %s".formatted(ref, row.target()));
    }

    /** What the target itself has changed since is what it has. What changed after it was told it is told. */
    private Verdict newest(Ref<?> ref, DeliveryRow row) {
        if (row.state() == State.DISCARDED) {
            return discarded(ref, row);
        }
        if (row.state() != State.APPLIED) {
            return Verdict.NOT_YET;
        }
        String type = ref.type().name();
        RecordRow record = tx.records().find(type, row.recordId()).orElse(null);
        if (record == null
                || row.fingerprint().equals(record.fingerprint())
                || (row.target() + "/" + type).equals(record.flow())) {
            return Verdict.MET;
        }
        planner.planNewest(tx, row.target(), ref.type(), row.recordId(), record.fingerprint(), situation.now());
        return planner.isTold(row)
                ? Verdict.NOT_YET
                : Verdict.failed(
                        "%s has %s in an older state, and takes no other: it issues such documents. Who is told of them has a sink that says so"
                                .formatted(row.target(), ref));
    }
}
