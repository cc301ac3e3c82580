package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Echoes.EchoRow;

/** What every store must do with what is sent and expected back. */
abstract class EchoRules extends StoreRules {

    @Test
    void required_s160_whatIsSentIsExpectedBackByTargetTypeAndRecord() {
        write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f1", "b", "f2")));
        write(tx -> tx.echoes().expect("psa", "customer", Map.of("a", "f3")));

        assertThat(echoes("a", "b", "c")).containsOnlyKeys("a", "b").containsEntry("a", new EchoRow("f1", null));
    }

    @Test
    void required_s161_whatWasSentBeforeIsKeptBesideWhatIsSent() {
        write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f1", "b", "f1")));
        write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f2", "b", "f1")));
        write(tx -> tx.echoes().expect("erp", "customer", Map.of("a", "f3")));

        assertThat(echoes("a", "b")).isEqualTo(Map.of("a", new EchoRow("f3", "f2"), "b", new EchoRow("f1", null)));
    }

    private Map<String, EchoRow> echoes(String... recordIds) {
        return store().inTransaction(tx -> tx.echoes().find("erp", "customer", List.of(recordIds)));
    }
}
