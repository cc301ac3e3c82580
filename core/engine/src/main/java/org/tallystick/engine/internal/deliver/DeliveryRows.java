package org.tallystick.engine.internal.deliver;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.hub.RecordCodec.Encoded;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.json.TextMap;
import org.tallystick.model.Ref;
import org.tallystick.spi.Problem;

/** The steps of the delivery state machine, each from one row to the next. */
final class DeliveryRows {

    private static final String WITHDRAWN = "WITHDRAWN: the document was withdrawn before it was sent";

    private static final String MAY_BE_THERE = "DISCARDED_UNKNOWN: it was sent, and nobody knows what became of it";

    private DeliveryRows() {}

    /** The first row of a record towards the flow's target. */
    static DeliveryRow first(
            DeliverFlow<?> flow,
            String recordId,
            String key,
            Encoded record,
            Map<String, String> extensions,
            Instant now,
            @Nullable String requestedBy,
            @Nullable String run) {
        return new DeliveryRow(
                flow.target(),
                flow.type().name(),
                recordId,
                key,
                State.PLANNED,
                record.fingerprint(),
                TextMap.write(new TreeMap<>(extensions)),
                1,
                0,
                now,
                null,
                null,
                false,
                requestedBy,
                run,
                null);
    }

    /** What was refused, or tried without success, has its tries anew; what may be there already keeps the problem that says so. */
    static DeliveryRow renewed(DeliveryRow row) {
        return row.state() == State.REJECTED
                ? next(row, State.PLANNED, 0, row.dueAt(), null, row.remoteId(), row.adopted(), null)
                : next(row, row.state(), 0, row.dueAt(), null, row.remoteId(), row.adopted(), row.problem());
    }

    /** What was discarded is wanted after all, once a look-up can be trusted to find what was sent of it before. */
    static DeliveryRow renewed(DeliveryRow row, Instant now) {
        return next(row, State.PLANNED, 0, notBefore(row, now), null, row.remoteId(), row.adopted(), doubt(row));
    }

    /** What may be there is sent again as it was, on a person's word. */
    static DeliveryRow released(DeliveryRow row, Instant now) {
        return next(row, State.RETRY, 0, now, null, row.remoteId(), row.adopted(), row.problem());
    }

    /** A person does not want it sent. */
    static DeliveryRow discarded(DeliveryRow row) {
        return discarded(row, row.dueAt(), row.problem());
    }

    /**
     * A person does not want it sent again, of which the target may have what was sent.
     *
     * @param visibleFrom when a look-up can be trusted to find that
     */
    static DeliveryRow discardedUnknown(DeliveryRow row, Instant visibleFrom) {
        return discarded(row, visibleFrom, MAY_BE_THERE);
    }

    private static DeliveryRow discarded(DeliveryRow row, Instant dueAt, @Nullable String problem) {
        return next(
                row, State.DISCARDED, row.attempts(), dueAt, row.waitsFor(), row.remoteId(), row.adopted(), problem);
    }

    /** Whether it was discarded while nobody knew whether the target has it, and was not sent since. */
    static boolean mayBeThere(DeliveryRow row) {
        return MAY_BE_THERE.equals(row.problem());
    }

    /** That it may be there stays known until it is looked up, whether it is wanted again or waits. */
    private static @Nullable String doubt(DeliveryRow row) {
        return mayBeThere(row) ? MAY_BE_THERE : null;
    }

    /** Nobody can have it sent any more: its document is withdrawn. */
    static DeliveryRow withdrawn(DeliveryRow row) {
        return next(row, State.DISCARDED, row.attempts(), row.dueAt(), null, row.remoteId(), row.adopted(), WITHDRAWN);
    }

    static boolean isWithdrawn(DeliveryRow row) {
        return row.state() == State.DISCARDED && WITHDRAWN.equals(row.problem());
    }

    /** Whether nothing was sent yet, in this run or before, and the target is not known to have it. */
    static boolean isUntried(DeliveryRow row) {
        return row.attempts() == 0 && row.problem() == null && row.remoteId() == null;
    }

    /** The same, of the record's newest state. */
    static DeliveryRow of(DeliveryRow row, String fingerprint) {
        return of(row, fingerprint, row.generation());
    }

    private static DeliveryRow of(DeliveryRow row, String fingerprint, int generation) {
        return new DeliveryRow(
                row.target(),
                row.type(),
                row.recordId(),
                row.externalKey(),
                row.state(),
                fingerprint,
                row.extensions(),
                generation,
                row.attempts(),
                row.dueAt(),
                row.waitsFor(),
                row.remoteId(),
                row.adopted(),
                row.requestedBy(),
                row.run(),
                row.problem());
    }

    /** The same towards another target, which has heard nothing of it. */
    static DeliveryRow at(String target, DeliveryRow row, Instant now) {
        return new DeliveryRow(
                target,
                row.type(),
                row.recordId(),
                row.externalKey(),
                State.PLANNED,
                row.fingerprint(),
                row.extensions(),
                1,
                0,
                now,
                null,
                null,
                false,
                row.requestedBy(),
                row.run(),
                null);
    }

