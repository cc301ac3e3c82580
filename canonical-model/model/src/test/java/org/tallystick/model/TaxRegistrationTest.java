package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TaxRegistrationTest {

    @Test
    void theCountryIsTheTwoLetterPrefix() {
        assertThat(new TaxRegistration("DE811907980").country()).isEqualTo("DE");
        assertThat(new TaxRegistration("DE").country()).isEqualTo("DE");
    }

    @Test
    void elIsGreece() {
        assertThat(new TaxRegistration("EL123456789").country()).isEqualTo("GR");
        assertThat(new TaxRegistration("GR123456789").country()).isEqualTo("GR");
    }

    @Test
    void caseIsKeptAndWhatIsTooShortHasNoCountry() {
        assertThat(new TaxRegistration("el123").country()).isEqualTo("el");
        assertThat(new TaxRegistration("D").country()).isEmpty();
    }

    @Test
    void anEmptyNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxRegistration(""));
    }
}
