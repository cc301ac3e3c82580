package org.tallystick.model;

import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.CountryCode;

/**
 * Who buys: sold-to and bill-to. Source: CRM account.
 *
 * @param header what all records share
 * @param name as shown
 * @param parent the customer above it; the hierarchy must be a forest (I39), which set-up checks
 * @param billingCountry where invoices go
 * @param taxRegistration its registration, if it has one
 */
@BuiltRecord
public record Customer(
        Header header,
        String name,
        @Nullable Ref<Customer> parent,
        @Nullable CountryCode billingCountry,
        @Nullable TaxRegistration taxRegistration)
        implements Entity {

    public Customer {
        MissingFieldsException.check(Customer.class, "header", header, "name", name);
    }
}
