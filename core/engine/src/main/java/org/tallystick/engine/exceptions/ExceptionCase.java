package org.tallystick.engine.exceptions;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.State;

/**
 * One problem of one subject, through all runs that find it.
 *
 * @param id stays, also if it goes and comes back
 * @param found code, subject, owner, amount and wording, as found last
 * @param system of the subject; {@code hub}: none
 * @param type of the subject, as it stands in it: of an item that billing holds the kind of line, such as {@code expense}; empty: it is no record
 * @param field that is to blame; empty: none
 * @param state where it stands
 * @param assignee who is at it
 * @param times how often it was found
 * @param firstSeenAt when it was found first
 * @param lastSeenAt when it was found last
 * @param goneAt since when it is not found any more; none: it is there
 */
public record ExceptionCase(
        long id,
        Finding found,
        String system,
        String type,
        String field,
        State state,
        @Nullable String assignee,
        int times,
        Instant firstSeenAt,
        Instant lastSeenAt,
        @Nullable Instant goneAt) {

    static ExceptionCase from(CaseRow row) {
        return new ExceptionCase(
                row.id(),
                ExceptionRows.toFinding(row.said()),
                row.system(),
                row.type(),
                row.field(),
                row.state(),
                row.assignee(),
                row.times(),
                row.firstSeenAt(),
                row.lastSeenAt(),
                row.goneAt());
    }

    /** Stable id of the rule that is broken. */
    public String code() {
        return found.code();
    }

    /** The record, as {@code system/type/id}. */
    public String subject() {
        return found.subject();
    }

    /** More, for reports: {@code kind} is the class of the failure. */
    public SortedMap<String, String> details() {
        return found.details();
    }

    /** How long it has been there; or was, if it is gone. */
    public Duration age(Instant now) {
        return Duration.between(firstSeenAt, goneAt == null ? now : goneAt);
    }
}
