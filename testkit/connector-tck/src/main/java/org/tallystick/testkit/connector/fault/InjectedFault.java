package org.tallystick.testkit.connector.fault;

/** What can befall one call of a connector (TCK-3). */
public enum InjectedFault {
    /** It fails before anything is sent. */
    BEFORE_COMMIT,
    /** It is done, and the answer is lost: every outcome is unknown, a page is not had. */
    AFTER_COMMIT,
    /** It arrives twice: a batch is written twice, a page has each change twice. */
    DUPLICATED,
    /** It takes as long as the script says, on the clock of the test. */
    SLOW,
    /** It is asked to slow down before anything is sent. */
    THROTTLED,
    /** What stands in it is taken in another order: a batch is written so, a page comes so. */
    REORDERED,
    /** Of a batch the first half is written, and the answer is lost. A page fails. */
    PARTIAL_BATCH
}
