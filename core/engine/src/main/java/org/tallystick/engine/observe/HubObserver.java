package org.tallystick.engine.observe;

/**
 * Sees every change of the hub's state once. It is called
 * <ol>
 *   <li>after the transaction that made the change is committed, in the order of the changes of a thread; never for one that was rolled back;
 *   <li>on the thread that made the change, which waits: be quick, and hand slow work on;
 *   <li>from several threads, where the engine has several.
 * </ol>
 * What it throws is logged, once, and harms no run. After a crash, what was committed just before it may have gone untold. No event
 * holds a payload. All methods do nothing unless overridden.
 */
public interface HubObserver {

    /** A run began. */
    default void onRunOpened(HubEvent.RunOpened event) {}

    /** A run came to its end. */
    default void onRunClosed(HubEvent.RunClosed event) {}

    /** A page of a source was stored. */
    default void onPageIngested(HubEvent.PageIngested event) {}

    /** A record has a new version. */
    default void onRecordChanged(HubEvent.RecordChanged event) {}

    /** A version of a source document was set aside. */
    default void onDocumentSetAside(HubEvent.DocumentSetAside event) {}

    /** A record's state changed on one of its axes. */
    default void onStateChanged(HubEvent.StateChanged event) {}

    /** A decision was made. */
    default void onDecisionMade(HubEvent.DecisionMade event) {}

    /** A delivery stands elsewhere. */
    default void onDeliveryMoved(HubEvent.DeliveryMoved event) {}

    /** A batch was sent, and what became of it is stored. */
    default void onBatchAnswered(HubEvent.BatchAnswered event) {}

    /** Something was left to a person. */
    default void onExceptionOpened(HubEvent.ExceptionOpened event) {}

    /** An exception is settled. */
    default void onExceptionClosed(HubEvent.ExceptionClosed event) {}

    /** A person did something about an exception. */
    default void onExceptionHandled(HubEvent.ExceptionHandled event) {}

    /** A process stands elsewhere. */
    default void onProcessMoved(HubEvent.ProcessMoved event) {}

    /** Hub and target differ. */
    default void onBreakFound(HubEvent.BreakFound event) {}

    /** A difference is gone. */
    default void onBreakCleared(HubEvent.BreakCleared event) {}
}
