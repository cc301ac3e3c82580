package org.tallystick.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Customer;
import org.tallystick.model.Field;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.Patch;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.CurrencyCode;

/** Absent, cleared and set are three different things (CM-12). */
class PatchFormTest {

    private final JsonForm json = JsonForm.ofDefaults();

    @Test
    void absentClearedAndSetAreThreeDifferentForms() {
        Patch<Customer> patch = Patch.of(RecordType.CUSTOMER)
                .with("name", Field.set("Grünfeld AG"))
                .with("parent", Field.cleared());

        assertThat(json.writePatch(patch)).isEqualTo("{\"name\":\"Grünfeld AG\",\"parent\":null}");
        assertThat(json.readPatch(RecordType.CUSTOMER, json.writePatch(patch))).isEqualTo(patch);
    }

    @Test
    void anEmptySetIsSetNotCleared() {
        Patch<LegalEntity> patch = Patch.of(RecordType.LEGAL_ENTITY).with("currencies", Field.set(Set.of()));

        assertThat(json.writePatch(patch)).isEqualTo("{\"currencies\":[]}");
        assertThat(json.readPatch(RecordType.LEGAL_ENTITY, "{\"currencies\":[]}"))
                .isEqualTo(patch);
        assertThat(json.readPatch(RecordType.LEGAL_ENTITY, "{\"currencies\":[\"EUR\"]}"))
                .isEqualTo(patch.with("currencies", Field.set(Set.of(new CurrencyCode("EUR")))));
    }

    @Test
    void aBrokenPatchNamesEveryViolation() {
        String broken = """
                {"header":{},"name":7,"legalName":"A","legalName":"B","colour":1,"addresses":[{"use":"BILLING","x":1}]}""";

        MalformedDocumentException refused = catchThrowableOfType(
                MalformedDocumentException.class, () -> json.readPatch(RecordType.CUSTOMER, broken));

        assertThat(refused.violations())
                .extracting(Violation::rule, Violation::path)
                .containsExactly(
                        tuple("JSON_VALUE", "/name"),
                        tuple("JSON_DUPLICATE", "/legalName"),
                        tuple("JSON_MISSING", "/addresses/0/country"),
                        tuple("JSON_VALUE", "/addresses/0/x"),
                        tuple("JSON_VALUE", "/colour"),
                        tuple("JSON_VALUE", "/header"));
    }
}
