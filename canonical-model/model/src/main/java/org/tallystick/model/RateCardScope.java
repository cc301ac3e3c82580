package org.tallystick.model;

import org.jspecify.annotations.Nullable;

/**
 * For whom a card is agreed; the narrowest is asked first. Nothing given: for everyone.
 *
 * @param engagement one contract
 * @param project one project
 * @param customer one customer
 * @param legalEntity one of the firm's companies
 */
@BuiltRecord
public record RateCardScope(
        @Nullable Ref<Engagement> engagement,
        @Nullable Ref<Project> project,
        @Nullable Ref<Customer> customer,
        @Nullable Ref<LegalEntity> legalEntity) {

    /** For everyone. */
    public static final RateCardScope GLOBAL = new RateCardScope(null, null, null, null);
}
