package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;

/**
 * How a legal entity keeps its books.
 *
 * @param fiscalCalendar code of the calendar that its fiscal periods follow
 * @param chartOfAccounts code of the chart
 * @param intercompanyCode its code in the books of the firm's other companies
 * @param numberingPolicy code of how documents are numbered
 * @param roundingPolicy code of where tax is rounded
 * @param taxPolicy code of how tax is found
 */
@BuiltRecord
public record Books(
        @Nullable @Code String fiscalCalendar,
        @Nullable @Code String chartOfAccounts,
        @Nullable @Code String intercompanyCode,
        @Nullable @Code String numberingPolicy,
        @Nullable @Code String roundingPolicy,
        @Nullable @Code String taxPolicy) {

    /** Nothing is said. */
    public static final Books UNKNOWN = new Books(null, null, null, null, null, null);
}
