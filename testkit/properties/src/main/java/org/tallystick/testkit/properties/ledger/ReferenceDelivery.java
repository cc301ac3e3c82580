package org.tallystick.testkit.properties.ledger;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * Delivery of one record to one target, as its rules read: the newest version goes, what is known to be there is not sent again, and what
 * nobody knows is looked up before anything else. Slow on purpose: it thinks one record through, alone. Mutable; used by one thread.
 *
 * <p>A test lets an engine and one of these for each record live through the same runs, and compares them after each.
 */
public final class ReferenceDelivery {

    /** Where a delivery stands when a run is over. */
    public enum Standing {
        /** There is no version yet. */
        NOT_PLANNED,
        /** The target has the newest version. */
        APPLIED,
        /** The target does not take it; it is tried once in each run. */
        REFUSED,
        /** Nobody knows, and it must not be sent again: newer versions wait for a person. */
        UNKNOWN
    }

    /** What becomes of one write. */
    public enum Fate {
        WELL,
        REPLY_LOST,
        REQUEST_LOST,
        REFUSED;

        /** Whether the target has it afterwards. */
        public boolean arrives() {
            return this == WELL || this == REPLY_LOST;
        }
    }

    /** What becomes of the first write of a run when the process dies with the batch that it is in. */
    public enum Death {
        /** The process lives. */
        NONE,
        /** It dies before the target came to this write. */
        BEFORE_IT,
        /** It dies before it heard what became of this write. */
        AFTER_IT
    }

    private final boolean isRepeatable;
    private int newest;
    private int there;
    private int writes;
    private Standing standing = Standing.NOT_PLANNED;

    /** @param isRepeatable whether what is looked up and not found may be sent again */
    public ReferenceDelivery(boolean isRepeatable) {
        this.isRepeatable = isRepeatable;
    }

    /** Versions arrive, in any order, some again. */
    public void arrive(Collection<Integer> versions) {
        versions.forEach(version -> newest = Math.max(newest, version));
    }

    /** Whether the next run sends it. */
    public boolean isDue() {
        return standing != Standing.UNKNOWN && (newest != there || standing == Standing.REFUSED);
    }

    /**
     * One run, until nothing more happens.
     *
     * @param fates of its writes, one after the other; later ones go well
     */
    public void run(List<Fate> fates, Death death) {
        Iterator<Fate> next = fates.iterator();
        boolean isHeard = death == Death.NONE;
        boolean isReached = death != Death.BEFORE_IT;
        while (isDue()) {
            writes++;
            Fate fate = isReached && next.hasNext() ? next.next() : Fate.WELL;
            there = isReached && fate.arrives() ? newest : there;
            standing = isHeard && fate == Fate.REFUSED ? Standing.REFUSED : lookedUp();
            if (standing == Standing.REFUSED) {
                return;
            }
            isHeard = true;
            isReached = true;
        }
    }

    /** What it is if nobody was told. */
    private Standing lookedUp() {
        if (there == newest) {
            return Standing.APPLIED;
        }
        return isRepeatable ? Standing.NOT_PLANNED : Standing.UNKNOWN;
    }

    /** Where it stands. */
    public Standing standing() {
        return standing;
    }

    /** The version that the target has, of which there is one record; 0: none. */
    public int there() {
        return there;
    }

    /** How often it was sent. */
    public int writes() {
        return writes;
    }
}
