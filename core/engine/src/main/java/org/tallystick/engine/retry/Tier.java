package org.tallystick.engine.retry;

import java.util.Set;

/** How critical a call or a record is, the most critical first (RES-14, RES-18). */
public enum Tier {
    /** Money: invoices, credits, payments, the close. */
    BILLING,
    /** What people work with today. */
    OPERATIONAL,
    /** What may wait: master data, history. */
    REFERENCE;

    private static final Set<String> BILLED = Set.of(
            "billable-transaction",
            "billing-event",
            "invoice",
            "credit-memo",
            "payment",
            "tax-determination",
            "revenue-schedule",
            "revenue-event",
            "journal-entry");
    private static final Set<String> NAMED = Set.of("customer", "legal-entity", "resource", "rate-card");

    /** The usual tier of a record type, by its name. */
    public static Tier of(String type) {
        if (BILLED.contains(type)) {
            return BILLING;
        }
        return NAMED.contains(type) ? REFERENCE : OPERATIONAL;
    }

    /** Whether this one goes first when both wait. */
    public boolean isBefore(Tier other) {
        return compareTo(other) < 0;
    }
}
