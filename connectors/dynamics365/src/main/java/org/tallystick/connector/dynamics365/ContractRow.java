package org.tallystick.connector.dynamics365;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Customer;
import org.tallystick.model.EngagementBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;

/** A row of {@code ProjectContractHeaders}. It does not say which service was sold: a rule set does. */
record ContractRow(
        @JsonProperty("dataAreaId") @Nullable String company,
        @JsonProperty("ProjectContractId") @Nullable String id,
        @JsonProperty("Name") @Nullable String name,
        @JsonProperty("CustomerAccountNumber") @Nullable String customer,
        @JsonProperty("SalesCurrencyCode") @Nullable String currency) {

    void fill(Row row, EngagementBuilder engagement) {
        engagement.header(row.header()).name(Wire.required("Name", name)).legalEntity(row.refToCompany());
        Ref<Customer> payer = row.refInCompany(RecordType.CUSTOMER, customer);
        if (payer != null) {
            engagement.customer(payer).ultimateParent(payer);
        }
        CurrencyCode code = Wire.currency("SalesCurrencyCode", currency);
        if (code != null) {
            engagement.currency(code);
        }
    }
}
