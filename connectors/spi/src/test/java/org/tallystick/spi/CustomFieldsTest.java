package org.tallystick.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

class CustomFieldsTest {

    private static final Header HEADER =
            Header.of(new Ref<>("crm", RecordType.CUSTOMER, "1")).withExtension("acme.region", "EMEA");

    @Test
    void eachKindOfValueComesBackAsItWent() {
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("Text__c", "number:1");
        fields.put("Number__c", new BigDecimal("1600.00"));
        fields.put("Yes__c", true);
        fields.put("No__c", false);
        fields.put("Empty__c", null);

        assertThat(CustomFields.of(customer(CustomFields.with(HEADER, fields)))).isEqualTo(fields);
    }

    @Test
    void otherExtensionsAreNone() {
        assertThat(CustomFields.of(customer(HEADER))).isEmpty();
    }

    @Test
    void theyCanBeTakenAwayAgain() {
        SortedMap<String, Object> fields = new TreeMap<>();
        fields.put("Text__c", "A");

        assertThat(CustomFields.without(CustomFields.with(HEADER, fields))).isEqualTo(HEADER);
        assertThat(CustomFields.without(HEADER)).isSameAs(HEADER);
    }

    private static Customer customer(Header header) {
        return CustomerBuilder.builder().header(header).name("Acme").build();
    }
}
