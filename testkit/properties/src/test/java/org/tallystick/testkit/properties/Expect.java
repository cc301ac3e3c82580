package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.tallystick.model.rule.Violation;

/** What a broken record reports. */
final class Expect {

    private Expect() {}

    /** That rule, and no other. */
    static void only(String rule, List<Violation> violations) {
        assertThat(violations).isNotEmpty().extracting(Violation::rule).containsOnly(rule);
    }
}
