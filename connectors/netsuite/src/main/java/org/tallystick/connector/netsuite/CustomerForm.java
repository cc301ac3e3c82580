package org.tallystick.connector.netsuite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerTermsBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Write;

/**
 * A customer as a {@code customer}. Its subsidiary and currency come in extensions, see {@link NetSuiteExtensions}; the currency is that of its terms if no
 * extension has one.
 */
final class CustomerForm implements RecordForm<Customer> {

    private final CodeList currencies;

    CustomerForm(CodeList currencies) {
        this.currencies = currencies;
    }

    @Override
    public Target target() {
        return Target.CUSTOMER;
    }

    @Override
    public List<Ref<?>> references(Customer customer) {
        return List.of();
    }

    /** Of a new one; one that people made inactive or put below another is read as that. */
    @Override
    public Customer normalForm(Write<Customer> write) {
        Customer customer = write.record();
        return CustomerBuilder.builder()
                .header(Header.of(customer.header().ref()))
                .name(CompanyName.of(customer.name()))
                .terms(CustomerTermsBuilder.builder()
                        .currency(RecordForm.currencyOf(currency(customer)))
                        .build())
                .status(CustomerStatus.ACTIVE)
                .build();
    }

    @Override
    public Bodies<Customer> prepare(List<Write<Customer>> batch) {
        Codes codes = currencies.withCodes(batch.stream()
                .flatMap(write -> Stream.ofNullable(currency(write.record())))
                .toList());
        return write -> body(write.record(), codes);
    }

    private static Map<String, Object> body(Customer customer, Codes currencies) {
        String subsidiary = needed(
                customer,
                NetSuiteExtensions.SUBSIDIARY,
                customer.header().extensions().get(NetSuiteExtensions.SUBSIDIARY));
        String currency = needed(customer, NetSuiteExtensions.CURRENCY, currency(customer));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("companyName", CompanyName.of(customer.name()));
        body.put("isPerson", false);
        body.put("subsidiary", RecordForm.reference(subsidiary));
        body.put("currency", RecordForm.reference(currencies.idOf(currency, NetSuiteExtensions.CURRENCY)));
        return body;
    }

    private static @Nullable String currency(Customer customer) {
        CurrencyCode ofTerms = customer.terms().currency();
        String extension = customer.header().extensions().get(NetSuiteExtensions.CURRENCY);
        return extension == null && ofTerms != null ? ofTerms.code() : extension;
    }

    private static String needed(Customer customer, String name, @Nullable String value) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new BadRecordException(Problem.ofField(
                        "EXTENSION_ABSENT",
                        name,
                        null,
                        "Customer %s has no '%s', which NetSuite needs".formatted(customer.ref(), name),
                        "Let what decides to create the customer set the extension")));
    }
}
