package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.Views.ViewRow;

/** What every store must do with views. */
abstract class ViewRules extends StoreRules {

    @Test
    void required_s180_viewsAreFoundByRecordThenBySystem() {
        write(tx -> tx.views().put("erp", "customer", Map.of("a", new ViewRow("t1", "o1", null))));
        write(tx -> tx.views().put("psa", "customer", Map.of("a", new ViewRow("t2", "o2", "e2"))));
        write(tx -> tx.views().put("psa", "project", Map.of("a", new ViewRow("t3", "o3", null))));

        assertThat(views("a", "b"))
                .isEqualTo(Map.of(
                        "a", Map.of("erp", new ViewRow("t1", "o1", null), "psa", new ViewRow("t2", "o2", "e2"))));
    }

    @Test
    void required_s181_theNewestViewOfASystemReplacesItsOwnOnly() {
        write(tx -> tx.views().put("erp", "customer", Map.of("a", new ViewRow("t1", "o1", "e1"))));
        write(tx -> tx.views().put("psa", "customer", Map.of("a", new ViewRow("t2", "o2", null))));
        write(tx -> tx.views().put("erp", "customer", Map.of("a", new ViewRow("t4", "o4", null))));

        assertThat(views("a").get("a"))
                .isEqualTo(Map.of("erp", new ViewRow("t4", "o4", null), "psa", new ViewRow("t2", "o2", null)));
    }

    @Test
    void required_s182_viewsThatNameAPersonOrAreOfItGo() {
        write(tx -> tx.views()
                .put(
                        "erp",
                        "customer",
                        Map.of(
                                "a", new ViewRow("told Ada_L", "o", null),
                                "b", new ViewRow("t", "told Ada_L", null),
                                "c", new ViewRow("t", "o", "told Ada_L"),
                                "d", new ViewRow("told AdaXL", "o", null),
                                "e", new ViewRow("t", "o", null))));

        write(tx -> tx.blanking().mentions("Ada_L"));
        write(tx -> tx.blanking().about("customer", "e", List.of()));

        assertThat(views("a", "b", "c", "d", "e")).containsOnlyKeys("d");
    }

    private Map<String, Map<String, ViewRow>> views(String... recordIds) {
        return store().inTransaction(tx -> tx.views().find("customer", List.of(recordIds)));
    }
}
