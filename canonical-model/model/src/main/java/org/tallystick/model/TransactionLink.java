package org.tallystick.model;

/**
 * A row of the billing ledger and another.
 *
 * @param row the other
 * @param role what it is to the other
 */
public record TransactionLink(Ref<BillableTransaction> row, LinkRole role) {

    public TransactionLink {
        MissingFieldsException.check(TransactionLink.class, "row", row, "role", role);
    }
}
