package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.EUR;
import static org.tallystick.billing.Case.JPY;
import static org.tallystick.billing.Case.ref;
import static org.tallystick.billing.SetupCode.CURRENCY_NOT_ALLOWED;
import static org.tallystick.billing.SetupCode.CUSTOMER_HIERARCHY_CYCLE;
import static org.tallystick.billing.SetupCode.CUSTOMER_MISSING;
import static org.tallystick.billing.SetupCode.CUSTOMER_PARENT_MISSING;
import static org.tallystick.billing.SetupCode.LEGAL_ENTITY_UNMAPPED;
import static org.tallystick.billing.SetupCode.SERVICE_LINE_UNMAPPED;
import static org.tallystick.billing.SetupCode.TAX_NEXUS_MISSING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Customer;
import org.tallystick.model.Header;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.CurrencyCode;

/** RULES rule 1. */
class SetupChecksTest {

    private final MasterData master = Case.masterData().build();
    private final Map<Ref<Customer>, Customer> customers = new HashMap<>();

    private String account = "C-1";
    private CurrencyCode currency = EUR;
    private String legalEntity = "DE01";
    private String serviceLine = "Advisory";

    @Test
    void aCustomerWithoutAParentIsItsOwnUltimateParent() {
        customer("C-1", "DE", null);

        SetupVerdict.Cleared cleared = check().fold(found -> found, blocked -> null);
        assertThat(cleared.customer()).isEqualTo(ref(RecordType.CUSTOMER, "C-1"));
        assertThat(cleared.ultimateParent()).isEqualTo(ref(RecordType.CUSTOMER, "C-1"));
        assertThat(cleared.legalEntity().id()).isEqualTo("DE01");
        assertThat(cleared.subsidiary()).isEqualTo("5");
        assertThat(cleared.erpClass()).isEqualTo("21");
    }

    @Test
    void theHierarchysRootIsTheUltimateParentAndTheAccountItselfPays() {
        customer("C-1", "DE", "C-2");
        customer("C-2", null, "C-3");
        customer("C-3", null, null);

        SetupVerdict.Cleared cleared = check().fold(found -> found, blocked -> null);
        assertThat(cleared.customer().id()).isEqualTo("C-1");
        assertThat(cleared.ultimateParent().id()).isEqualTo("C-3");
    }

    @Test
    void aMissingCustomerSkipsHierarchyAndTaxChecks() {
        assertThat(codes()).containsExactly(CUSTOMER_MISSING);

        account = null;
        assertThat(codes()).containsExactly(CUSTOMER_MISSING);
    }

    @Test
    void aHierarchyThatReturnsIsACycleWhereverItDoes() {
        customer("C-1", "DE", "C-1");
        assertThat(codes()).containsExactly(CUSTOMER_HIERARCHY_CYCLE);

        customer("C-1", "DE", "C-2");
        customer("C-2", "DE", "C-3");
        customer("C-3", "DE", "C-2");
        assertThat(codes()).containsExactly(CUSTOMER_HIERARCHY_CYCLE);
    }

    @Test
    void aParentThatDoesNotExistIsMissingWhereverItIs() {
        customer("C-1", "DE", "C-2");
        assertThat(codes()).containsExactly(CUSTOMER_PARENT_MISSING);

        customer("C-2", "DE", "C-3");
        assertThat(codes()).containsExactly(CUSTOMER_PARENT_MISSING);
    }

    @Test
    void anUnmappedLegalEntitySkipsCurrencyAndTaxChecks() {
        customer("C-1", "JP", null);
        currency = JPY;
        for (String unmapped : new String[] {"SG01", "ZZ01", "de01", null}) {
            legalEntity = unmapped;
            assertThat(codes()).containsExactly(LEGAL_ENTITY_UNMAPPED);
        }
    }

    @Test
    void theLegalEntityMustTradeInTheCurrency() {
        customer("C-1", "DE", null);
        currency = new CurrencyCode("GBP");
        assertThat(codes()).containsExactly(CURRENCY_NOT_ALLOWED);

        currency = null;
        assertThat(codes()).containsExactly(CURRENCY_NOT_ALLOWED);
    }

    @Test
    void aTaxRuleOfAnyKindMustExistForTheBillingCountry() {
        customer("C-1", "FR", null);
        assertThat(codes()).containsExactly(TAX_NEXUS_MISSING);

        customer("C-1", null, null);
        assertThat(codes()).containsExactly(TAX_NEXUS_MISSING);
    }

    @Test
    void theServiceLineMatchesExactly() {
        customer("C-1", "DE", null);
        for (String unmapped : new String[] {"Advisory ", "advisory", "Quantum", null}) {
            serviceLine = unmapped;
            assertThat(codes()).containsExactly(SERVICE_LINE_UNMAPPED);
        }
    }

    @Test
    void allFailuresAreReportedTogetherInTheOrderOfTheRules() {
        legalEntity = null;
        serviceLine = null;
        assertThat(codes()).containsExactly(CUSTOMER_MISSING, LEGAL_ENTITY_UNMAPPED, SERVICE_LINE_UNMAPPED);

        legalEntity = "DE01";
        currency = null;
        customer("C-1", "FR", "C-2");
        assertThat(codes())
                .containsExactly(
                        CUSTOMER_PARENT_MISSING, CURRENCY_NOT_ALLOWED, TAX_NEXUS_MISSING, SERVICE_LINE_UNMAPPED);
    }

    @Test
    void aFailureNamesOpportunityAndValueAndHasARemedy() {
        customer("C-1", "DE", null);
        serviceLine = "Quantum";

        SetupVerdict.Failure failure =
                check().fold(cleared -> null, blocked -> blocked.failures().get(0));
        assertThat(failure.message()).contains("O-1", "'Quantum'");
        assertThat(failure.remedy()).isNotEmpty();
    }

    private void customer(String id, String country, String parent) {
        Ref<Customer> ref = ref(RecordType.CUSTOMER, id);
        Ref<Customer> above = parent == null ? null : ref(RecordType.CUSTOMER, parent);
        customers.put(ref, Case.customer(id, above, country, null));
    }

    private List<SetupCode> codes() {
        return check().fold(
                        cleared -> List.of(),
                        blocked -> blocked.failures().stream()
                                .map(SetupVerdict.Failure::code)
                                .toList());
    }

    private SetupVerdict check() {
        Opportunity opportunity = OpportunityBuilder.builder()
                .header(Header.of(ref(RecordType.OPPORTUNITY, "O-1")))
                .name("Opportunity")
                .customer(account == null ? null : ref(RecordType.CUSTOMER, account))
                .stage(OpportunityStage.CONTRACTED)
                .currency(currency)
                .legalEntity(legalEntity)
                .serviceLine(serviceLine)
                .build();
        return SetupChecks.check(opportunity, ref -> Optional.ofNullable(customers.get(ref)), master);
    }
}
