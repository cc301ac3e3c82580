package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.RuleSetException.Fault;

/** Collects the mistakes of one file, so that they are reported together. Used by one thread. */
public final class Faults {

    private final String file;
    private final List<Fault> found = new ArrayList<>();

    /** None yet, of the file of that name. */
    public Faults(String file) {
        this.file = file;
    }

    /** A mistake at that place. */
    public void add(Position at, String what, String remedy) {
        found.add(new Fault(file, at.line(), at.column(), what, remedy));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All of them, in the order of the file. */
    RuleSetException refusal() {
        found.sort(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column));
        return new RuleSetException(found);
    }
}
