package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class RefTest {

    private static final Ref<Customer> REF = new Ref<>("crm", RecordType.CUSTOMER, "001A");

    @Test
    void refsAreEqualIfSystemTypeAndIdAre() {
        assertThat(Ref.of("crm", RecordType.CUSTOMER, "001A")).isEqualTo(REF).hasSameHashCodeAs(REF);
        assertThat(new Ref<>("erp", RecordType.CUSTOMER, "001A")).isNotEqualTo(REF);
        assertThat(Ref.of("crm", RecordType.PROJECT, "001A")).isNotEqualTo(REF);
    }

    @Test
    void upperAndLowerCaseAreApartAndNothingIsTrimmed() {
        assertThat(new Ref<>("crm", RecordType.CUSTOMER, "001a")).isNotEqualTo(REF);
        assertThat(new Ref<>("crm", RecordType.CUSTOMER, "001A ")).isNotEqualTo(REF);
    }

    @Test
    void itReadsAsAPath() {
        assertThat(REF).hasToString("crm/customer/001A");
    }

    @Test
    void systemTypeAndIdAreMandatory() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ref<>("", RecordType.CUSTOMER, "001A"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Ref<>("crm", RecordType.CUSTOMER, ""));
        assertThatNullPointerException().isThrownBy(() -> new Ref<>("crm", null, "001A"));
        assertThatNullPointerException().isThrownBy(() -> new Ref<>("crm", RecordType.CUSTOMER, null));
    }
}
