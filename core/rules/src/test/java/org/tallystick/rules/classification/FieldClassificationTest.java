package org.tallystick.rules.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSetException;

/** POL-7: which fields hold what not everybody may see. */
class FieldClassificationTest {

    private static final FieldClassification ACME = FieldClassification.parse("""
            classification: acme
            records:
              pii:
                resource: name
                customer: [contacts, extensions.vip]
              pay:
                resource: capacity.standardCost
            documents:
              pii:
                workday/resource: [Worker, Email]
              pay:
                workday/resource: Rate
              none:
                netsuite/payment: []
            """, "acme.yaml");

    @Test
    void fieldsAreToldByTypeAndClass() {
        assertThat(ACME.fields(RecordType.RESOURCE)).containsExactly("capacity.standardCost", "name");
        assertThat(ACME.fields(RecordType.RESOURCE, List.of("pay"))).containsExactly("capacity.standardCost");
        assertThat(ACME.fields(RecordType.CUSTOMER)).containsExactly("contacts", "extensions.vip");
        assertThat(ACME.fields(RecordType.INVOICE)).isEmpty();
        assertThat(ACME.classes()).containsExactly("pay", "pii");
    }

    @Test
    void whatNobodySaidAboutDocumentsIsNotKnown() {
        assertThat(ACME.fieldsOfDocuments("workday/resource")).contains(List.of("Email", "Rate", "Worker"));
        assertThat(ACME.fieldsOfDocuments("netsuite/payment")).contains(List.of());
        assertThat(ACME.fieldsOfDocuments("netsuite/invoice")).isEmpty();
        assertThat(FieldClassification.defaults().fieldsOfDocuments("workday/resource"))
                .isEmpty();
    }

    @Test
    void theDefaultsCoverPeoplePayBankAndTax() {
        FieldClassification defaults = FieldClassification.defaults();

        assertThat(defaults.classes()).containsExactly("bank", "commercial", "pay", "pii", "tax-id");
        assertThat(defaults.fields(RecordType.TIME_ENTRY)).contains("notes", "pricing.costRate");
    }

    @Test
    void whatEveryRecordMustHaveCannotBeLeftOut() {
        assertThat(FieldClassification.needed(
                        RecordType.CUSTOMER, List.of("contacts.name", "contacts.email", "contacts", "extensions.vip")))
                .containsExactly("contacts.name");
        assertThat(FieldClassification.needed(RecordType.PAYMENT, List.of("amount", "reference", "refunds")))
                .containsExactly("amount");
    }

    @Test
    void commentsAndOrderDoNotCountInTheVersion() {
        String one = "{classification: a, records: {pii: {resource: name, customer: contacts}}}";
        String other = "# ours\n{records: {pii: {customer: contacts, resource: name}}, classification: a}";

        assertThat(FieldClassification.parse(one, "a").version())
                .isEqualTo(FieldClassification.parse(other, "b").version());
    }

    @Test
    void allMistakesAreNamedAtOnceWithTheirPlaces() {
        assertThatThrownBy(() -> FieldClassification.parse("""
                        classification: acme
                        recrods: {}
                        records:
                          pii:
                            resource: [name, nickname]
                            person: name
                          pay: all
                        documents:
                          pii:
                            workday: Name
                        """, "acme.yaml"))
                .isInstanceOf(RuleSetException.class)
                .hasMessageContaining("acme.yaml:2:1")
                .hasMessageContaining("'recrods' is not known here")
                .hasMessageContaining("acme.yaml:5:22")
                .hasMessageContaining("resource has no field 'nickname'")
                .hasMessageContaining("'person' is no record type")
                .hasMessageContaining("'all' stands here")
                .hasMessageContaining("'workday' is no SYSTEM/TYPE");
    }
}
