package org.tallystick.model.state;

import static org.tallystick.model.state.Actor.FINANCE;
import static org.tallystick.model.state.Actor.SYSTEM;

/** How far the collection of an invoice is. It follows from balance, dates and dispute, and is never set freely. */
public enum CollectionState implements State<CollectionState> {
    /** Its due date lies ahead. */
    NOT_DUE,
    /** To be paid now. */
    DUE,
    /** Its due date is past. */
    OVERDUE,
    /** The customer named a day. */
    PROMISED,
    /** The customer objects. */
    DISPUTED,
    /** With those who collect. */
    IN_COLLECTION,
    /** Its balance is zero. */
    PAID,
    /** Given up. */
    WRITTEN_OFF;

    /** Its transitions. */
    public static final Lifecycle<CollectionState> LIFECYCLE = Lifecycle.of(CollectionState.class)
            .startsAt(NOT_DUE)
            .startsAt(DUE)
            .allows(NOT_DUE, "fall-due", DUE, SYSTEM)
            .allows(NOT_DUE, "pay", PAID, SYSTEM)
            .allows(NOT_DUE, "dispute", DISPUTED, FINANCE)
            .allows(DUE, "pass-due", OVERDUE, SYSTEM)
            .allows(DUE, "pay", PAID, SYSTEM)
            .allows(DUE, "dispute", DISPUTED, FINANCE)
            .allows(OVERDUE, "promise", PROMISED, FINANCE)
            .allows(OVERDUE, "dispute", DISPUTED, FINANCE)
            .allows(OVERDUE, "collect", IN_COLLECTION, FINANCE)
            .allows(OVERDUE, "pay", PAID, SYSTEM)
            .allows(PROMISED, "break", OVERDUE, SYSTEM)
            .allows(PROMISED, "pay", PAID, SYSTEM)
            .allows(DISPUTED, "settle", NOT_DUE, FINANCE)
            .allows(DISPUTED, "settle", DUE, FINANCE)
            .allows(DISPUTED, "settle", OVERDUE, FINANCE)
            .allows(DISPUTED, "pay", PAID, SYSTEM)
            .allows(IN_COLLECTION, "pay", PAID, SYSTEM)
            .allows(OVERDUE, "write-off", WRITTEN_OFF, FINANCE)
            .withReason()
            .allows(PROMISED, "write-off", WRITTEN_OFF, FINANCE)
            .withReason()
            .allows(DISPUTED, "write-off", WRITTEN_OFF, FINANCE)
            .withReason()
            .allows(IN_COLLECTION, "write-off", WRITTEN_OFF, FINANCE)
            .withReason()
            .allows(PAID, "bounce", DUE, SYSTEM)
            .allows(WRITTEN_OFF, "recover", PAID, SYSTEM)
            .allows(WRITTEN_OFF, "bounce", DUE, SYSTEM)
            .build();

    @Override
    public Lifecycle<CollectionState> lifecycle() {
        return LIFECYCLE;
    }
}
