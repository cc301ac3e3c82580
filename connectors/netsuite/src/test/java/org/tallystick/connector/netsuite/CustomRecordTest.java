package org.tallystick.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.netsuite.NetSuiteStub.Call;
import org.tallystick.connector.netsuite.NetSuiteStub.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.Found;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Secret;
import org.tallystick.spi.Write;

/** Records that a rule set writes to a custom record. */
class CustomRecordTest {

    private static final CustomObject FIRM = new CustomObject(
            "customrecord_firm",
            "externalid",
            Set.of("custrecord_cap", "custrecord_since", "custrecord_active", "custrecord_owner", "custrecord_note"));

    private static final String SHOWN = """
            {"links":[],"id":"12","externalId":"k1","custrecord_cap":1600.0,"custrecord_since":"2026-08-31","custrecord_active":true,\
            "custrecord_owner":{"id":"4001","refName":"Alder"},"custrecord_more":"of another"}""";

    @TempDir
    Path folder;

    private NetSuiteStub netSuite;
    private Connector connector;

    @BeforeEach
    void start() throws IOException {
        netSuite = new NetSuiteStub();
        connector = netSuite.connector();
    }

    @AfterEach
    void stop() {
        connector.close();
        netSuite.close();
    }

    private static CustomObjectPort<Customer> port(Connector connector) {
        return connector.customObject(RecordType.CUSTOMER, FIRM).orElseThrow();
    }

    private static Write<Customer> write(String key, String cap) {
        return write(key, cap, null);
    }

    private static Write<Customer> write(String key, String cap, @Nullable String note) {
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("custrecord_cap", new BigDecimal(cap));
        fields.put("custrecord_since", "2026-08-31");
        fields.put("custrecord_active", true);
        fields.put("custrecord_owner", "4001");
        fields.put("custrecord_note", note);
        return write(fields, key);
    }

    private static Write<Customer> write(SortedMap<String, @Nullable Object> fields, String key) {
        Header header = CustomFields.with(Header.of(new Ref<>("hub", RecordType.CUSTOMER, "1")), fields);
        return new Write<>(
                CustomerBuilder.builder().header(header).name("Acme").build(), key, "0".repeat(64), null, Map.of());
    }

