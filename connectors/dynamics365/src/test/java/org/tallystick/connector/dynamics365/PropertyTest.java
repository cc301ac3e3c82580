package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTest {

    private static final Property CAP = new Property("Cap", "Edm.Decimal", 0, List.of());

    @ParameterizedTest
    @CsvSource({"1600.50, 1600.5", "1.6E3, 1600", "0.00, ''", "'', ''", "much, much"})
    void aNumberIsComparedInOneForm(String text, String normal) {
        assertThat(CAP.normal(text)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"1e65", "1e-65", "1e999999"})
    void aNumberBeyondAllMeasureIsNotWrittenOut(String text) {
        assertThat(CAP.normal(text)).isEqualTo(text);
    }
}
