package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TaxRegistrationTest {

    @Test
    void theCountryIsTheTwoLetterPrefix() {
        assertThat(TaxRegistration.of("DE811907980").issuer()).isEqualTo("DE");
        assertThat(TaxRegistration.of("DE").issuer()).isEqualTo("DE");
    }

    @Test
    void elIsGreece() {
        assertThat(TaxRegistration.of("EL123456789").issuer()).isEqualTo("GR");
        assertThat(TaxRegistration.of("GR123456789").issuer()).isEqualTo("GR");
    }

    @Test
    void caseIsKeptAndWhatIsTooShortHasNoCountry() {
        assertThat(TaxRegistration.of("el123").issuer()).isEqualTo("el");
        assertThat(TaxRegistration.of("D").issuer()).isEmpty();
    }

    @Test
    void aCountryThatIsGivenGoesBeforeThePrefix() {
        assertThat(new TaxRegistration("EL123456789", new CountryCode("CY"), "VAT", null).issuer())
                .isEqualTo("CY");
    }

    @Test
    void anEmptyNumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaxRegistration.of(""));
    }
}
