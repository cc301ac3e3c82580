package org.tallystick.connector.dynamics365;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerTermsBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.spi.Write;

/** A customer as an organisation's account. Its company, and what is not configured or known of it, come in {@link Dynamics365Extensions}. */
final class CustomerForm implements MasterForm<Customer> {

    private final String group;

    /** @param group of customers whose extensions name none; empty: each must */
    CustomerForm(String group) {
        this.group = group;
    }

    @Override
    public EntitySet set() {
        return EntitySet.CUSTOMERS;
    }

    @Override
    public List<String> kept() {
        return List.of("OrganizationName", "TaxExemptNumber");
    }

    @Override
    public List<Ref<?>> references(Customer customer) {
        return List.of();
    }

    @Override
    public MasterRow of(Write<Customer> write) {
        Customer customer = write.record();
        Map<String, String> created = new LinkedHashMap<>();
        created.put("PartyType", "Organization");
        created.put("CustomerGroupId", MasterForm.extension(write, Dynamics365Extensions.CUSTOMER_GROUP, group));
        created.put("SalesCurrencyCode", currency(write));
        TaxRegistration registration = customer.taxRegistration();
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("OrganizationName", customer.name());
        kept.put("TaxExemptNumber", registration == null ? "" : registration.number());
        return new MasterRow(MasterForm.company(write, null), created, kept).withCustomFieldsOf(customer);
    }

    /** Of one that nobody put on hold; one on hold is read as that. */
    @Override
    public Customer normalForm(Write<Customer> write) {
        Customer customer = write.record();
        TaxRegistration registration = customer.taxRegistration();
        return CustomerBuilder.builder()
                .header(Header.of(customer.header().ref()))
                .name(customer.name())
                .terms(CustomerTermsBuilder.builder()
                        .currency(Wire.knownCurrency(currency(write)))
                        .build())
                .taxRegistrations(registration == null ? List.of() : List.of(TaxRegistration.of(registration.number())))
                .status(CustomerStatus.ACTIVE)
                .build();
    }

    private static String currency(Write<Customer> write) {
        CurrencyCode currency = write.record().terms().currency();
        return currency == null ? MasterForm.extension(write, Dynamics365Extensions.CURRENCY, "") : currency.code();
    }
}
