package org.tallystick.engine.internal.journal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tallystick.engine.observe.HubEvent;
import org.tallystick.engine.observe.HubObserver;

/** Tells all observers; one that throws harms nobody else. Thread-safe. */
public final class Observers {

    private static final Logger log = LoggerFactory.getLogger(Observers.class);

    private final List<HubObserver> observers;
    private final Set<HubObserver> failed = ConcurrentHashMap.newKeySet();

    public Observers(List<HubObserver> observers) {
        this.observers = List.copyOf(observers);
    }

    boolean isEmpty() {
        return observers.isEmpty();
    }

    /** Tells an event that is committed. */
    public void tell(HubEvent event) {
        observers.forEach(observer -> tell(observer, event));
    }

    void tellAll(Collection<HubEvent> events) {
        events.forEach(this::tell);
    }

    private void tell(HubObserver observer, HubEvent event) {
        try {
            event.tell(observer);
        } catch (RuntimeException | AssertionError | LinkageError e) {
            if (failed.add(observer)) {
                log.warn(
                        "The observer {} failed at {}; the run goes on, and further failures of it are not logged",
                        observer.getClass().getName(),
                        event.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
