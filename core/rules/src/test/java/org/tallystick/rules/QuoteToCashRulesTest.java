package org.tallystick.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractAmendment;
import org.tallystick.model.ContractAmendmentBuilder;
import org.tallystick.model.ContractLine;
import org.tallystick.model.ContractLineBuilder;
import org.tallystick.model.ContractTerms;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.Opportunity;
import org.tallystick.model.OpportunityBuilder;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.OpportunityStage;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.TaxRegistration;
import org.tallystick.spi.Draft;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

/** The rule set that ships with the quote-to-cash example, on rows as Salesforce gives them. */
class QuoteToCashRulesTest {

    private final RuleSet rules = RuleSet.load(Path.of("../../examples/quote-to-cash/config/rules.yaml"));

    @Test
    void saysWhatSourcesReadAlong() {
        assertThat(rules.systems()).containsExactly("crm", "psa");
        assertThat(rules.types("psa")).containsExactly(RecordType.PROJECT, RecordType.EXPENSE_ITEM);
        assertThat(rules.sourceSpec("crm", RecordType.CONTRACT_LINE))
                .isEqualTo(new SourceSpec(
                        "Contract_Line__c",
                        Set.of(
                                "Opportunity__c",
                                "Project__c",
                                "Kind__c",
                                "Markup_Percent__c",
                                "Monthly_Amount__c",
                                "CurrencyIsoCode",
                                "Start_Date__c",
                                "End_Date__c")));
        assertThat(rules.sourceSpec("psa", RecordType.PROJECT)).isEqualTo(new SourceSpec(null, Set.of("Closed_On__c")));
        assertThat(rules.sourceSpec("psa", RecordType.TIME_ENTRY)).isEqualTo(SourceSpec.BUILT_IN);
        assertThat(rules.sourceSpec("erp", RecordType.PROJECT)).isEqualTo(SourceSpec.BUILT_IN);
    }

