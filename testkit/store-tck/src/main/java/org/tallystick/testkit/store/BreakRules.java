package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Breaks.BreakRow;

/** What every store must do with breaks. */
abstract class BreakRules extends StoreRules {

    @Test
    void required_s62_theLastComparisonOfATargetAndTypeStands() {
        BreakRow gone = new BreakRow("erp", "Invoice", "K9", "MISSING_IN_TARGET", "m");
        BreakRow b = new BreakRow("erp", "Invoice", "b", "TOTAL", "10 EUR here, 11 EUR there");
        BreakRow a = new BreakRow("erp", "Invoice", "a", "TOTAL", "m");
        BreakRow project = new BreakRow("erp", "Project", "A", "TOTAL", "m");
        BreakRow psa = new BreakRow("psa", "Invoice", "A", "TOTAL", "m");
        write(tx -> {
            tx.breaks().replace("psa", "Invoice", List.of(psa));
            tx.breaks().replace("erp", "Project", List.of(project));
            tx.breaks().replace("erp", "Invoice", List.of(gone));
        });
        write(tx -> tx.breaks().replace("erp", "Invoice", List.of(b, a)));

        assertThat(list(tx -> tx.breaks().open())).containsExactly(a, b, project, psa);
    }

    @Test
    void required_s63_aBreakOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> write(tx -> tx.breaks()
                        .replace("erp", "Invoice", List.of(new BreakRow("erp", "Project", "A", "TOTAL", "m")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
