package org.tallystick.model;

/** What a contract line covers. */
public enum LineContent {
    /** Hours. */
    TIME,
    /** Costs that people spent. */
    EXPENSE,
    /** Goods. */
    MATERIAL,
    /** Amounts agreed as such. */
    FEE
}
