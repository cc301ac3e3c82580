package org.tallystick.model;

import org.tallystick.model.value.CurrencyCode;

/**
 * Sold work: what may be billed to whom, by which company, on which terms. Made from a contracted opportunity when its
 * set-up checks pass (RULES rule 1).
 *
 * @param header what all records share
 * @param name as shown
 * @param customer sold-to and bill-to
 * @param ultimateParent root of the customer's hierarchy when it was set up
 * @param legalEntity the company that sells, books and issues
 * @param currency in which everything of it is billed
 * @param serviceLine code of what was sold
 * @param terms as agreed, before amendments
 */
@BuiltRecord
public record Engagement(
        Header header,
        String name,
        Ref<Customer> customer,
        Ref<Customer> ultimateParent,
        Ref<LegalEntity> legalEntity,
        CurrencyCode currency,
        String serviceLine,
        ContractTerms terms)
        implements Entity {

    public Engagement {
        MissingFieldsException.check(
                Engagement.class,
                "header",
                header,
                "name",
                name,
                "customer",
                customer,
                "ultimateParent",
                ultimateParent,
                "legalEntity",
                legalEntity,
                "currency",
                currency,
                "serviceLine",
                serviceLine,
                "terms",
                terms);
    }
}