    @Test
    void aRecordIsUpsertedByItsExternalIdWithItsCustomFieldsAlone() {
        String location =
                netSuite.uri(NetSuiteStub.RECORD + "customrecord_firm/12").toString();
        netSuite.onRecord(call -> new Reply(204, "", Map.of("Location", location)));

        assertThat(port(connector).sink().write(List.of(write("k1", "1600.00"))))
                .containsExactly(Outcome.applied("12"));

        Call call = netSuite.calls(NetSuiteStub.RECORD).get(0);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.record()).isEqualTo("customrecord_firm/eid:k1");
        assertThat(call.body())
                .isEqualTo("{\"custrecord_active\":true,\"custrecord_cap\":1600.00,\"custrecord_note\":null,"
                        + "\"custrecord_owner\":\"4001\",\"custrecord_since\":\"2026-08-31\"}");
    }

    @Test
    void whatNetSuiteMadeOfOurWriteIsKnownAgain() {
        Found found = find(SHOWN);

        assertThat(found.digest())
                .isEqualTo(port(connector).lookup().digest(write("k1", "1600.00")))
                .isEqualTo("""
                        custrecord_active true
                        custrecord_cap 1600
                        custrecord_owner 4001
                        custrecord_since 2026-08-31""");
        assertThat(found.remoteId()).isEqualTo("12");
        assertThat(netSuite.calls(NetSuiteStub.SUITEQL).get(0).body())
                .contains("SELECT id, externalid FROM customrecord_firm WHERE externalid IN (?) ORDER BY id");
    }

    @Test
    void anotherContentIsNotTakenForOurs() {
        RecordLookup<Customer> lookup = port(connector).lookup();

        assertThat(find(SHOWN.replace("1600.0", "1600.5")).digest())
                .isNotEqualTo(lookup.digest(write("k1", "1600.00")));
        assertThat(find(SHOWN.replace("\"4001\"", "\"4002\"")).digest())
                .isNotEqualTo(lookup.digest(write("k1", "1600.00")));
    }

    /** A number counts in whatever form it is written; a text that looks like one does not. */
    @ParameterizedTest
    @CsvSource({"007, 7", "1.50, 1.5", "1e3, 1000"})
    void aTextOfDigitsIsATextAndNoNumber(String text, String number) {
        RecordLookup<Customer> lookup = port(connector).lookup();
        String note = "\"custrecord_active\":true";
        String shown = SHOWN.replace(note, note + ",\"custrecord_note\":\"%s\"".formatted(text));
        String ours = lookup.digest(write("k1", "1600.00", text));

        assertThat(find(shown).digest()).isEqualTo(ours);
        assertThat(find(shown.replace("\"" + text + "\"", "\"" + number + "\"")).digest())
                .isNotEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1600", "1600.00", "1.6E3"})
    void aNumberCountsInWhateverFormItIsWritten(String number) {
        assertThat(find(SHOWN.replace("1600.0", number)).digest())
                .isEqualTo(port(connector).lookup().digest(write("k1", "1600.00")));
    }

    /** A flag that nobody set: what was written empties it, what is shown may say false, nothing, or leave it out. */
    @ParameterizedTest
    @ValueSource(strings = {"\"custrecord_active\":false,", "\"custrecord_active\":null,", ""})
    void aFlagThatIsNotSetIsTheSameInWhateverFormItIsShown(String shown) {
        RecordLookup<Customer> lookup = port(connector).lookup();
        String digest =
                find(SHOWN.replace("\"custrecord_active\":true,", shown)).digest();

        assertThat(digest)
                .isEqualTo(lookup.digest(flagged(false)))
                .isEqualTo(lookup.digest(flagged(null)))
                .isNotEqualTo(lookup.digest(flagged(true)))
                .isNotEqualTo(lookup.digest(flagged("false")));
    }

    private static Write<Customer> flagged(@Nullable Object active) {
        SortedMap<String, @Nullable Object> fields =
                new TreeMap<>(CustomFields.of(write("k1", "1600.00").record()));
        fields.put("custrecord_active", active);
        return write(fields, "k1");
    }

    @Test
    void aNumberOfManyZerosIsNotWrittenOut() {
        assertThat(find(SHOWN.replace("1600.0", "1e999999999")).digest()).contains("custrecord_cap 1E+999999999");
    }

    @Test
    void aRecordWithoutFieldsIsThere() {
        assertThat(find("{}").digest()).isEmpty();
    }

    @Test
    void whatIsNoSingleRecordCountsAsItIs() {
        assertThat(find(SHOWN.replace("\"2026-08-31\"", "{\"items\":[{\"id\":\"1\"}]}"))
                        .digest())
                .contains("custrecord_since {\"items\":[{\"id\":\"1\"}]}");
    }

    @Test
    void aTextThatLooksLikeARecordIsReadAsItIs() {
        assertThat(find(SHOWN.replace("\"2026-08-31\"", "\"{since\"")).digest()).contains("custrecord_since {since");
    }

    private Found find(String shown) {
        netSuite.thenQuery(Reply.rows("{\"id\":\"12\",\"externalid\":\"k1\"}")).onRecord(call -> Reply.ok(shown));
        return port(connector).lookup().byExternalKey(List.of("k1")).get("k1");
    }

    @Test
    void whatNetSuiteCannotUpsertIsRefusedWithAllThatIsWrong() {
        CustomObject bad = new CustomObject("transaction", "custrecord_key", Set.of("Cap__c"));

        assertThatThrownBy(() -> connector.customObject(RecordType.CUSTOMER, bad))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'transaction' is no custom record")
                .hasMessageContaining("upserts by externalId only")
                .hasMessageContaining("'Cap__c' is no field");
    }

    @Test
    void anAccountTakesARecordOnceAndDescribesIt() throws IOException {
        try (Customers account = new Customers(folder);
                Connector real =
                        account.connect(name -> Secret.of(account.secrets().get(name)))) {
            CustomObjectPort<Customer> port = port(real);
            port.sink().write(List.of(write("k1", "1600.00"), write("k2", "20.50")));
            port.sink().write(List.of(write("k1", "1700")));

            Map<String, Found> found = port.lookup().byExternalKey(List.of("k1", "k2", "k3"));
            assertThat(found).containsOnlyKeys("k1", "k2");
            assertThat(found.get("k1").digest()).isEqualTo(port.lookup().digest(write("k1", "1700")));
            assertThat(found.get("k2").digest()).isEqualTo(port.lookup().digest(write("k2", "20.5")));
            assertThat(port.lookup().list(null, 10).found())
                    .extracting(Found::externalKey)
                    .containsExactlyInAnyOrder("k1", "k2");
            assertThat(real.discover().orElseThrow().objects().get("customrecord_firm"))
                    .containsKeys("custrecord_cap", "custrecord_owner");
        }
    }
}
