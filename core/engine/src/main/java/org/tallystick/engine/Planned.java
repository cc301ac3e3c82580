package org.tallystick.engine;

/**
 * What a run would do to one record in a target.
 *
 * @param target system
 * @param type name of the record's type
 * @param externalKey our key in the target
 * @param action what
 * @param fingerprint SHA-256 of the record's canonical JSON as it would be written; empty if nothing would be
 */
public record Planned(String target, String type, String externalKey, Action action, String fingerprint) {

    /** What happens to it. */
    public enum Action {
        /** The target does not have it, and gets it. */
        CREATE,
        /** The target has it, and gets its newest state. */
        UPDATE,
        /** The target has it as it is to be, or something else under its key, which a run leaves alone. */
        NONE
    }
}
