package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.eur;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.ref;
import static org.tallystick.model.Told.told;
import static org.tallystick.model.Told.usd;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/** Each rule of sales, kept and broken. */
class OpportunityRulesTest {

    private final Opportunity won = OpportunityBuilder.builder()
            .header(header(RecordType.OPPORTUNITY, "O-1"))
            .name("Rollout")
            .customer(ref(RecordType.CUSTOMER, "C-1"))
            .stage(OpportunityStage.CONTRACTED)
            .currency(new CurrencyCode("EUR"))
            .legalEntity("DE01")
            .lines(List.of(line(eur("60.00")), line(eur("40.00"))))
            .forecast(new Forecast(null, null, eur("100.00"), null))
            .build();

    @Test
    void aContractedSaleIsComplete() {
        Opportunity bare = OpportunityBuilder.builder()
                .header(won.header())
                .name("Rollout")
                .stage(OpportunityStage.CONTRACTED)
                .build();

        assertThat(won.check()).isEmpty();
        assertThat(told(bare.check()))
                .containsExactly(
                        "OPPORTUNITY_CONTRACTED /customer",
                        "OPPORTUNITY_CONTRACTED /currency",
                        "OPPORTUNITY_CONTRACTED /legalEntity",
                        "OPPORTUNITY_CONTRACTED /serviceLine");
    }

    @Test
    void theLinesSumToTheAmount() {
        Opportunity off = OpportunityBuilder.builder(won)
                .forecast(new Forecast(null, null, eur("100.01"), null))
                .build();

        assertThat(told(off.check())).containsExactly("OPPORTUNITY_AMOUNT /forecast/amount");
    }

    @Test
    void allAmountsAreInOneCurrency() {
        Opportunity mixed = OpportunityBuilder.builder(won)
                .lines(List.of(line(eur("60.00")), line(usd("40.00"))))
                .build();

        assertThat(told(mixed.check())).containsExactly("OPPORTUNITY_CURRENCY /lines/1/value");
    }

    @Test
    void severalEngagementsOfOneSaleSumToItsAmount() {
        Engagement sixty = EngagementRulesTest.engagement(eur("60.00"));
        Engagement forty = EngagementRulesTest.engagement(eur("40.00"));

        assertThat(won.checkSplit(List.of(sixty, forty))).isEmpty();
        assertThat(won.checkSplit(List.of(sixty))).isEmpty();
        assertThat(told(won.checkSplit(List.of(sixty, sixty)))).containsExactly("OPPORTUNITY_SPLIT /forecast/amount");
    }

    private static OpportunityLine line(Money value) {
        return new OpportunityLine("ADVISORY", null, null, null, null, value);
    }
}
