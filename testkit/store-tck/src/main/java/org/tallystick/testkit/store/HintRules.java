package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Hints.HintRow;

/** What every store must do with hints. */
abstract class HintRules extends StoreRules {

    @Test
    void required_s112_hintsAtOneDocumentAreOneThatCountsThem() {
        write(tx -> tx.hints().add("crm/customer", List.of("b", "a", "b")));
        write(tx -> tx.hints().add("crm/customer", List.of("c", "b")));
        write(tx -> tx.hints().add("psa/customer", List.of("a")));

        assertThat(list(tx -> tx.hints().list("crm/customer", 9)))
                .containsExactly(new HintRow("a", 1), new HintRow("b", 3), new HintRow("c", 1));
        assertThat(list(tx -> tx.hints().list("crm/customer", 2)))
                .extracting(HintRow::documentId)
                .containsExactly("a", "b");
    }

    @Test
    void required_s113_aHintThatCameSinceItWasListedStays() {
        write(tx -> tx.hints().add("crm/customer", List.of("a", "b")));
        List<HintRow> listed = list(tx -> tx.hints().list("crm/customer", 9));
        write(tx -> tx.hints().add("crm/customer", List.of("b")));
        write(tx -> tx.hints().remove("crm/customer", listed));

        assertThat(list(tx -> tx.hints().list("crm/customer", 9))).containsExactly(new HintRow("b", 2));
    }
}
