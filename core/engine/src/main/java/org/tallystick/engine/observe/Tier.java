package org.tallystick.engine.observe;

import java.util.Set;

/** How critical records of a type are. */
public enum Tier {
    /** Invoices, and what they are followed by. */
    BILLING,
    /** Time, expenses and what they are booked on. */
    OPERATIONAL,
    /** What changes rarely and everything else names. */
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
}
