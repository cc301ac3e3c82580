package org.tallystick.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.groups.Default;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.groups.Tuple;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Complete;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Violation;
import org.tallystick.testkit.properties.Breakage;
import org.tallystick.testkit.properties.Breakages;
import org.tallystick.testkit.properties.BrokenRecord;
import org.tallystick.testkit.properties.Records;
import org.tallystick.validation.internal.Constraints;

/** CM-6 over all types: what keeps its constraints has no violation, and each constraint is found where it is broken. */
class RecordValidatorPropertiesTest {

    private static final Constraints CONSTRAINTS = new Constraints();

    private final RecordValidator validator = RecordValidator.ofDefaults();

    @Property(tries = 500)
    void aValidRecordBreaksNoConstraint(@ForAll("valid") Entity record) {
        assertThat(CONSTRAINTS.check(record, Default.class)).isEmpty();
    }

    @Property(tries = 200)
    void eachBrokenConstraintIsReportedWhereItIsBrokenAndNothingElse(@ForAll("valid") Entity record) {
        List<Violation> before = CONSTRAINTS.check(record, Default.class, Complete.class);

        for (Breakage<Entity> breakage : Breakages.of(record)) {
            List<Violation> after = CONSTRAINTS.check(breakage.broken(), Default.class, Complete.class);

            assertThat(after)
                    .filteredOn(violation -> !before.contains(violation))
                    .extracting(Violation::path, Violation::rule)
                    .containsExactlyInAnyOrderElementsOf(expected(breakage, before));
        }
    }

    /** A component that was absent already is reported already. */
    private static List<Tuple> expected(Breakage<Entity> breakage, List<Violation> before) {
        boolean wasAbsent = breakage.constraint() == Needed.class
                && before.stream().anyMatch(each -> each.path().equals(breakage.pointer()));
        return wasAbsent
                ? List.of()
                : List.of(tuple(
                        breakage.pointer(),
                        ConstraintRules.of(breakage.constraint()).id()));
    }

    @Property(tries = 100)
    void aBreakageNamesTheRuleThatIsReported(@ForAll("valid") Entity record) {
        assertThat(Breakages.of(record))
                .allSatisfy(breakage -> assertThat(breakage.rule())
                        .isEqualTo(ConstraintRules.of(breakage.constraint()).id()));
    }

    @Property(tries = 300)
    void aSoundRecordBreaksNothing(@ForAll Entity record) {
        assertThat(validator.validate(record)).isEmpty();
    }

    @Property(tries = 300)
    void aBrokenRecordIsReportedByTheRuleThatItNames(@ForAll BrokenRecord<?> broken) {
        assertThat(validator.validate(broken.record()))
                .extracting(Violation::path, Violation::rule)
                .containsExactly(tuple(broken.pointer(), broken.rule()));
    }

    @Property(tries = 300)
    void nothingMakesValidationFail(@ForAll("wild") Entity record) {
        assertThat(validator.validateWhole(record)).containsAll(validator.validate(record));
    }

    @Provide
    Arbitrary<Entity> valid() {
        return Arbitraries.of(RecordType.all())
                .flatMap(type -> Records.valid(type).map(record -> (Entity) record));
    }

    @Provide
    Arbitrary<Entity> wild() {
        return Records.any();
    }
}
