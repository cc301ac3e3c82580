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
    /** Nobody says how it is taxed. */
    TAX_RULE_MISSING,
    /** The rest of an item that is partly billed. */
    CAP_PARTIAL,
    /** The cap is reached. */
    CAP_EXCEEDED
}
