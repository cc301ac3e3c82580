package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CountryCode;

/** Each rule of customers, kept and broken. */
class CustomerRulesTest {

    private final Customer customer = CustomerBuilder.builder()
            .header(header(RecordType.CUSTOMER, "C-1"))
            .name("Acme")
            .status(CustomerStatus.ACTIVE)
            .build();

    @Test
    void aMergedCustomerNamesAnotherOneAsItsSurvivor() {
        Customer merged = CustomerBuilder.builder(customer)
                .status(CustomerStatus.MERGED)
                .survivor(ref(RecordType.CUSTOMER, "C-2"))
                .build();

        assertThat(merged.check()).isEmpty();
        assertThat(told(CustomerBuilder.builder(merged).survivor(null).build().check()))
                .containsExactly("CUSTOMER_SURVIVOR /survivor");
        assertThat(told(CustomerBuilder.builder(merged)
                        .survivor(ref(RecordType.CUSTOMER, "C-1"))
                        .build()
                        .check()))
                .containsExactly("CUSTOMER_SURVIVOR /survivor");
    }

    @Test
    void whoGetsInvoicesHasACountryAndAPaymentTerm() {
        Customer billTo = CustomerBuilder.builder(customer)
                .roles(Set.of(CustomerRole.BILL_TO))
                .addresses(List.of(Address.of(AddressUse.BILLING, new CountryCode("DE"))))
                .terms(new CustomerTerms(null, "NET30", null, null))
                .build();

        assertThat(billTo.check()).isEmpty();
        assertThat(told(CustomerBuilder.builder(billTo)
                        .addresses(List.of())
                        .terms(null)
                        .build()
                        .check()))
                .containsExactly("CUSTOMER_BILL_TO /addresses", "CUSTOMER_BILL_TO /terms/paymentTerm");
    }

    @Test
    void thereIsOneAddressForEachUse() {
        Address billing = Address.of(AddressUse.BILLING, new CountryCode("DE"));
        Address legal = Address.of(AddressUse.LEGAL, new CountryCode("DE"));

        assertThat(CustomerBuilder.builder(customer)
                        .addresses(List.of(billing, legal))
                        .build()
                        .check())
                .isEmpty();
        assertThat(told(CustomerBuilder.builder(customer)
                        .addresses(List.of(billing, legal, billing))
                        .build()
                        .check()))
                .containsExactly("CUSTOMER_ADDRESSES /addresses/2/use");
    }

    @Test
    void aCustomerBelowItselfIsForTheHierarchyToReport() {
        Customer below = CustomerBuilder.builder(customer)
                .parent(ref(RecordType.CUSTOMER, "C-1"))
                .build();

        assertThat(below.check()).isEmpty();
        assertThat(told(Hierarchy.check(List.of(below), "/parent", Customer::parent)))
                .containsExactly("I39 /parent");
    }
}
