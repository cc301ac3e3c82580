package org.tallystick.engine.internal.hub;

import org.tallystick.engine.store.Exceptions.ExceptionRow;

/**
 * What an exception is about.
 *
 * @param system that has it; {@code hub}: none
 * @param type of the record; empty: it is none
 * @param id of it there; the whole subject, if it is no record
 */
public record Subject(String system, String type, String id) {

    /** Of an exception's subject: {@code system/type/id}, or {@code system/type} for a flow, or free text. */
    public static Subject of(ExceptionRow said) {
        String[] parts = said.subject().split("/", 3);
        boolean isDecision = said.scope().startsWith("decide-failed/");
        if (parts.length < 2 || isDecision) {
            return new Subject(CaseBook.HUB, "", said.subject());
        }
        return new Subject(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }
}
