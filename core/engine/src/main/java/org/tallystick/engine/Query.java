package org.tallystick.engine;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.InvoiceExplanation;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.ExplanationRows;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.hub.RecordIds;
import org.tallystick.engine.internal.hub.StoreHub;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.Transitions.TransitionRow;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** Reads the hub, for reports. Thread-safe; each call sees one snapshot. */
public final class Query {

    private static final int PAGE = 500;

    private final Store store;
    private final Planner planner;

    Query(Store store, Planner planner) {
        this.store = store;
        this.planner = planner;
    }

    /**
     * How a record stands in a target.
     *
     * @param applied whether the target has it
     * @param adopted whether the target had it before
     * @param requestedBy the decision that asked for it first, as {@code decide/<decider>/<key>}
     * @param remoteId the target's own id, once it is known
     */
    public record Standing(
            boolean applied,
            boolean adopted,
            @Nullable String requestedBy,
            @Nullable String remoteId) {}

    /**
     * A change of state. A version that is read after a newer one tells the state that it had.
     *
     * @param axis where the state stands, as a JSON Pointer: {@code /approval}
     * @param from state before; none: it had none
     * @param to state after; none: it has none any more
     * @param at when the hub saw it
     * @param changedAt when its source changed the record; none: the source does not tell
     */
    public record StateChange(
            String axis,
            @Nullable String from,
            @Nullable String to,
            Instant at,
            @Nullable Instant changedAt) {}

    /** The record that {@code ref} denotes, as deciders see it: its newest decided version; empty if it does not exist. */
    public <T extends Entity> Optional<T> find(Ref<T> ref) {
        return store.inTransaction(tx -> new StoreHub(tx).find(ref));
    }

    /** The records of {@code type} that deciders first made in the run of that period, in a stable order. */
    public <T extends Entity> List<T> madeIn(RecordType<T> type, YearMonth period) {
        return store.inTransaction(tx -> {
            List<T> made = new ArrayList<>();
            String after = "";
            List<RecordRow> rows;
            do {
                rows = tx.records().page(type.name(), after, PAGE);
                for (RecordRow row : rows) {
                    after = row.id();
                    if (period.toString().equals(row.run())) {
                        RecordCodec.decided(type, row).ifPresent(made::add);
                    }
                }
            } while (rows.size() == PAGE);
            return made;
        });
    }

    /** What was open after the run of that period, ordered by code, then subject; empty if there was no such run. */
    public List<Finding> exceptionsOpenAfter(YearMonth period) {
        return store.inTransaction(tx -> tx.runs().find(period.toString()).stream()
                .flatMap(run -> tx.exceptions().openAfter(run.sequence()).stream())
                .map(ExceptionRows::toFinding)
                .toList());
    }

    /**
     * Why the lines of an invoice that was decided here are as they are: as it was then, whatever changed since (TRN-5).
     *
     * @return empty if the hub has no such invoice, did not decide it, decided it before its schema had version 13, or if its decider did not explain it
     *     ({@code Decision.explain}). One that named a person who was forgotten is there and says that it is blanked
     */
    public Optional<InvoiceExplanation> explain(Ref<Invoice> invoice) {
        RefKey key = RecordIds.key(invoice);
        return store.inTransaction(tx -> Optional.ofNullable(
                        tx.crosswalk().recordIds(List.of(key)).get(key))
                .flatMap(tx.explanations()::find)
                .flatMap(row -> new StoreHub(tx).find(invoice).map(found -> ExplanationRows.read(row, found))));
    }

    /** {@link #explain(Ref)} of an invoice that is at hand, such as one of {@link #madeIn}. */
    public Optional<InvoiceExplanation> explain(Invoice invoice) {
        return explain(RecordType.INVOICE.refOf(invoice));
    }

    /**
     * How {@code record} stands in {@code target}; none if it was never to be brought there.
     *
     * @param target a system, or a port: then in the system behind it that has least of it
     */
    public Optional<Standing> standing(Ref<?> record, String target) {
        RefKey key = RecordIds.key(record);
        return store.inTransaction(tx -> Optional.ofNullable(
                        tx.crosswalk().recordIds(List.of(key)).get(key))
                .stream()
                .flatMap(id -> planner.rows(tx, target, record.type(), id).stream())
                .map(Query::standing)
                .min(Comparator.comparing(Standing::applied)));
    }

    /** The states that {@code record} went through, in order; empty if the hub does not have it, or it has no axes. */
    public List<StateChange> transitions(Ref<?> record) {
        RefKey key = RecordIds.key(record);
        return store.inTransaction(tx -> Optional.ofNullable(
                        tx.crosswalk().recordIds(List.of(key)).get(key))
                .map(id -> tx.transitions().of(record.type().name(), id))
                .orElse(List.of())
                .stream()
                .map(Query::stateChange)
                .toList());
    }

    private static StateChange stateChange(TransitionRow row) {
        return new StateChange(row.axis(), row.from(), row.to(), row.at(), row.changedAt());
    }

    private static Standing standing(DeliveryRow row) {
        return new Standing(
                row.state() == State.APPLIED || row.remoteId() != null,
                row.adopted(),
                row.requestedBy(),
                row.remoteId());
    }
}
