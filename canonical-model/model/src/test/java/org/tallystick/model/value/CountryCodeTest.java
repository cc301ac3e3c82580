package org.tallystick.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodeTest {

    @Test
    void aTwoLetterCodeIsKept() {
        assertThat(new CountryCode("GR")).hasToString("GR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "DEU", "EL", "UK", "XX", " DE"})
    void whatIso3166DoesNotHaveIsRefusedWithItsValue(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountryCode(code))
                .withMessageContaining("'" + code + "'");
    }

    @Test
    void aCodeIsMandatory() {
        assertThatNullPointerException().isThrownBy(() -> new CountryCode(null));
    }
}
