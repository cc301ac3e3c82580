package org.tallystick.testkit.properties.ledger;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Ref;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.CurrencyCode;

/** An engagement, as its own record or the opportunity that it came from states it. */
record Deal(
        String id,
        @Nullable Ref<Customer> billTo,
        String legalEntity,
        CurrencyCode currency,
        ContractTerms terms,
        @Nullable EngagementStatus status) {

    static Deal of(Engagement engagement) {
        return new Deal(
                engagement.ref().id(),
                engagement.invoicedTo(),
                engagement.legalEntity().id(),
                engagement.currency(),
                engagement.terms(),
                engagement.status());
    }

    /** None if it states no company or no currency: nothing of it can be billed. */
    static @Nullable Deal of(Opportunity sold) {
        CurrencyCode currency = sold.currency();
        String legalEntity = sold.legalEntity();
        return currency == null || legalEntity == null
                ? null
                : new Deal(sold.ref().id(), sold.customer(), legalEntity, currency, sold.terms(), null);
    }
}
