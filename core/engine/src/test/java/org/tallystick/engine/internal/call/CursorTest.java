package org.tallystick.engine.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** F-CUR-07: a listing that would never end is refused; one that ends is not. */
class CursorTest {

    @Property
    void cur07_aListingThatGoesRoundIsRefusedSoon(
            @ForAll @IntRange(max = 300) int before, @ForAll @IntRange(min = 1, max = 300) int round) {
        Cursor steps = new Cursor("crm/customer");
        int longest = 4 * (before + round);

        assertThatIllegalStateException()
                .isThrownBy(() -> {
                    String at = null;
                    for (int page = 0; page <= longest; page++) {
                        at = steps.next(at, cursor(before, round, page));
                    }
                })
                .withMessageContaining("F-CUR-07: crm/customer promises more");
    }

    @Property(tries = 100)
    void aListingThatEndsIsNot(@ForAll @IntRange(min = 1, max = 3_000) int pages) {
        Cursor steps = new Cursor("crm/customer");
        String at = null;
        for (int page = 0; page < pages; page++) {
            at = steps.next(at, Integer.toString(page));
        }

        assertThat(at).isEqualTo(Integer.toString(pages - 1));
    }

    /** After so many pages: first those that come once, then a circle. */
    private static @Nullable String cursor(int before, int round, int page) {
        return Integer.toString(page < before ? page : before + (page - before) % round);
    }
}
