package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Violation;

/** TCK-2: records that break nothing, and records that break one thing. */
class SoundRecordsTest {

    @Property(tries = 300)
    void aSoundRecordBreaksNoRule(@ForAll Entity record) {
        assertThat(record.check()).isEmpty();
        assertThat(record.getClass()).isEqualTo(record.ref().type().entityClass());
    }

    @Property(tries = 300)
    void aBrokenRecordBreaksWhatItNamesAndNothingElse(@ForAll BrokenRecord<?> broken) {
        List<Violation> violations = broken.record().check();

        assertThat(broken.sound().check()).isEmpty();
        assertThat(broken.record()).isNotEqualTo(broken.sound());
        if (broken.rule().startsWith("FIELD_")) {
            assertThat(violations).isEmpty();
        } else {
            assertThat(violations)
                    .singleElement()
                    .satisfies(only -> assertThat(only.rule()).isEqualTo(broken.rule()))
                    .satisfies(only -> assertThat(only.path()).isEqualTo(broken.pointer()));
        }
    }

    @Example
    void ofEachTypeThereAreBrokenRecords() {
        for (RecordType<?> type : RecordType.all()) {
            BrokenRecord<?> broken = Sound.broken(type).sample();

            assertThat(broken.record().getClass()).isEqualTo(type.entityClass());
            assertThat(broken).asString().startsWith(broken.rule() + " at " + broken.pointer());
        }
    }
}
