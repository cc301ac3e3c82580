package org.tallystick.simulators.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to come, in the order in which they were scripted. Each method locks this object. */
final class Faults {

    private final List<Fault> script = new ArrayList<>();

    synchronized void add(List<Fault> more) {
        script.addAll(more);
    }

    synchronized void clear() {
        script.clear();
    }

    /** Takes one occurrence of the first fault that fits. */
    synchronized Optional<Fault> take(String method, String pathAndQuery) {
        for (int i = 0; i < script.size(); i++) {
            Fault fault = script.get(i);
            if (fault.fits(method, pathAndQuery)) {
                useOne(i, fault);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void useOne(int index, Fault fault) {
        if (fault.times() == 1) {
            script.remove(index);
        } else {
            script.set(index, fault.onceLess());
        }
    }
}
