package org.tallystick.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.testkit.store.Rows.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.store.AlreadyBilledException;
import org.tallystick.engine.store.Explanations.ExplanationRow;

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

    @Test
    void required_s200_whyADocumentIsAsItIsComesBack() {
        ExplanationRow first = why("inv-1", "{\"terms\":\"as agreed\"}");
        ExplanationRow second = new ExplanationRow("inv-2", "release/p1", null, "{}", "{}");
        write(tx -> {
            tx.explanations().putIfAbsent(first);
            tx.explanations().putIfAbsent(second);
        });

        assertThat(one(tx -> tx.explanations().find("inv-1"))).contains(first);
        assertThat(one(tx -> tx.explanations().find("inv-2"))).contains(second);
        assertThat(one(tx -> tx.explanations().find("inv-3"))).isEmpty();
    }

    @Test
    void required_s201_whyADocumentIsAsItIsStaysAsItWasSaidFirst() {
        ExplanationRow first = why("inv-1", "{\"terms\":\"as agreed\"}");
        write(tx -> tx.explanations().putIfAbsent(first));
        write(tx -> tx.explanations().putIfAbsent(why("inv-1", "{\"terms\":\"as amended\"}")));

        assertThat(one(tx -> tx.explanations().find("inv-1"))).contains(first);
    }

    @Test
    void required_s202_anExplanationThatNamesAPersonIsBlanked() {
        write(tx -> {
            tx.explanations().putIfAbsent(why("inv-1", "{\"terms\":\"as Ada_L said\"}"));
            tx.explanations().putIfAbsent(new ExplanationRow("inv-2", "release", null, "{}", "{\"Ada_L\":\"1\"}"));
            tx.explanations().putIfAbsent(why("inv-3", "{\"terms\":\"as AdaXL said\"}"));
            tx.blanking().mentions("Ada_L");
        });

        assertThat(Stream.of("inv-1", "inv-2", "inv-3")
                        .map(document ->
                                one(tx -> tx.explanations().find(document)).orElseThrow())
                        .map(row -> row.said() + row.items()))
                .containsExactly("{}{}", "{}{}", "{\"terms\":\"as AdaXL said\"}{\"a\":\"1\"}");
    }

    private static ExplanationRow why(String document, String said) {
        return new ExplanationRow(document, "decide/billing/E1", "2026-08", said, "{\"a\":\"1\"}");
    }
}
