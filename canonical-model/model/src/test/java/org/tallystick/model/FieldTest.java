package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

/** Absent, cleared and set are three things (CM-12). */
class FieldTest {

    @Test
    void theThreeAreApart() {
        assertThat(Field.absent()).isEqualTo(Field.absent()).isNotEqualTo(Field.cleared());
        assertThat(Field.set("x")).isEqualTo(Field.set("x")).hasSameHashCodeAs(Field.set("x"));
        assertThat(Field.set("x")).isNotEqualTo(Field.set("y")).isNotEqualTo(Field.absent());
    }

    @Test
    void eachKnowsWhatItIs() {
        assertThat(Field.absent().isAbsent()).isTrue();
        assertThat(Field.cleared().isAbsent()).isFalse();
        assertThat(Field.cleared().isCleared()).isTrue();
        assertThat(Field.set("x").isCleared()).isFalse();
        assertThat(Field.set("x").value()).contains("x");
        assertThat(Field.cleared().value()).isEmpty();
        assertThat(Field.absent()).hasToString("ABSENT");
        assertThat(Field.cleared()).hasToString("CLEARED");
        assertThat(Field.set("x")).hasToString("x");
    }

    @Test
    void foldGivesTheCaseThatItIs() {
        assertThat(fold(Field.absent())).isEqualTo("absent");
        assertThat(fold(Field.cleared())).isEqualTo("cleared");
        assertThat(fold(Field.set("x"))).isEqualTo("set x");
    }

    private static String fold(Field<String> field) {
        return field.fold(() -> "absent", () -> "cleared", value -> "set " + value);
    }

    @Test
    void nothingIsNoValue() {
        assertThatNullPointerException().isThrownBy(() -> Field.set(null));
    }
}
