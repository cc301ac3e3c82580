package org.tallystick.engine.process;

/** Somebody was to approve what they asked for themselves: another person does (segregation of duties). */
public final class SegregationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String step;

    /** @param actor who started the process of that key, and would approve its step */
    public SegregationException(String key, String step, String actor) {
        super("%s asked for %s, and cannot approve its step '%s': another person does".formatted(actor, key, step));
        this.key = key;
        this.step = step;
    }

    /** The process's correlation key. */
    public String key() {
        return key;
    }

    /** The step that waits. */
    public String step() {
        return step;
    }
}
