package org.tallystick.engine.store;

/** What can be done in one transaction, by concern. Valid only until the transaction ends. */
public interface StoreTransaction {

    /** How far each flow has read. */
    Cursors cursors();

    /** Source documents as received. */
    Documents documents();

    /** Canonical records. */
    Records records();

    /** Which refs denote which record. */
    Crosswalk crosswalk();

    /** Decision keys to run. */
    DirtyKeys dirtyKeys();

    /** Runs and what is left of them. */
    Runs runs();

    /** Which item is billed on which document. */
    Allocations allocations();

    /** Why documents are as they are. */
    Explanations explanations();

    /** What is to reach which target, and what was sent. */
    Deliveries deliveries();

    /** What each system says of records that several speak of. */
    Views views();

    /** What targets will show of what was sent. */
    Echoes echoes();

    /** What a person must settle. */
    Exceptions exceptions();

    /** What was done about it. */
    Cases cases();

    /** What reconciliation found. */
    Breaks breaks();

    /** Calls per account and day. */
    Budgets budgets();

    /** Which states records went through. */
    Transitions transitions();

    /** Which engine may do what. */
    Leases leases();

    /** Which documents are to be read again. */
    Hints hints();

    /** What the host has put. */
    Inbox inbox();

    /** Where processes stand. */
    Processes processes();

    /** What was done. */
    Audit audit();

    /** What is not to be kept. */
    Blanking blanking();
}
