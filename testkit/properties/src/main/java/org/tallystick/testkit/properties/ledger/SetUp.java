package org.tallystick.testkit.properties.ledger;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.testkit.properties.ledger.FirmTables.Company;

/** Whether an opportunity may be set up (RULES rule 1). */
final class SetUp {

    private SetUp() {}

    static boolean passes(Opportunity opportunity, Knowledge known, FirmTables tables) {
        Customer customer = known.find(Customer.class, opportunity.customer());
        String code = opportunity.legalEntity();
        Company company = code == null ? null : tables.company(code);
        CurrencyCode currency = opportunity.currency();
        String serviceLine = opportunity.serviceLine();
        return opportunity.stage() == OpportunityStage.CONTRACTED
                && customer != null
                && hasSoundHierarchy(customer, known)
                && company != null
                && company.mapped()
                && currency != null
                && company.currencies().contains(currency.code())
                && hasNexus(company, customer.billingCountry(), tables)
                && serviceLine != null
                && tables.serviceLines().contains(serviceLine);
    }

    private static boolean hasSoundHierarchy(Customer customer, Knowledge known) {
        Set<Ref<?>> visited = new HashSet<>(Set.of(customer.ref()));
        Ref<Customer> parent = customer.parent();
        while (parent != null) {
            Customer above = known.find(Customer.class, parent);
            if (above == null || !visited.add(parent)) {
                return false;
            }
            parent = above.parent();
        }
        return true;
    }

    private static boolean hasNexus(Company company, @Nullable CountryCode country, FirmTables tables) {
        return country != null
                && tables.taxRules().stream()
                        .anyMatch(rule -> rule.legalEntity().equals(company.code())
                                && rule.country().equals(country.code()));
    }
}