    @Test
    void anOpportunityGetsItsTerms() {
        Opportunity opportunity = opportunity("""
                {"attributes": {"type": "Opportunity"}, "Id": "006A", "CurrencyIsoCode": "KWD", "Amount": null,
                 "pse__Rate_Card_Set__c": "a2S1", "Legal_Entity__c": "KW01", "Service_Line__c": "Data & Analytics",
                 "Contract_Start__c": "2026-03-02", "Contract_End__c": "2027-03-31", "NTE_Cap__c": 1600.0}""");

        assertThat(opportunity.legalEntity()).isEqualTo("KW01");
        assertThat(opportunity.serviceLine()).isEqualTo("Data & Analytics");
        assertThat(opportunity.terms())
                .isEqualTo(new ContractTerms(
                        new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2027, 4, 1)),
                        Money.of("1600.000", "KWD"),
                        new Ref<>("psa", RecordType.RATE_CARD, "a2S1")));
    }

    @Test
    void anOpportunityWithoutCapAndCardHasNone() {
        Opportunity opportunity = opportunity("""
                {"Id": "006A", "CurrencyIsoCode": "EUR", "pse__Rate_Card_Set__c": null, "Legal_Entity__c": "DE01",
                 "Service_Line__c": "Advisory ", "Contract_Start__c": "2026-03-02", "Contract_End__c": null,
                 "NTE_Cap__c": null}""");

        assertThat(opportunity.serviceLine()).isEqualTo("Advisory ");
        assertThat(opportunity.terms())
                .isEqualTo(new ContractTerms(new Period(LocalDate.of(2026, 3, 2), null), null, null));
    }

    @Test
    void aContractLineComesFromItsCustomObject() {
        Ref<ContractLine> ref = new Ref<>("crm", RecordType.CONTRACT_LINE, "a3L1");

        ContractLine line = applied(emptyDraft(ref), """
                {"Id": "a3L1", "Opportunity__c": "006A", "Project__c": "a0P1", "Kind__c": "Expense", "CurrencyIsoCode": "EUR",
                 "Markup_Percent__c": 12.25, "Monthly_Amount__c": null, "Start_Date__c": "2026-03-02", "End_Date__c": null}""");

        assertThat(line)
                .isEqualTo(ContractLineBuilder.builder()
                        .header(Header.of(ref))
                        .engagement(new Ref<>("crm", RecordType.ENGAGEMENT, "006A"))
                        .project(new Ref<>("psa", RecordType.PROJECT, "a0P1"))
                        .billingMethod(BillingMethod.COST_PLUS)
                        .markup(Rate.of("0.1225"))
                        .period(new Period(LocalDate.of(2026, 3, 2), null))
                        .build());
    }

    @Test
    void anAmendmentComesFromItsCustomObject() {
        Ref<ContractAmendment> ref = new Ref<>("crm", RecordType.CONTRACT_AMENDMENT, "a4M1");

        ContractAmendment amendment = applied(emptyDraft(ref), """
                {"Id": "a4M1", "Opportunity__c": "006A", "Contract_Line__c": "a3L1", "Kind__c": "Recurring",
                 "Status__c": "Submitted", "Effective_Date__c": "2026-09-01", "CurrencyIsoCode": "USD", "New_Cap__c": null,
                 "New_Start__c": null, "New_End__c": null, "New_Monthly_Amount__c": 7858.58}""");

        assertThat(amendment)
                .isEqualTo(ContractAmendmentBuilder.builder()
                        .header(Header.of(ref))
                        .engagement(new Ref<>("crm", RecordType.ENGAGEMENT, "006A"))
                        .contractLine(new Ref<>("crm", RecordType.CONTRACT_LINE, "a3L1"))
                        .kind(AmendmentKind.RECURRING)
                        .approval(Approval.SUBMITTED)
                        .effectiveFrom(LocalDate.of(2026, 9, 1))
                        .newMonthlyAmount(Money.of("7858.58", "USD"))
                        .build());
    }

    @Test
    void customFieldsAreAddedToCustomersProjectsAndExpenses() {
        Draft<?> customer = Draft.of(new Ref<>("crm", RecordType.CUSTOMER, "001A"), CustomerBuilder.builder());
        Draft<?> project = Draft.of(new Ref<>("psa", RecordType.PROJECT, "a0P1"), ProjectBuilder.builder());
        Draft<?> expense = Draft.of(new Ref<>("psa", RecordType.EXPENSE_ITEM, "a1E1"), ExpenseItemBuilder.builder());

        apply(customer, "{\"Tax_Registration__c\": \"ES B73479839\"}");
        apply(project, "{\"Closed_On__c\": \"2026-08-31\"}");
        apply(expense, "{\"Receipt_Attached__c\": true, \"Contract_Line__c\": \"a3L1\"}");

        assertThat(((CustomerBuilder) customer.builder()).taxRegistrations())
                .containsExactly(TaxRegistration.of("ES B73479839"));
        assertThat(((ProjectBuilder) project.builder()).closedOn()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(((ExpenseItemBuilder) expense.builder()).receiptAttached()).isTrue();
        assertThat(((ExpenseItemBuilder) expense.builder()).contractLine())
                .isEqualTo(new Ref<>("crm", RecordType.CONTRACT_LINE, "a3L1"));
    }

    private Opportunity opportunity(String raw) {
        Ref<Opportunity> ref = new Ref<>("crm", RecordType.OPPORTUNITY, "006A");
        OpportunityBuilder builtIn = OpportunityBuilder.builder()
                .header(Header.of(ref))
                .name("ERP roll-out")
                .stage(OpportunityStage.CONTRACTED);
        return applied(Draft.of(ref, builtIn), raw);
    }

    private static <T extends Entity> Draft<T> emptyDraft(Ref<T> ref) {
        Object builder = ref.type().newBuilder();
        if (builder instanceof ContractLineBuilder line) {
            line.header(Header.of(ref));
        } else if (builder instanceof ContractAmendmentBuilder amendment) {
            amendment.header(Header.of(ref));
        }
        return Draft.of(ref, builder);
    }

    private <T extends Entity> T applied(Draft<T> draft, String raw) {
        apply(draft, raw);
        return draft.build();
    }

    private void apply(Draft<?> draft, String raw) {
        assertThat(rules.apply(draft.ref().system(), draft, RawDocument.json(raw)))
                .isEmpty();
    }
}
