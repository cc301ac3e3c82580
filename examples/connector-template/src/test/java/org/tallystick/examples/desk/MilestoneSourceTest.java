package org.tallystick.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Milestone;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Connector;
import org.tallystick.spi.Secret;
import org.tallystick.spi.SourceSpec;

/** What the contract cannot show of a source. */
class MilestoneSourceTest {

    @Test
    void anAmountThatItsCurrencyCannotHaveDoesNotStopTheOthers() throws IOException {
        try (Desk desk = new Desk();
                Connector connector =
                        desk.connect(name -> Secret.of(desk.secrets().get(name)))) {
            desk.seed(1, 1, desk.now());
            desk.put(2, desk.now(), Map.of("amount", "0.125"));
            desk.seed(3, 1, desk.now());

            var page = connector
                    .source(RecordType.MILESTONE, SourceSpec.BUILT_IN)
                    .orElseThrow()
                    .read(null, 10);

            assertThat(page.changes())
                    .satisfiesExactly(
                            one -> assertThat(one).isInstanceOf(Change.Upsert.class),
                            two -> assertThat(problem(two))
                                    .isEqualTo("m0002: An amount in EUR has at most 2 decimals, was 0.125"),
                            three -> assertThat(three).isInstanceOf(Change.Upsert.class));
        }
    }

    private static String problem(Change<Milestone> change) {
        return ((Change.Unreadable<Milestone>) change).problem().message();
    }
}
