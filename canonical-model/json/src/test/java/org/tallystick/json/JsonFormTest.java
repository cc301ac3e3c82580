package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.model.Address;
import org.tallystick.model.AddressUse;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.HeaderBuilder;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceLineBuilder;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LegalEntityBuilder;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.model.value.UnitPrice;

class JsonFormTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    private final JsonForm json = JsonForm.ofDefaults();

    @Test
    void aDocumentCarriesTypeAndVersionAndLeavesAbsentFieldsOut() {
        Customer customer = CustomerBuilder.builder(customer("Grünfeld AG"))
                .addresses(List.of(Address.of(AddressUse.BILLING, new CountryCode("DE"))))
                .build();

        assertThat(json.write(customer)).isEqualTo("""
                        {"type":"customer","schemaVersion":"0.2","record":{\
                        "header":{"ref":{"system":"crm","type":"customer","id":"1"}},\
                        "name":"Grünfeld AG","addresses":[{"use":"BILLING","country":"DE"}]}}""");
    }

    @Test
    void numbersAreStringsAndFieldsStandInDeclarationOrder() {
        assertThat(json.write(invoice())).isEqualTo("""
                        {"type":"invoice","schemaVersion":"0.2","record":{\
                        "header":{"ref":{"system":"hub","type":"invoice","id":"2026-08/E-1"}},\
                        "period":"2026-08","issueDate":"2026-08-31",\
                        "legalEntity":{"system":"hub","type":"legal-entity","id":"DE01"},\
                        "billTo":{"system":"crm","type":"customer","id":"C-1"},\
                        "engagement":{"system":"crm","type":"engagement","id":"E-1"},\
                        "currency":"EUR",\
                        "lines":[{"no":1,"kind":"TIME","project":{"system":"psa","type":"project","id":"P-1"},\
                        "unitPrice":{"amount":"96.123456","currency":"EUR"},"late":false,"serviceDate":"2026-08-03",\
                        "quantity":"8","net":{"amount":"768.99","currency":"EUR"},"taxCode":"DE-19","taxRate":"0.19",\
                        "sources":[{"id":"T-1:2026-08-03","quantity":"8","amount":{"amount":"768.99","currency":"EUR"}}],\
                        "pricing":"BY_ITEMS","priceBase":"1"}],\
                        "taxes":[{"code":"DE-19","rate":"0.19","taxable":{"amount":"768.99","currency":"EUR"},\
                        "tax":{"amount":"146.11","currency":"EUR"}}],\
                        "totals":{"net":{"amount":"768.99","currency":"EUR"},"tax":{"amount":"146.11","currency":"EUR"},\
                        "gross":{"amount":"915.10","currency":"EUR"},"lines":{"amount":"768.99","currency":"EUR"},\
                        "allowances":{"amount":"0.00","currency":"EUR"},"charges":{"amount":"0.00","currency":"EUR"},\
                        "prepaid":{"amount":"0.00","currency":"EUR"},"rounding":{"amount":"0.00","currency":"EUR"},\
                        "due":{"amount":"915.10","currency":"EUR"}},"type":"INVOICE",\
                        "state":{"document":"DRAFT","posting":"UNPOSTED","correction":"NONE","overdueLevel":0},"taxRounding":"PER_CATEGORY"}}""");
    }

    @Test
    void setsAndMapsAreSortedWhateverOrderTheyCameIn() {
        SortedMap<String, String> backwards = new TreeMap<>(Collections.reverseOrder());
        backwards.put("acme.region", "south");
        backwards.put("acme.branch", "7");
        Header header = HeaderBuilder.builder()
                .ref(Ref.of("hub", RecordType.LEGAL_ENTITY, "KW01"))
                .extensions(backwards)
                .build();
        Set<CurrencyCode> currencies = Set.of(new CurrencyCode("USD"), EUR, new CurrencyCode("KWD"));

        String document = json.write(LegalEntityBuilder.builder()
                .header(header)
                .country(new CountryCode("KW"))
                .timeZone(ZoneId.of("Asia/Kuwait"))
                .currencies(currencies)
                .build());

        assertThat(document)
                .contains("\"extensions\":{\"acme.branch\":\"7\",\"acme.region\":\"south\"}")
                .contains("\"currencies\":[\"EUR\",\"KWD\",\"USD\"]");
    }

    @Test
    void fieldsMayComeInAnyOrder() {
        String sortedByADatabase = """
                {"type": "customer", "record": {"name": "A", "taxRegistrations": [{"number": "DE1"}], "header": {"ref":
                {"id": "1", "type": "customer", "system": "crm"}}}, "schemaVersion": "0.2"}""";

        assertThat(json.read(RecordType.CUSTOMER, sortedByADatabase))
                .isEqualTo(CustomerBuilder.builder(customer("A"))
                        .taxRegistrations(List.of(TaxRegistration.of("DE1")))
                        .build());
    }

    @Test
    void aRecordOfNoTypeIsRefused() {
        Entity stranger = () -> header(RecordType.CUSTOMER, "1");

        assertThatThrownBy(() -> json.write(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No record type");
    }

    @Test
    void halfACharacterIsEscapedAndKept() {
        Customer customer = customer("😀 \ud83d");

        String document = json.write(customer);

        assertThat(document).contains("\"name\":\"😀 \\uD83D\"");
        assertThat(json.read(RecordType.CUSTOMER, document)).isEqualTo(customer);
    }

    @ParameterizedTest
    @MethodSource("beyondTheLimits")
    void whatCouldNotBeReadBackIsNotWritten(Customer customer, String reason) {
        assertThatThrownBy(() -> json.write(customer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crm/customer/1")
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> beyondTheLimits() {
        Header header = header(RecordType.CUSTOMER, "1");
        Header broad = header;
        for (int i = 0; i <= JsonForm.MAX_DOCUMENT_LENGTH / JsonForm.MAX_STRING_LENGTH; i++) {
            broad = broad.withExtension("acme.n" + i, "x".repeat(JsonForm.MAX_STRING_LENGTH));
        }
        return Stream.of(
                arguments(named(header, "x".repeat(JsonForm.MAX_STRING_LENGTH + 1)), "/name is 131073 characters long"),
                arguments(named(header.withExtension("n".repeat(513), "v"), "A"), "/header/extensions has a name"),
                arguments(named(header.withExtension("half \ud83d", "v"), "A"), "/header/extensions has a name"),
                arguments(named(broad, "A"), "at most 33554432 are read back"));
    }

    private static Customer named(Header header, String name) {
        return CustomerBuilder.builder().header(header).name(name).build();
    }

    private static Customer customer(String name) {
        return named(header(RecordType.CUSTOMER, "1"), name);
    }

    private static Header header(RecordType<?> type, String id) {
        return Header.of(Ref.of("crm", type, id));
    }

    private static Invoice invoice() {
        Money net = Money.of("768.99", "EUR");
        InvoiceLine line = InvoiceLineBuilder.builder()
                .no(1)
                .kind(LineKind.TIME)
                .project(new Ref<>("psa", RecordType.PROJECT, "P-1"))
                .unitPrice(new UnitPrice(new BigDecimal("96.1234560"), EUR))
                .serviceDate(LocalDate.of(2026, 8, 3))
                .quantity(Quantity.of("8.00"))
                .net(net)
                .taxCode("DE-19")
                .taxRate(Rate.of("0.190"))
                .sources(List.of(new LineSource("T-1:2026-08-03", Quantity.of("8"), net, null)))
                .build();
        List<TaxSubtotal> taxes = List.of(TaxSubtotal.of("DE-19", Rate.of("0.19"), net));
        return InvoiceBuilder.builder()
                .header(Header.of(Ref.of("hub", RecordType.INVOICE, "2026-08/E-1")))
                .period(YearMonth.of(2026, 8))
                .issueDate(LocalDate.of(2026, 8, 31))
                .legalEntity(new Ref<>("hub", RecordType.LEGAL_ENTITY, "DE01"))
                .billTo(new Ref<>("crm", RecordType.CUSTOMER, "C-1"))
                .engagement(new Ref<>("crm", RecordType.ENGAGEMENT, "E-1"))
                .currency(EUR)
                .lines(List.of(line))
                .taxes(taxes)
                .totals(InvoiceTotals.of(List.of(line), taxes, EUR))
                .build();
    }
}
