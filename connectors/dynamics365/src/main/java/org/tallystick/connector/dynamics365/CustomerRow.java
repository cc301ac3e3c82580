package org.tallystick.connector.dynamics365;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerTermsBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.TaxRegistration;

/** A row of {@code CustomersV3}. */
record CustomerRow(
        @JsonProperty("dataAreaId") @Nullable String company,
        @JsonProperty("CustomerAccount") @Nullable String account,
        @JsonProperty("PartyType") @Nullable String partyType,
        @JsonProperty("OrganizationName") @Nullable String organizationName,
        @JsonProperty("PersonFirstName") @Nullable String firstName,
        @JsonProperty("PersonLastName") @Nullable String lastName,
        @JsonProperty("InvoiceAccount") @Nullable String invoiceAccount,
        @JsonProperty("SalesCurrencyCode") @Nullable String currency,

        @JsonProperty("AddressCountryRegionISOCode") @Nullable String country,

        @JsonProperty("TaxExemptNumber") @Nullable String taxNumber,
        @JsonProperty("OnHoldStatus") @Nullable String onHold) {

    /** Its bill-to account, if it is another, is the only hierarchy that there is. */
    void fill(Row row, CustomerBuilder customer) {
        customer.header(row.header())
                .name(Wire.required("OrganizationName", name()))
                .terms(CustomerTermsBuilder.builder()
                        .currency(Wire.knownCurrency(currency))
                        .build());
        String billTo = Wire.text(invoiceAccount);
        if (billTo != null && !billTo.equals(account)) {
            customer.parent(new Ref<>(row.system(), RecordType.CUSTOMER, row.inCompany(billTo)));
        }
        CountryCode code = Wire.country("AddressCountryRegionISOCode", country);
        if (code != null) {
            customer.addresses(List.of(Address.of(AddressUse.BILLING, code)));
        }
        String number = Wire.text(taxNumber);
        if (number != null) {
            customer.taxRegistrations(List.of(TaxRegistration.of(number)));
        }
        String hold = Wire.text(onHold);
        if (hold != null) {
            customer.status(hold.equals("No") ? CustomerStatus.ACTIVE : CustomerStatus.ON_HOLD);
        }
    }

    private @Nullable String name() {
        return "Person".equals(partyType)
                ? Stream.of(firstName, lastName)
                        .filter(part -> part != null && !part.isEmpty())
                        .collect(Collectors.joining(" "))
                : organizationName;
    }
}
