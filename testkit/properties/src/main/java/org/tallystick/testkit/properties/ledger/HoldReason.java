package org.tallystick.testkit.properties.ledger;

/** Why an item is held; the names are the codes of the exceptions (RULES rules 3, 4, 6 and 10). */
public enum HoldReason {
    /** No source of rates has one. */
    RATE_MISSING,
    /** No exchange rate on or before the day. */
    FX_RATE_MISSING,
    /** Over the threshold without a receipt. */
    RECEIPT_MISSING,
    /** Not within the engagement's dates as amended. */
    OUTSIDE_CONTRACT_DATES,
    /** The project was closed before. */
    PROJECT_CLOSED,
    /** More than 24 hours on one day. */
    DAILY_HOURS_EXCEEDED,
    /** Nothing new is billed to the customer. */
    CUSTOMER_ON_HOLD,
    /** The contract is not signed, rests or is settled. */
    ENGAGEMENT_ON_HOLD,
    /** The project was given up before it began. */
    PROJECT_CANCELLED,
    /** A line on which it stands has holds. */
    CONTRACT_LINE_ON_HOLD,
    /** The customer did not take it. */
    MILESTONE_NOT_ACCEPTED,
    /** Its source holds it. */
    BILLING_STATE,
    /** Its source has billed it, and nobody here has. */
    BILLED_ELSEWHERE,
    /** A line on which it stands has a discount or a hard cap. */
    CONTRACT_TERM,
    /** Nobody says how it is taxed. */
    TAX_RULE_MISSING,
    /** The rest of an item that is partly billed. */
    CAP_PARTIAL,
    /** The cap is reached. */
    CAP_EXCEEDED
}
