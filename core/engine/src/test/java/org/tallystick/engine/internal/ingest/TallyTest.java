package org.tallystick.engine.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F-CUR-16: every document that is read has exactly one fate. */
class TallyTest {

    private static final List<Fate> FATES = List.of(Fate.values());

    @Test
    void cur16_fatesAreCountedApart() {
        Tally tally = count(FATES).plus(Fate.UNCHANGED).plus(Tally.ofRead(1));

        assertThat(tally.conserved("crm/customer")).isEqualTo(new Tally(5, 1, 2, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void cur16_aCounterThatLosesADocumentIsNamedWithFlowAndNumbers(Fate lost) {
        Tally tally = count(FATES.stream().filter(fate -> fate != lost).toList());

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> tally.conserved("crm/customer"))
                .withMessageContainingAll("F-CUR-16", "crm/customer", "read 4", "= 3");
    }

    @ParameterizedTest
    @EnumSource
    void cur16_aCounterThatCountsADocumentTwiceIsFound(Fate twice) {
        Tally tally = count(FATES).plus(twice);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> tally.conserved("crm/customer"))
                .withMessageContaining("= 5");
    }

    private static Tally count(List<Fate> fates) {
        Tally tally = Tally.ofRead(FATES.size());
        for (Fate fate : fates) {
            tally = tally.plus(fate);
        }
        return tally;
    }
}
