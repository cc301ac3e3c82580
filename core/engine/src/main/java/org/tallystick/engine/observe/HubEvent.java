package org.tallystick.engine.observe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Deliveries;
import org.tallystick.engine.store.Processes;

/**
 * A change of the hub's state. A type is the name of a {@code RecordType}, a record id is canonical, a system is a name that the host gave;
 * {@code hub} is the hub itself.
 */
public sealed interface HubEvent {

    /** Calls the observer's method for this event. */
    void tell(HubObserver observer);

    /** @param run its name, such as {@code 2026-08} */
    record RunOpened(String run) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onRunOpened(this);
        }
    }

    /**
     * @param run its name
     * @param took since it was opened, breaks included
     */
    record RunClosed(String run, Duration took) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onRunClosed(this);
        }
    }

    /**
     * Read = stored + unchanged + filtered + set aside.
     *
     * @param took to map and to store it; that it was read is not in it
     */
    record PageIngested(
            String system,
            String type,
            Tier tier,
            int read,
            int stored,
            int unchanged,
            int filtered,
            int setAside,
            Duration took)
            implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onPageIngested(this);
        }
    }

    /**
     * @param system that it comes from
     * @param version of the hub, 1 for a new record
     * @param deleted whether its source has it no more
     */
    record RecordChanged(String system, String type, Tier tier, String recordId, long version, boolean deleted)
            implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onRecordChanged(this);
        }
    }

    /**
     * @param documentId the system's own
     * @param version the system's
     */
    record DocumentSetAside(String system, String type, Tier tier, String documentId, long version)
            implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onDocumentSetAside(this);
        }
    }

    /**
     * @param axis as a JSON Pointer, such as {@code /approval}
     * @param from none: it had no state there
     * @param to none: it has none any more
     */
    record StateChanged(
            String type,
            Tier tier,
            String recordId,
            String axis,
            @Nullable String from,
            @Nullable String to) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onStateChanged(this);
        }
    }

    /** @param took to decide and to store it */
    record DecisionMade(String decider, String key, String run, Duration took) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onDecisionMade(this);
        }
    }

    /**
     * @param system the target
     * @param from none: it is new
     * @param attempts so far
     */
    record DeliveryMoved(
            String system,
            String type,
            Tier tier,
            String recordId,
            String externalKey,
            Deliveries.@Nullable State from,
            Deliveries.State to,
            int attempts)
            implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onDeliveryMoved(this);
        }
    }

    /**
     * Of a batch whose send a crash cut short there is none.
     *
     * @param system the target
     * @param size in records
     * @param took from before it was sent until its outcomes were stored
     */
    record BatchAnswered(String system, String type, Tier tier, int size, Duration took) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onBatchAnswered(this);
        }
    }

    /**
     * @param code of the rule
     * @param subject the record, as {@code system/type/id}
     * @param owner role that settles it
     */
    record ExceptionOpened(String code, String subject, String owner) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onExceptionOpened(this);
        }
    }

    /** As {@link ExceptionOpened}. */
    record ExceptionClosed(String code, String subject, String owner) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onExceptionClosed(this);
        }
    }

    /**
     * As {@link ExceptionOpened}.
     *
     * @param action such as {@code ASSIGNED}
     */
    record ExceptionHandled(String code, String subject, String owner, String action) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onExceptionHandled(this);
        }
    }

    /**
     * @param definition of the process
     * @param version of the definition
     * @param key the process's correlation key
     * @param step at which it stands since
     */
    record ProcessMoved(String definition, int version, String key, String step, Processes.State to)
            implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onProcessMoved(this);
        }
    }

    /**
     * @param system that was compared with
     * @param key the document's external key
     * @param kind such as {@code MISSING_IN_TARGET}
     */
    record BreakFound(String system, String type, Tier tier, String key, String kind) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onBreakFound(this);
        }
    }

    /** As {@link BreakFound}. */
    record BreakCleared(String system, String type, Tier tier, String key, String kind) implements HubEvent {
        @Override
        public void tell(HubObserver observer) {
            observer.onBreakCleared(this);
        }
    }
}
