package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.AlreadyBilledException;

/** What every store must do with what was billed. */
abstract class AllocationRules extends StoreRules {

    @Test
    void required_s42_claimedItemsAreOnTheirDocument() {
        write(tx -> tx.allocations().claim("inv-1", Map.of("a", 1, "b", 1)));
        write(tx -> tx.allocations().claim("inv-1", Map.of("b", 1, "c", 1)));

        assertThat(map(tx -> tx.allocations().documentsOf(List.of("a", "b", "c", "d"))))
                .isEqualTo(Map.of("a", List.of("inv-1"), "b", List.of("inv-1"), "c", List.of("inv-1")));
    }

    @Test
    void required_s43_anItemOfAnotherDocumentIsNotClaimedAndNeitherAreTheOthers() {
        write(tx -> tx.allocations().claim("inv-1", Map.of("a", 1)));

        assertThatThrownBy(() -> write(tx -> tx.allocations().claim("inv-2", Map.of("b", 1, "a", 1))))
                .isInstanceOf(AlreadyBilledException.class)
                .hasMessageContaining("item a of document inv-2 is billed on inv-1");

        assertThat(map(tx -> tx.allocations().documentsOf(List.of("a", "b"))))
                .as("items of I12 after a refused claim")
                .isEqualTo(Map.of("a", List.of("inv-1")));
    }

    @Test
    void required_s44_aRefusedClaimMayBeCaught() {
        write(tx -> tx.allocations().claim("inv-1", Map.of("a", 1)));
        write(tx -> {
            assertThatThrownBy(() -> tx.allocations().claim("inv-2", Map.of("b", 1, "a", 1)))
                    .isInstanceOf(AlreadyBilledException.class);
            tx.allocations().claim("inv-2", Map.of("c", 1));
        });

        assertThat(map(tx -> tx.allocations().documentsOf(List.of("a", "b", "c"))))
                .isEqualTo(Map.of("a", List.of("inv-1"), "c", List.of("inv-2")));
    }

    @Test
    void required_s162_partsOfAnItemAreOnDocumentsOfTheirOwnInTheirOrder() {
        write(tx -> tx.allocations().claim("inv-2", Map.of("a", 1)));
        write(tx -> tx.allocations().claim("inv-1", Map.of("a", 2)));

        assertThatThrownBy(() -> write(tx -> tx.allocations().claim("inv-3", Map.of("a", 2))))
                .isInstanceOf(AlreadyBilledException.class)
                .hasMessageContaining("inv-1");
        assertThat(map(tx -> tx.allocations().documentsOf(List.of("a"))))
                .isEqualTo(Map.of("a", List.of("inv-2", "inv-1")));
    }
}
