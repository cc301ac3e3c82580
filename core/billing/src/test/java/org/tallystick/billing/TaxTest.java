package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.customer;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Invoice;
import org.tallystick.model.LineKind;
import org.tallystick.model.TaxSubtotal;
import org.tallystick.model.value.CountryCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Rate;

/** RULES rule 10. */
class TaxTest {

    private final Case billing = new Case();

    @Test
    void theRuleIsThatOfLegalEntityCountryAndKind() {
        billing.time("T-1", "2026-08-11", "1");

        assertThat(taxes())
                .containsExactly(new TaxSubtotal(
                        "DE-S19", Rate.of("0.19"), Money.of("100.00", "EUR"), Money.of("19.00", "EUR")));
    }

    @Test
    void taxIsComputedPerCodeOnTheSumAndRoundedOnce() {
        billing.expense("X-1", "2026-08-11", "0.13", "EUR").expense("X-2", "2026-08-12", "0.13", "EUR");
        billing.expense("X-3", "2026-08-13", "0.13", "EUR");

        // 0.39 x 0.19 = 0.0741; line by line it would be 3 x 0.02
        assertThat(invoice().totals().tax()).isEqualTo(Money.of("0.07", "EUR"));
        assertThat(invoice().totals().gross()).isEqualTo(Money.of("0.46", "EUR"));
    }

    @Test
    void subtotalsAreInTheOrderOfTheirCodes() {
        billing.customer = customer("C-1", "FR", null);
        billing.master.withTaxRule("DE01", new CountryCode("FR"), LineKind.TIME, new Tax("b", Rate.of("0.2")));
        billing.master.withTaxRule("DE01", new CountryCode("FR"), LineKind.EXPENSE, new Tax("B", Rate.of("0.1")));
        billing.time("T-1", "2026-08-11", "1").expense("X-1", "2026-08-11", "10.00", "EUR");

        assertThat(taxes()).extracting(TaxSubtotal::code).containsExactly("B", "b");
    }

    @Test
    void aRegistrationInAnotherEuCountryGetsReverseCharge() {
        billing.customer = customer("C-1", "DE", "FR40303265045");
        billing.time("T-1", "2026-08-11", "1");

        assertThat(taxes()).extracting(TaxSubtotal::code).containsExactly("DE-RC");
        assertThat(invoice().totals().tax().signum()).isZero();
    }

    @Test
    void reverseChargeNeedsNoNormalRule() {
        billing.customer = customer("C-1", "GR", "EL123456789");
        billing.time("T-1", "2026-08-11", "1");

        assertThat(taxes()).extracting(TaxSubtotal::code).containsExactly("DE-RC");
    }

    @Test
    void aRegistrationAtHomeOutsideTheEuOrInLowerCaseGetsTheNormalRule() {
        billing.time("T-1", "2026-08-11", "1");
        for (String number : new String[] {"DE811907980", "GB123456789", "CHE-123", "fr40303265045", "F"}) {
            billing.customer = customer("C-1", "DE", number);

            assertThat(taxes()).as(number).extracting(TaxSubtotal::code).containsExactly("DE-S19");
        }
    }

    @Test
    void aLegalEntityOutsideTheEuHasNoReverseCharge() {
        billing.legalEntity = "UK01";
        billing.customer = customer("C-1", "FR", "FR40303265045");
        billing.time("T-1", "2026-08-11", "1");

        assertThat(taxes()).extracting(TaxSubtotal::code).containsExactly("GB-EX");
    }

    @Test
    void withoutARuleForTheKindTheItemIsHeldAtItsAmount() {
        billing.customer = customer("C-1", "FR", null);
        billing.master.withTaxRule("DE01", new CountryCode("FR"), LineKind.TIME, new Tax("DE-FR", Rate.ZERO));
        billing.time("T-1", "2026-08-11", "1").expense("X-1", "2026-08-11", "10.00", "EUR");

        BillingOutcome outcome = billing.bill();
        assertThat(outcome.held()).hasSize(1);
        assertThat(outcome.held().get(0).code()).isEqualTo(HoldCode.TAX_RULE_MISSING);
        assertThat(outcome.held().get(0).amount()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(outcome.proposal().orElseThrow().lines()).hasSize(1);
    }

    @Test
    void anUnknownCustomerOrOneWithoutACountryHoldsEverything() {
        billing.time("T-1", "2026-08-11", "1");
        billing.customer = null;
        assertThat(billing.bill().held()).extracting(HeldItem::code).containsExactly(HoldCode.TAX_RULE_MISSING);
        assertThat(billing.bill().held())
                .extracting(HeldItem::message)
                .containsExactly("customer psa/customer/C-1 does not exist");

        billing.customer = customer("C-1", null, null);
        assertThat(billing.bill().held()).extracting(HeldItem::code).containsExactly(HoldCode.TAX_RULE_MISSING);
        assertThat(billing.bill().held())
                .extracting(HeldItem::message)
                .containsExactly("customer psa/customer/C-1 has no billing address, whose country decides the tax");
    }

    private Invoice invoice() {
        return billing.bill().proposal().orElseThrow();
    }

    private List<TaxSubtotal> taxes() {
        return invoice().taxes();
    }
}
