package org.tallystick.engine.decide;

import java.time.LocalDate;
import org.tallystick.model.Ref;

/** By what records can be found, besides their refs. */
public enum Index {
    /** Projects, contract lines, amendments and invoices by the ref of their engagement. */
    ENGAGEMENT,
    /** Time, expenses and milestones by the ref of their project. */
    PROJECT,
    /** Time by {@link Index#resourceDay}. */
    RESOURCE_DAY,
    /** Resources by their worker id. */
    WORKER,
    /** Amendments by the ref of their contract line. */
    CONTRACT_LINE,
    /** Credit memos by the ref of the invoice that they credit. */
    ORIGINAL;

    /** The key of one person's day. */
    public static String resourceDay(Ref<?> resource, LocalDate day) {
        return resource + "|" + day;
    }
}
