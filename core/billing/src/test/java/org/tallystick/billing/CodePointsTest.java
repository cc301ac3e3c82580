package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** RULES rule 0. */
class CodePointsTest {

    @Test
    void aSupplementaryCharacterComesAfterEveryOther() {
        String grinning = "\uD83D\uDE00";

        assertThat(CodePoints.ORDER.compare(grinning, "\uFFFD")).isPositive();
        assertThat(grinning).isLessThan("\uFFFD");
    }

    @Property
    void theOrderIsThatOfTheCodePoints(@ForAll String left, @ForAll String right) {
        int byCodePoints =
                Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

        assertThat(Integer.signum(CodePoints.ORDER.compare(left, right))).isEqualTo(Integer.signum(byCodePoints));
    }
}
