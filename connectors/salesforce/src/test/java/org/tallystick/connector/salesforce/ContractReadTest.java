package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.model.ContractPaper;
import org.tallystick.model.ContractPaperBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.MissingFieldsException;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.rule.Severity;
import org.tallystick.model.state.EngagementStatus;
import org.tallystick.model.value.Period;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Problem;

/** Contracts are engagements, with what a rule set says of them. Source: the vendor contract sheet of Salesforce, section 3. */
class ContractReadTest extends StubbedCrm<Engagement> {

    private static final String CONTRACT = "8005g00000f8o0fAAA";
    private static final String TERM = "\"StartDate\":\"2026-03-01\",\"EndDate\":\"2027-02-28\"";

    ContractReadTest() {
        super(RecordType.ENGAGEMENT);
    }

    @Test
    void aContractIsAnEngagementWithItsTerm() {
        Engagement contract = contract("Activated", TERM);

        assertThat(contract.ref()).isEqualTo(new Ref<>("crm", RecordType.ENGAGEMENT, CONTRACT));
        assertThat(contract.name()).isEqualTo("00000101");
        assertThat(contract.paper())
                .isEqualTo(ContractPaperBuilder.builder(ContractPaper.NONE)
                        .number("00000101")
                        .build());
        assertThat(contract.customer()).isEqualTo(new Ref<>("crm", RecordType.CUSTOMER, "0015g00000f8o0fAAA"));
        assertThat(contract.currency().code()).isEqualTo("EUR");
        assertThat(contract.terms().term()).isEqualTo(new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2027, 3, 1)));
        assertThat(contract.value()).isNull();
        assertThat(contract.versions()).isEmpty();
        assertThat(contract.check())
                .filteredOn(violation -> violation.severity() == Severity.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Draft, DRAFT", "In Approval Process, IN_REVIEW", "Activated, EXECUTED"})
    void onlyWhatIsActivatedIsExecuted(String status, EngagementStatus expected) {
        assertThat(contract(status, TERM).status()).isEqualTo(expected);
    }

    @Test
    void aContractWithoutDaysHasAnOpenTerm() {
        assertThat(contract("Draft", "\"StartDate\":null").terms().term()).isEqualTo(Period.ALWAYS);
        assertThat(contract("Draft", "\"StartDate\":\"2026-03-01\"").terms().term())
                .isEqualTo(new Period(LocalDate.of(2026, 3, 1), null));
    }

    @Test
    void aStatusOfACompanysOwnIsToldAndNotGuessed() {
        Problem problem = problem(CONTRACT, fields("\"Parked\"", TERM));

        assertThat(problem.code()).isEqualTo("STATUS_UNKNOWN");
        assertThat(problem.field()).isEqualTo("Status");
        assertThat(problem.value()).isEqualTo("Parked");
        assertThat(problem(CONTRACT, fields("null", TERM)).code()).isEqualTo("ABSENT");
    }

    @Test
    void whatAContractDoesNotSayIsNamed() {
        Draft<Engagement> draft = draft("Draft", TERM);

        assertThatThrownBy(draft::build)
                .isInstanceOfSatisfying(
                        MissingFieldsException.class,
                        missing -> assertThat(missing.fields())
                                .isEqualTo(List.of("ultimateParent", "legalEntity", "serviceLine")));
    }

    @Test
    void onlyTheContractIsRead() {
        draft("Draft", TERM);

        assertThat(org().requests())
                .singleElement()
                .asString()
                .contains(
                        "SELECT Id, IsDeleted, SystemModstamp, ContractNumber, AccountId, CurrencyIsoCode, Status, StartDate,"
                                + " EndDate FROM Contract ");
    }

    private Engagement contract(String status, String days) {
        Draft<Engagement> draft = draft(status, days);
        ContractContractTest.complete(draft.builder());
        return draft.build();
    }

    private Draft<Engagement> draft(String status, String days) {
        org().thenRows(row(CONTRACT, STAMP, fields("\"%s\"".formatted(status), days)));
        return ((Change.Upsert<Engagement>) source().read(null, 10).changes().get(0))
                .drafts()
                .get(0);
    }

    private static String fields(String status, String days) {
        return """
                "ContractNumber":"00000101","AccountId":"0015g00000f8o0fAAA","CurrencyIsoCode":"EUR","Status":%s,%s""".formatted(status, days);
    }
}
