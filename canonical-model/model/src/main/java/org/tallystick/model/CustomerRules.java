package org.tallystick.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CustomerStatus;

/** Rules of customers. Their hierarchy is {@link Hierarchy}'s. */
final class CustomerRules {

    static final Rule SURVIVOR = Rule.error(
            "CUSTOMER_SURVIVOR",
            "A merged customer names its survivor, which is another customer.",
            "name the customer that it was merged into");

    static final Rule BILL_TO = Rule.warning(
            "CUSTOMER_BILL_TO",
            "A customer that gets invoices has a billing country and a payment term.",
            "complete it before it is billed");

    static final Rule ADDRESSES = Rule.warning(
            "CUSTOMER_ADDRESSES",
            "A customer has one address for each use at most; the first one counts.",
            "remove the other address, or give it another use");

    private CustomerRules() {}

    static List<Rule> all() {
        return List.of(SURVIVOR, BILL_TO, ADDRESSES);
    }

    static List<Violation> check(Customer customer) {
        Findings findings = new Findings();
        HeaderRules.check(customer.header(), findings);
        checkSurvivor(customer, findings);
        checkBillTo(customer, findings);
        checkAddresses(customer.addresses(), findings);
        return findings.all();
    }

    private static void checkSurvivor(Customer customer, Findings findings) {
        if (customer.status() == CustomerStatus.MERGED && customer.survivor() == null) {
            findings.broken(SURVIVOR, "/survivor", "it is merged, and has no survivor");
        }
        if (customer.ref().equals(customer.survivor())) {
            findings.broken(SURVIVOR, "/survivor", "is the customer itself, %s".formatted(customer.ref()));
        }
    }

    private static void checkBillTo(Customer customer, Findings findings) {
        if (!customer.roles().contains(CustomerRole.BILL_TO)) {
            return;
        }
        if (customer.billingCountry() == null) {
            findings.broken(BILL_TO, "/addresses", "none is for billing");
        }
        if (customer.terms().paymentTerm() == null) {
            findings.broken(BILL_TO, "/terms/paymentTerm", "is absent");
        }
    }

    private static void checkAddresses(List<Address> addresses, Findings findings) {
        Set<AddressUse> uses = EnumSet.noneOf(AddressUse.class);
        for (int i = 0; i < addresses.size(); i++) {
            AddressUse use = addresses.get(i).use();
            if (!uses.add(use)) {
                findings.broken(ADDRESSES, "/addresses/" + i + "/use", "there is another one for " + use);
            }
        }
    }
}
