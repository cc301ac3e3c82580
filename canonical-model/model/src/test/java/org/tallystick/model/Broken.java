package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.tallystick.model.rule.Violation;

/** What a test expects of a broken record. */
final class Broken {

    private Broken() {}

    /** One violation, of that rule at that path, with words and a remedy. */
    static void expect(List<Violation> violations, String rule, String path) {
        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.rule()).isEqualTo(rule);
            assertThat(violation.path()).isEqualTo(path);
            assertThat(violation.message()).isNotBlank();
            assertThat(violation.remedy()).isNotBlank();
        });
    }
}