    static DeliveryRow sent(DeliveryRow row) {
        return next(row, State.SENT, row.attempts() + 1, row.dueAt(), null, row.remoteId(), row.adopted(), null);
    }

    static DeliveryRow applied(DeliveryRow row, String remoteId) {
        return next(row, State.APPLIED, row.attempts(), row.dueAt(), null, remoteId, row.adopted(), null);
    }

    /** The target had it, and has ended it: it is brought there again if its record comes back. */
    static DeliveryRow ended(DeliveryRow row) {
        return next(of(row, ""), State.APPLIED, row.attempts(), row.dueAt(), null, row.remoteId(), row.adopted(), null);
    }

    static DeliveryRow adopted(DeliveryRow row, String remoteId) {
        return next(row, State.APPLIED, row.attempts(), row.dueAt(), null, remoteId, true, null);
    }

    static DeliveryRow blocked(DeliveryRow row, Ref<?> on) {
        return next(
                row,
                State.BLOCKED,
                row.attempts(),
                row.dueAt(),
                on.toString(),
                row.remoteId(),
                row.adopted(),
                doubt(row));
    }

    static DeliveryRow unknown(DeliveryRow row, Instant dueAt, @Nullable Problem problem) {
        return next(row, State.UNKNOWN, row.attempts(), dueAt, null, row.remoteId(), row.adopted(), text(problem));
    }

    /** A look-up that could be trusted found nothing; the next is due. */
    static DeliveryRow absent(DeliveryRow row, Instant dueAt) {
        return next(row, State.ABSENT, row.attempts(), dueAt, null, row.remoteId(), row.adopted(), row.problem());
    }

    /** The target has the record, in some state, under that id. */
    static DeliveryRow known(DeliveryRow row, String remoteId) {
        return next(
                row, row.state(), row.attempts(), row.dueAt(), row.waitsFor(), remoteId, row.adopted(), row.problem());
    }

    /** Applied, and to be sent again, with all its tries: its record says something newer, or the target lacks some of it. */
    static DeliveryRow newer(DeliveryRow row, Instant now) {
        return next(row, State.PLANNED, 0, notBefore(row, now), null, row.remoteId(), row.adopted(), doubt(row));
    }

    private static Instant notBefore(DeliveryRow row, Instant now) {
        return row.dueAt().isAfter(now) ? row.dueAt() : now;
    }

    /** What follows it is not due before that: of what was sent more than once one may still take effect until then, and would undo it. */
    static DeliveryRow followedFrom(DeliveryRow row, Instant dueAt) {
        return next(
                row, row.state(), row.attempts(), dueAt, row.waitsFor(), row.remoteId(), row.adopted(), row.problem());
    }

    /** It is certain that nothing of the attempts so far takes effect. */
    static DeliveryRow nextGeneration(DeliveryRow row) {
        return of(row, row.fingerprint(), row.generation() + 1);
    }

    static DeliveryRow retry(DeliveryRow row, Instant dueAt, Problem problem) {
        return next(row, State.RETRY, row.attempts(), dueAt, null, row.remoteId(), row.adopted(), text(problem));
    }

    static DeliveryRow rejected(DeliveryRow row, Problem problem) {
        return next(
                row, State.REJECTED, row.attempts(), row.dueAt(), null, row.remoteId(), row.adopted(), text(problem));
    }

    static DeliveryRow refusedAgain(DeliveryRow row, Instant visibleFrom, Problem problem) {
        return next(
                row, State.REJECTED, row.attempts(), visibleFrom, null, row.remoteId(), row.adopted(), text(problem));
    }

    /** Refused, and what was sent before may be there: to be looked up first. */
    static DeliveryRow unsettled(DeliveryRow row) {
        return next(row, State.UNKNOWN, 0, row.dueAt(), null, row.remoteId(), row.adopted(), row.problem());
    }

    /** To be sent again under the same key: it is certain that the target does not have it. */
    static DeliveryRow planned(DeliveryRow row) {
        return next(row, State.PLANNED, row.attempts(), row.dueAt(), null, row.remoteId(), row.adopted(), doubt(row));
    }

    private static @Nullable String text(@Nullable Problem problem) {
        return problem == null ? null : problem.code() + ": " + problem.message();
    }

    private static DeliveryRow next(
            DeliveryRow row,
            State state,
            int attempts,
            Instant dueAt,
            @Nullable String waitsFor,
            @Nullable String remoteId,
            boolean adopted,
            @Nullable String problem) {
        return new DeliveryRow(
                row.target(),
                row.type(),
                row.recordId(),
                row.externalKey(),
                state,
                row.fingerprint(),
                row.extensions(),
                row.generation(),
                attempts,
                dueAt,
                waitsFor,
                remoteId,
                adopted,
                row.requestedBy(),
                row.run(),
                problem);
    }
}
