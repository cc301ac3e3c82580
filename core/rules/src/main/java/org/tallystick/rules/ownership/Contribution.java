package org.tallystick.rules.ownership;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;

/**
 * What one system says of a record that the hub has from elsewhere too.
 *
 * @param system that says it
 * @param theirs what it says
 * @param ours what the hub has
 * @param base what both last agreed on; none: the system speaks of the record for the first time
 * @param earlier what the system had before that and may have still, as long as it is not known what became of the last write
 * @param knownTo the systems that have spoken of the record. A field whose owner has not is nobody's so far
 * @param scope of the record, for rules that apply to some only
 * @param times of the two changes, for {@link ConflictPolicy#NEWEST}
 * @param nameOf one name for all refs that denote the same record
 * @param <T> the entity
 */
public record Contribution<T extends Entity>(
        String system,
        T theirs,
        T ours,
        @Nullable Agreed<T> base,
        @Nullable T earlier,
        Set<String> knownTo,
        Scope scope,
        Times times,
        UnaryOperator<Ref<?>> nameOf) {

    /**
     * What both have when neither has anything to tell the other. A system that shows a value in a form of its own agrees with ours in its own words.
     *
     * @param theirs in the words of the system
     * @param ours in those of the hub
     */
    public record Agreed<T extends Entity>(T theirs, T ours) {}

    /**
     * Where and when.
     *
     * @param legalEntity whose record it is, by its code; none: it is not known
     * @param day on which the change came
     */
    public record Scope(@Nullable String legalEntity, LocalDate day) {}

    /**
     * When the two were changed, by the clocks of their systems.
     *
     * @param ours none: it is not known, and what comes in later is newer
     * @param theirs alike
     */
    public record Times(@Nullable Instant ours, @Nullable Instant theirs) {

        /** Not known. */
        public static final Times UNKNOWN = new Times(null, null);
    }
}
