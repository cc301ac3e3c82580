package org.tallystick.engine.exceptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.State;
import org.tallystick.json.JsonMask;

/**
 * What was done about an exception.
 *
 * @param at when
 * @param action {@code ASSIGNED}, {@code FIXED}, {@code DISCARDED}, {@code REPLAYED}, {@code EDITED}, {@code REVEALED}, {@code REOPENED}, {@code GONE}
 * @param actor who; {@code hub} is the engine
 * @param reason why
 * @param from state before
 * @param to state after
 * @param changes of the payload: a JSON array of {@code path}, {@code old} and {@code new}, classified values hidden; none: it was not edited
 */
public record CaseAction(
        Instant at,
        String action,
        String actor,
        String reason,
        State from,
        State to,
        @Nullable String changes) {

    static CaseAction from(ActionRow row, JsonMask mask) {
        String changes = row.changes();
        return new CaseAction(
                row.at(),
                row.action(),
                row.actor(),
                row.reason(),
                row.from(),
                row.to(),
                changes == null ? null : mask.hideChanges(changes));
    }
}
