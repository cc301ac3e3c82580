package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.tallystick.model.rule.Violation;

/** TCK-8: a world that is broken in one way is caught by the law that it breaks, and by no other. */
class BrokenWorldsTest {

    private static final Set<String> MET = new TreeSet<>();

    @Property(tries = 60)
    void eachWayIsCaughtByTheLawThatItBreaksAndByNoOther(@ForAll World world) {
        Map<String, Set<String>> seen = new TreeMap<>();
        Map<String, Set<String>> right = new TreeMap<>();
        for (BrokenWorld broken : WorldBreakages.of(world)) {
            seen.put(broken.way(), rulesOf(broken.world()));
            right.put(broken.way(), broken.rules());
            MET.addAll(broken.rules());
        }

        assertThat(seen).isEqualTo(right);
    }

    /** I16 to I18, I21 and I30 are laws of values that no record holds. */
    @AfterContainer
    static void eachLawWasBroken() {
        assertThat(MET)
                .contains("I11", "I12", "I13", "I14", "I15", "I19", "I20", "I22", "I23", "I24", "I25", "I26", "I27")
                .contains("I28", "I29", "I31", "I32", "I33", "I34", "I35", "I36", "I37", "I38", "I39", "I40", "I41");
    }

    @Property(tries = 50)
    void aPropertyIsGivenOneByItsType(@ForAll BrokenWorld broken) {
        assertThat(rulesOf(broken.world())).isEqualTo(broken.rules());
        assertThat(rulesOf(broken.sound())).isEmpty();
        assertThat(broken.toString()).startsWith(broken.way());
    }

    private static Set<String> rulesOf(World world) {
        Set<String> rules = new TreeSet<>();
        Stream.of(
                        WorldLaws.check(world),
                        WorldLaws.checkPostings(world),
                        WorldLaws.checkLedger(world, Postings.RECEIVABLES))
                .flatMap(found -> found.stream().map(Violation::rule))
                .forEach(rules::add);
        return rules;
    }
}
