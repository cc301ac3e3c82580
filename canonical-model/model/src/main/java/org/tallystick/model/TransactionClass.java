package org.tallystick.model;

/** What a row of the billing ledger is about. */
public enum TransactionClass {
    /** Hours. */
    TIME,
    /** Costs. */
    EXPENSE,
    /** Goods. */
    MATERIAL,
    /** Deliverables. */
    MILESTONE,
    /** Amounts agreed as such, recurring ones too. */
    FEE,
    /** Amounts in advance. */
    RETAINER,
    /** Tax. */
    TAX
}
