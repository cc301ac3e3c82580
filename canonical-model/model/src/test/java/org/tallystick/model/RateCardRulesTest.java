package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Period;

/** Each rule of rate cards, kept and broken; who wins. */
class RateCardRulesTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);
    private static final RateKey SENIOR =
            RateKeyBuilder.builder().grade("SENIOR").build();
    private static final RateKey BERLIN =
            RateKeyBuilder.builder().location("BER").build();
    private static final RateRequest SENIOR_IN_BERLIN = new RateRequest(
            "DEV",
            EUR,
            RateUnit.HOUR,
            RateKeyBuilder.builder().grade("SENIOR").location("BER").build(),
            DAY);

    private final RateCardEntry any = entry("1", RateKey.ANY, null);
    private final RateCardEntry senior = entry("2", SENIOR, null);
    private final RateCardEntry berlin = entry("3", BERLIN, null);

    @Test
    void i37_theNarrowestEntryWins() {
        RateCard card = card(any, senior);

        assertThat(card.checkRate(SENIOR_IN_BERLIN)).isEmpty();
        assertThat(card.rate(SENIOR_IN_BERLIN)).contains(senior);
        assertThat(card.rate(RateRequest.of("DEV", EUR, DAY))).contains(any);
        assertThat(card.rate(RateRequest.of("PM", EUR, DAY))).isEmpty();
    }

    @Test
    void anEntryWithoutARolePricesWorkOfNoRoleOnly() {
        RateCardEntry ofNoRole = RateCardEntry.of("4", null, EUR, BigDecimal.ONE, Period.ALWAYS);
        RateCard card = card(any, ofNoRole);

        assertThat(card.rate(RateRequest.of(null, EUR, DAY))).contains(ofNoRole);
        assertThat(card.rate(RateRequest.of("PM", EUR, DAY))).isEmpty();
        assertThat(card.rate(RateRequest.of("DEV", EUR, DAY))).contains(any);
    }

    @Test
    void i37_entriesThatFitEquallyWellAreAConfigurationError() {
        RateCard card = card(any, senior, berlin);

        assertThat(told(card.checkRate(SENIOR_IN_BERLIN))).containsExactly("I37 /entries");
        assertThat(card.rate(SENIOR_IN_BERLIN)).isEmpty();
    }

    @Test
    void ofOneKeyTheLatestStartCountsThenTheGreaterId() {
        RateCardEntry since = entry("0", RateKey.ANY, DAY.minusDays(1));
        RateCardEntry twin = entry("9", RateKey.ANY, DAY.minusDays(1));

        assertThat(card(since, any).rate(RateRequest.of("DEV", EUR, DAY))).contains(since);
        assertThat(card(twin, since, any).rate(RateRequest.of("DEV", EUR, DAY))).contains(twin);
    }

    @Test
    void overlappingEntriesOfOneKeyAreReported() {
        RateCardEntry since = entry("4", RateKey.ANY, DAY);

        assertThat(card(any, senior, berlin).check()).isEmpty();
        assertThat(told(card(since, senior, any).check())).containsExactly("RATE_CARD_OVERLAP /entries/0/period");
    }

    @Test
    void entriesHaveIdsOfTheirOwn() {
        assertThat(told(card(any, entry("1", SENIOR, null)).check()))
                .containsExactly("RATE_CARD_ENTRY_ID /entries/1/id");
    }

    @Test
    void aCardWithACurrencyHasEntriesOfNoOther() {
        RateCardEntry dollars = RateCardEntry.of("5", "DEV", new CurrencyCode("USD"), BigDecimal.TEN, Period.ALWAYS);

        assertThat(card(any, dollars).check()).isEmpty();
        assertThat(told(RateCardBuilder.builder(card(any, dollars))
                        .currency(EUR)
                        .build()
                        .check()))
                .containsExactly("RATE_CARD_CURRENCY /entries/1/currency");
    }

    private static RateCardEntry entry(String id, RateKey key, LocalDate from) {
        return RateCardEntryBuilder.builder(RateCardEntry.of(id, "DEV", EUR, BigDecimal.TEN, new Period(from, null)))
                .key(key)
                .build();
    }

    private static RateCard card(RateCardEntry... entries) {
        return RateCardBuilder.builder()
                .header(header(RecordType.RATE_CARD, "RC-1"))
                .entries(List.of(entries))
                .build();
    }
}
