package org.tallystick.engine.store;

import java.util.Collection;
import java.util.List;

/** Table {@code dirty}: decision keys that must run, per decider. */
public interface DirtyKeys {

    /** Marks keys; those already marked stay so. */
    void mark(String decider, Collection<String> keys);

    /** All marked keys, sorted. */
    List<String> list(String decider);

    /** Takes the mark off. */
    void clear(String decider, String key);
}
