package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Write;

/** Records that a rule set writes to a custom object. */
class CustomObjectTest {

    private static final String ID = "a0P5g000006LEMREA4";
    private static final CustomObject FIRM =
            new CustomObject("Firm__c", "Key__c", Set.of("Cap__c", "Since__c", "Active__c", "Account__c", "Note__c"));

    private final OrgStub org = new OrgStub();
    private final Connector connector = new SalesforceConnectorFactory().create(org.config("crm"));
    private final CustomObjectPort<Customer> port =
            connector.customObject(RecordType.CUSTOMER, FIRM).orElseThrow();

    @AfterEach
    void stop() {
        assertThat(org.unused()).isEmpty();
        org.close();
    }

    @Test
    void aRecordIsUpsertedByOurKeyWithItsCustomFieldsAlone() {
        org.then(200, "[{\"id\":\"%s\",\"success\":true,\"errors\":[],\"created\":true}]".formatted(ID));

        assertThat(port.sink().write(List.of(write("k1")))).containsExactly(Outcome.applied(ID));

        assertThat(org.lastRequest())
                .isEqualTo("PATCH /services/data/v62.0/composite/sobjects/Firm__c/Key__c {\"allOrNone\":false,"
                        + "\"records\":[{\"attributes\":{\"type\":\"Firm__c\"},\"Key__c\":\"k1\","
                        + "\"Account__c\":\"0015g00000f8o0f\",\"Active__c\":true,\"Cap__c\":1600.00,\"Note__c\":null,"
                        + "\"Since__c\":\"2026-08-31T22:00:00Z\"}]}");
    }

    @Test
    void whatTheOrgMadeOfOurWriteIsKnownAgain() {
        org.thenRows(row("k1", "1600.0"), row("K1", "1600.0"));

        Map<String, Found> found = port.lookup().byExternalKey(List.of("k1"));

        assertThat(found).containsOnlyKeys("k1");
        assertThat(found.get("k1").remoteId()).isEqualTo(ID);
        assertThat(found.get("k1").digest()).isEqualTo(port.lookup().digest(write("k1")));
    }

    @Test
    void anotherContentIsNotTakenForOurs() {
        org.thenRows(row("k1", "1600.5"));

        assertThat(port.lookup().byExternalKey(List.of("k1")).get("k1").digest())
                .isNotEqualTo(port.lookup().digest(write("k1")));
    }

    /** A number counts in whatever form it is written; a text that looks like one does not. */
    @ParameterizedTest
    @CsvSource({"007, 7", "1.50, 1.5", "1e3, 1000"})
    void aTextOfDigitsIsATextAndNoNumber(String text, String number) {
        org.thenRows(row("k1", "1.6E3").replace("\"Note__c\":null", "\"Note__c\":\"%s\"".formatted(text)));
        Found found = port.lookup().byExternalKey(List.of("k1")).get("k1");

        assertThat(found.digest()).isEqualTo(port.lookup().digest(write("k1", text)));
        assertThat(found.digest()).isNotEqualTo(port.lookup().digest(write("k1", number)));
    }

    @Test
    void twoRowsOfOneKeyAreNoAnswer() {
        org.thenRows(row("k1", "1600.0"), row("k1", "1600.0"));

        assertThatThrownBy(() -> port.lookup().byExternalKey(List.of("k1")))
                .isInstanceOf(ConnectorException.class)
                .hasMessageContaining("Several rows of Firm__c carry the key 'k1' in Key__c");
    }

    @Test
    void whatCarriesAKeyOfOursIsListedPageByPage() {
        org.thenRows(row("k1", "1600.0"));

        assertThat(port.lookup().list(null, 10).found())
                .extracting(Found::externalKey)
                .containsExactly("k1");
        assertThat(org.lastRequest()).contains("Firm__c").contains("Key__c");
    }

    @Test
    void checkMissesTheKeyAndTheFieldsOfTheObject() {
        org.then(200, "{}");
        String account = described("Id", "IsDeleted", "SystemModstamp", "Name", "ParentId", "CurrencyIsoCode");
        org.then(200, account)
                .then(200, account)
                .then(200, account)
                .then(200, described("Id", "Key__c", "Cap__c", "Active__c", "Account__c", "Note__c"));

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, connector::check);

        assertThat(failure.problem().message())
                .contains("Firm__c.Key__c is not both External ID and Unique", "Firm__c has no Since__c");
        assertThat(failure.problem().kind()).isEqualTo(FailureKind.INVALID);
    }

    private static String described(String... fields) {
        return "{\"fields\":[%s]}"
                .formatted(String.join(
                        ",",
                        List.of(fields).stream()
                                .map("{\"name\":\"%s\",\"type\":\"string\"}"::formatted)
                                .toList()));
    }

    private static String row(String key, String cap) {
        return """
                {"attributes":{"type":"Firm__c"},"Id":"%s","Key__c":"%s","Cap__c":%s,"Since__c":"2026-08-31T22:00:00.000+0000",\
                "Active__c":true,"Account__c":"0015g00000f8o0fAAA","Note__c":null}""".formatted(ID, key, cap);
    }

    private static Write<Customer> write(String key) {
        return write(key, null);
    }

    private static Write<Customer> write(String key, @Nullable String note) {
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("Cap__c", new BigDecimal("1600.00"));
        fields.put("Since__c", "2026-08-31T22:00:00Z");
        fields.put("Active__c", true);
        fields.put("Account__c", "0015g00000f8o0f");
        fields.put("Note__c", note);
        Header header = CustomFields.with(Header.of(new Ref<>("hub", RecordType.CUSTOMER, "1")), fields);
        Customer customer =
                CustomerBuilder.builder().header(header).name("Acme").build();
        return new Write<>(customer, key, "0".repeat(64), null, Map.of());
    }
}
