package org.tallystick.rules.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.rules.ownership.Conflict.Claim;
import org.tallystick.rules.ownership.ConflictPolicy.Outcome;
import org.tallystick.rules.ownership.ConflictPolicy.Recency;
import org.tallystick.rules.ownership.ConflictPolicy.Standing;

/** The decision table of conflicts (OWN-5, OWN-6). */
class ConflictTest {

    /** Each line: policy, how the system stands to the field, and the outcomes for what is newer: theirs, ours, unclear. */
    @ParameterizedTest
    @CsvSource({
        "OWNER,  OWNER,   TAKEN,   TAKEN,   TAKEN",
        "OWNER,  OTHER,   REFUSED, REFUSED, REFUSED",
        "OWNER,  UNOWNED, TAKEN,   TAKEN,   TAKEN",
        "NEWEST, OWNER,   TAKEN,   TAKEN,   TAKEN",
        "NEWEST, OTHER,   TAKEN,   TAKEN,   TAKEN",
        "NEWEST, UNOWNED, TAKEN,   TAKEN,   TAKEN",
        "MERGE,  OWNER,   TAKEN,   TAKEN,   TAKEN",
        "MERGE,  OTHER,   TAKEN,   TAKEN,   TAKEN",
        "MERGE,  UNOWNED, TAKEN,   TAKEN,   TAKEN",
        "ASK,    OWNER,   TAKEN,   TAKEN,   TAKEN",
        "ASK,    OTHER,   ASKED,   ASKED,   ASKED",
        "ASK,    UNOWNED, TAKEN,   TAKEN,   TAKEN",
    })
    void own6_theyAloneChangedIt(
            ConflictPolicy policy, Standing standing, Outcome ifTheirs, Outcome ifOurs, Outcome ifUnclear) {
        assertThat(outcomes("base", "base", "theirs", policy, standing)).containsExactly(ifTheirs, ifOurs, ifUnclear);
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,  OWNER,   TAKEN,   TAKEN,   TAKEN",
        "OWNER,  OTHER,   REFUSED, REFUSED, REFUSED",
        "OWNER,  UNOWNED, ASKED,   ASKED,   ASKED",
        "NEWEST, OWNER,   TAKEN,   KEPT,    ASKED",
        "NEWEST, OTHER,   TAKEN,   KEPT,    ASKED",
        "NEWEST, UNOWNED, TAKEN,   KEPT,    ASKED",
        "MERGE,  OWNER,   ASKED,   ASKED,   ASKED",
        "MERGE,  OTHER,   ASKED,   ASKED,   ASKED",
        "MERGE,  UNOWNED, ASKED,   ASKED,   ASKED",
        "ASK,    OWNER,   ASKED,   ASKED,   ASKED",
        "ASK,    OTHER,   ASKED,   ASKED,   ASKED",
        "ASK,    UNOWNED, ASKED,   ASKED,   ASKED",
    })
    void own6_bothChangedIt(
            ConflictPolicy policy, Standing standing, Outcome ifTheirs, Outcome ifOurs, Outcome ifUnclear) {
        assertThat(outcomes("base", "ours", "theirs", policy, standing)).containsExactly(ifTheirs, ifOurs, ifUnclear);
    }

    /** Nothing was agreed on yet. */
    @ParameterizedTest
    @CsvSource({
        "OWNER,  OWNER,   TAKEN,   TAKEN,   TAKEN",
        "OWNER,  OTHER,   KEPT,    KEPT,    KEPT",
        "OWNER,  UNOWNED, TAKEN,   TAKEN,   TAKEN",
        "NEWEST, OWNER,   TAKEN,   KEPT,    ASKED",
        "NEWEST, OTHER,   TAKEN,   KEPT,    ASKED",
        "NEWEST, UNOWNED, TAKEN,   TAKEN,   TAKEN",
        "MERGE,  OWNER,   ASKED,   ASKED,   ASKED",
        "MERGE,  OTHER,   ASKED,   ASKED,   ASKED",
        "ASK,    OWNER,   ASKED,   ASKED,   ASKED",
        "ASK,    OTHER,   ASKED,   ASKED,   ASKED",
        "ASK,    UNOWNED, TAKEN,   TAKEN,   TAKEN",
    })
    void own6_theySpeakForTheFirstTime(
            ConflictPolicy policy, Standing standing, Outcome ifTheirs, Outcome ifOurs, Outcome ifUnclear) {
        assertThat(List.of(Recency.THEIRS, Recency.OURS, Recency.UNCLEAR))
                .extracting(recency -> Conflict.resolveFirst("ours", "theirs", policy, new Claim(standing, recency))
                        .outcome())
                .containsExactly(ifTheirs, ifOurs, ifUnclear);
    }

    private static List<Outcome> outcomes(
            String base, String ours, String theirs, ConflictPolicy policy, Standing standing) {
        return List.of(Recency.THEIRS, Recency.OURS, Recency.UNCLEAR).stream()
                .map(recency -> Conflict.resolve(base, ours, theirs, policy, new Claim(standing, recency))
                        .outcome())
                .toList();
    }

    @Property
    void whatTheyDidNotChangeStaysOursAndWhatIsEqualIsAgreed(
            @ForAll @Nullable String base,
            @ForAll @Nullable String ours,
            @ForAll ConflictPolicy policy,
            @ForAll Standing standing,
            @ForAll Recency recency) {
        Claim claim = new Claim(standing, recency);

        assertThat(Conflict.resolve(base, ours, base, policy, claim).value()).isEqualTo(ours);
        assertThat(Conflict.resolve(base, ours, ours, policy, claim).outcome()).isEqualTo(Outcome.KEPT);
    }

    @Property
    void theValueThatStandsIsOneOfTheTwo(
            @ForAll @Nullable String base,
            @ForAll @Nullable String ours,
            @ForAll @Nullable String theirs,
            @ForAll ConflictPolicy policy,
            @ForAll Standing standing,
            @ForAll Recency recency) {
        Conflict conflict = Conflict.resolve(base, ours, theirs, policy, new Claim(standing, recency));

        assertThat(conflict.value()).isEqualTo(conflict.outcome() == Outcome.TAKEN ? theirs : ours);
    }

    @Test
    void own6_setsListsAndMapsAreMerged() {
        assertThat(merged(Set.of("a", "b"), Set.of("a", "c"), Set.of("b", "d"))).isEqualTo(Set.of("c", "d"));
        assertThat(merged(List.of("a", "b"), List.of("b", "x"), List.of("a", "b", "y")))
                .isEqualTo(List.of("b", "x", "y"));
        assertThat(merged(Map.of("k", "1", "l", "1"), Map.of("k", "2", "l", "1"), Map.of("k", "1", "m", "3")))
                .isEqualTo(Map.of("k", "2", "m", "3"));
    }

    @Test
    void own6_twoChangesOfOneEntryOfAMapAreAsked() {
        Conflict conflict = Conflict.resolve(
                Map.of("k", "1"),
                Map.of("k", "2"),
                Map.of("k", "3"),
                ConflictPolicy.MERGE,
                new Claim(Standing.OTHER, Recency.THEIRS));

        assertThat(conflict.outcome()).isEqualTo(Outcome.ASKED);
        assertThat(conflict.value()).isEqualTo(Map.of("k", "2"));
    }

    /** Merging is even-handed: the elements do not depend on whose side is called ours. */
    @Property
    void mergingSetsIsSymmetrical(
            @ForAll Set<Character> base, @ForAll Set<Character> ours, @ForAll Set<Character> theirs) {
        assertThat(ThreeWay.merge(base, ours, theirs)).isEqualTo(ThreeWay.merge(base, theirs, ours));
    }

    @Test
    void whatSaysNothingChangesNothingTheFirstTime() {
        Claim owner = new Claim(Standing.OWNER, Recency.THEIRS);

        assertThat(Conflict.resolveFirst("ours", null, ConflictPolicy.OWNER, owner)
                        .value())
                .isEqualTo("ours");
        assertThat(Conflict.resolveFirst(List.of("x"), List.of(), ConflictPolicy.OWNER, owner)
                        .value())
                .isEqualTo(List.of("x"));
        assertThat(Conflict.resolveFirst(null, "theirs", ConflictPolicy.OWNER, new Claim(Standing.OTHER, Recency.OURS))
                        .value())
                .isEqualTo("theirs");
    }

    private static @Nullable Object merged(Object base, Object ours, Object theirs) {
        Conflict conflict =
                Conflict.resolve(base, ours, theirs, ConflictPolicy.MERGE, new Claim(Standing.OTHER, Recency.UNCLEAR));
        assertThat(conflict.outcome()).isEqualTo(Outcome.MERGED);
        return conflict.value();
    }
}
