package org.tallystick.engine.internal.hub;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.Transitions.TransitionRow;
import org.tallystick.model.Axis;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Touch;

/**
 * Finds what a new version of a record changes on its axes (CM-8). A record's first state is a change from nothing.
 *
 * @param at when the hub sees it
 * @param runSequence of the run that sees it
 */
public record StateChanges(Instant at, long runSequence) {

    private static final Map<RecordType<?>, List<Axis<?, ?>>> AXES =
            Axis.all().stream().collect(groupingBy(Axis::type));

    /**
     * The changes.
     *
     * @param row the new version
     * @param before canonical JSON of the version before; none: there was none
     * @param after what {@code row} says; none: the record is gone
     */
    public <T extends Entity> List<TransitionRow> of(
            RecordType<T> type, RecordRow row, @Nullable String before, @Nullable T after) {
        List<TransitionRow> changes = new ArrayList<>();
        List<Axis<?, ?>> axes = AXES.getOrDefault(type, List.of());
        T earlier = axes.isEmpty() || before == null ? null : RecordCodec.decode(type, before);
        for (Axis<?, ?> axis : axes) {
            String from = state(axis, earlier);
            String to = state(axis, after);
            if (!Objects.equals(from, to)) {
                changes.add(new TransitionRow(
                        row.type(), row.id(), row.version(), axis.path(), from, to, at, changedAt(after), runSequence));
            }
        }
        return changes;
    }

    /** An axis of the record's own type: {@link #AXES} has it under that. */
    @SuppressWarnings("unchecked")
    private static <T extends Entity> @Nullable String state(Axis<?, ?> axis, @Nullable T record) {
        return record == null
                ? null
                : ((Axis<T, ?>) axis).stateOf(record).map(Enum::name).orElse(null);
    }

    private static @Nullable Instant changedAt(@Nullable Entity record) {
        Touch changed = record == null ? null : record.header().provenance().changed();
        return changed == null ? null : changed.at();
    }
}
