package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.billing.LineExplanation.Item;
import org.tallystick.model.BilledItem;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** What a person reads of why a line is as it is. */
class LineExplanationTest {

    @Test
    void aPartOfAnItemSaysWhatItIsAPartOf() {
        BilledItem whole = new BilledItem(Quantity.of("1"), Money.of("50.00", "EUR"));
        Item part = new Item("X-1", "50.00 EUR, the expense", Quantity.of("1"), Money.of("30.00", "EUR"), whole);

        assertThat(new LineExplanation(2, null, "as agreed", "S, 0.19, for C1 of DE01", List.of(part)).text())
                .isEqualTo("""
                        line 2: tax S, 0.19, for C1 of DE01
                          X-1: quantity 1, 30.00 EUR (of 1, 50.00 EUR); 50.00 EUR, the expense""");
    }
}
