package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.Entity;

/** Whatever a record holds, its check answers, and never throws. */
class WildRecordsTest {

    @Property
    void aCheckAnswersForAnyRecord(@ForAll("records") Entity record) {
        assertThat(record.check()).allSatisfy(violation -> {
            assertThat(violation.rule()).isNotBlank();
            assertThat(violation.path()).matches("(/[^/]+)*");
            assertThat(violation.message()).isNotBlank();
            assertThat(violation.remedy()).isNotBlank();
        });
    }

    @Provide
    Arbitrary<Entity> records() {
        return Records.any();
    }
}
