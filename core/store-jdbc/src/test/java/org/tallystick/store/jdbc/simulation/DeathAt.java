package org.tallystick.store.jdbc.simulation;

/** Kills the engine at one call. What is dead does nothing more, in no {@code finally} either, until another process begins. */
public final class DeathAt implements Faults {

    private final int place;
    private int count;
    private boolean isDead;

    /** @param place number of the call, from 1 */
    public DeathAt(int place) {
        this.place = place;
    }

    @Override
    public void at(Point point) {
        if (!isDead) {
            count++;
            isDead = count == place;
        }
        if (isDead) {
            throw new Crash(point);
        }
    }

    @Override
    public void begins() {
        isDead = false;
    }
}
