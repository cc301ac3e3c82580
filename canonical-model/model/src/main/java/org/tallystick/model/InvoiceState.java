package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.state.CollectionState;
import org.tallystick.model.state.Correction;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.Posting;

/**
 * The axes of an invoice (CM-8).
 *
 * @param document how far it is
 * @param posting whether it is in the ledger
 * @param correction how much of it is credited
 * @param collection how far it is paid; issued ones only
 * @param overdueLevel how often it was reminded; 0: never
 */
@BuiltRecord
public record InvoiceState(
        DocumentStatus document,
        Posting posting,
        Correction correction,
        @Nullable CollectionState collection,
        int overdueLevel) {

    public InvoiceState {
        document = document == null ? DocumentStatus.DRAFT : document;
        posting = posting == null ? Posting.UNPOSTED : posting;
        correction = correction == null ? Correction.NONE : correction;
    }

    /** A proposal. */
    public static final InvoiceState PROPOSED =
            new InvoiceState(DocumentStatus.DRAFT, Posting.UNPOSTED, Correction.NONE, null, 0);
}
