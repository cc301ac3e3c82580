package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CurrencyCode;

/**
 * A sale in the making. Source: CRM opportunity.
 *
 * @param header what all records share
 * @param name as shown
 * @param customer who would buy
 * @param stage how far it is
 * @param currency in which it is sold
 * @param legalEntity code of the firm's company that would sell it
 * @param serviceLine code of what is sold
 * @param terms what would be agreed
 */
@BuiltRecord
public record Opportunity(
        Header header,
        String name,
        @Nullable Ref<Customer> customer,
        OpportunityStage stage,
        @Nullable CurrencyCode currency,
        @Nullable String legalEntity,
        @Nullable String serviceLine,
        ContractTerms terms)
        implements Entity {

    public Opportunity {
        MissingFieldsException.check(Opportunity.class, "header", header, "name", name, "stage", stage);
        terms = terms == null ? ContractTerms.OPEN : terms;
    }
}
