package org.tallystick.connector.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.connector.dynamics365.Environment.Call;
import org.tallystick.connector.dynamics365.Environment.Reply;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.Project;
import org.tallystick.model.ProjectBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.spi.Connector;
import org.tallystick.spi.CustomFields;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Write;

/** What is sent for customers, contracts and projects, and what is not. */
class MasterSinkTest {

    private static final String SET = "CustomersV3";
    private static final String KEY = "tly-0015g";
    private static final String ADDRESS = SET + "(dataAreaId='jp50',CustomerAccount='" + KEY + "')";

    private static final Ref<Engagement> CONTRACT = new Ref<>("hub", RecordType.ENGAGEMENT, "CT-12");

    private final Environment environment = new Environment();
    private final Connector connector = environment.connector();

    @AfterEach
    void stop() {
        environment.close();
    }

    @Test
    void aNewCustomerIsCreatedUnderOurKeyInItsCompany() {
        environment.on("POST " + SET, Reply.of(201, row("jp50", KEY, "Alder Rail")));

        assertThat(write(null)).isEqualTo(Outcome.applied("jp50/" + KEY));

        Call created = environment.calls("POST " + SET).get(0);
        assertThat(created.uri().getQuery()).isEqualTo("cross-company=true");
        assertThat(created.body()).isEqualTo("""
                {"dataAreaId":"jp50","CustomerAccount":"tly-0015g","PartyType":"Organization","CustomerGroupId":"PS",\
                "SalesCurrencyCode":"JPY","OrganizationName":"Alder Rail","TaxExemptNumber":"JP123"}""");
    }

    /** The engine asks before it writes, and hears of the refusal when it does. */
    @Test
    void aProjectThatCannotBeWrittenIsItsOwnNormalForm() {
        Project project = ProjectBuilder.builder()
                .header(Header.of(new Ref<>("hub", RecordType.PROJECT, "P-1")))
                .name("Depot")
                .build();
        Write<Project> write = new Write<>(project, KEY, "0".repeat(64), null, Map.of());

        assertThat(connector.sink(RecordType.PROJECT).orElseThrow().normalForm(write))
                .isEqualTo(project);
    }

    @Test
    void onlyWhatDiffersIsChangedInTheStateThatWasRead() {
        environment.on("GET " + SET, Reply.rows(row("jp50", KEY, "Alder"))).on("PATCH " + ADDRESS, Reply.of(204, ""));

        assertThat(write(null)).isEqualTo(Outcome.applied("jp50/" + KEY));

        Call change = environment.calls("PATCH " + ADDRESS).get(0);
        assertThat(change.body()).isEqualTo("{\"OrganizationName\":\"Alder Rail\"}");
        assertThat(change.headers()).containsEntry("if-match", "W/\"7\"");
    }

    @Test
    void aStateThatSomebodyElseChangedIsTriedAgain() {
        environment
                .on("GET " + SET, Reply.rows(row("jp50", KEY, "Alder")))
                .on("PATCH " + ADDRESS, Reply.error(412, "The entity has changed."));

        assertThat(write(null).kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void whatIsThereAlreadyIsNotWritten() {
        environment.on("GET " + SET, Reply.rows(row("jp50", KEY, "Alder Rail")));

        assertThat(write(null)).isEqualTo(Outcome.unchanged("jp50/" + KEY));
        assertThat(environment.calls("POST " + SET)).isEmpty();
    }

    /** Another attempt came first: what it made is this one's. */
    @Test
    void aKeyThatIsThereByNowIsReadAndCompared() {
        environment
                .on("GET " + SET, Reply.rows(), Reply.rows(row("jp50", KEY, "Alder Rail")))
                .on("POST " + SET, Reply.error(400, "Infolog: Error: The record already exists."));

        assertThat(write(null)).isEqualTo(Outcome.unchanged("jp50/" + KEY));
    }

    @Test
    void aRowThatPeopleMadeIsChangedUnderItsOwnKey() {
        String address = SET + "(dataAreaId='jp50',CustomerAccount='C-00112')";
        environment
                .on("GET " + SET, Reply.rows(row("jp50", "C-00112", "Alder")))
                .on("PATCH " + address, Reply.of(204, ""));

        assertThat(write("jp50/C-00112")).isEqualTo(Outcome.applied("jp50/C-00112"));
        assertThat(environment.calls("GET " + SET).get(0).option("$filter"))
                .isEqualTo("(CustomerAccount eq 'C-00112')");
    }

    @Test
    void aKeyOfAnotherCompanyOrInOtherLettersIsNotTakenForOurs() {
        environment.on(
                "GET " + SET,
                Reply.rows(row("us10", KEY, "Alder Rail")),
                Reply.rows(row("jp50", "TLY-0015G", "Alder Rail")));

        for (int i = 0; i < 2; i++) {
            Outcome outcome = write(null);

            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.REJECTED);
            assertThat(outcome.problem().code()).isEqualTo("KEY_TAKEN");
        }
        assertThat(environment.calls("POST " + SET)).isEmpty();
    }

    @Test
    void aCompanyThatChangedIsNamed() {
        assertThat(write("us10/C-00112").problem().code()).isEqualTo("COMPANY_CHANGED");
    }

    @Test
    void aNumberSequenceThatIsNotManualLeavesOneRowAndNoMore() {
        environment.on("POST " + SET, Reply.of(201, row("jp50", "C-00113", "Alder Rail")));

        Outcome first = write(null);
        Outcome second = write(null);

        assertThat(first.problem().message()).contains("became jp50/C-00113; delete that");
        assertThat(first.problem().remedy()).contains("manual");
        assertThat(second.problem().code()).isEqualTo("KEY_NOT_KEPT");
        assertThat(environment.calls("POST " + SET)).hasSize(1);
    }

    @Test
    void whatTheVendorNeedsAndNobodySaidIsNamed() {
        Outcome outcome = write(Records.customer("Alder Rail", ""), RecordType.CUSTOMER, null);

        assertThat(outcome.problem().kind()).isEqualTo(FailureKind.INVALID);
        assertThat(outcome.problem().field()).isEqualTo(Dynamics365Extensions.CUSTOMER_GROUP);
    }

    @Test
    void aConfiguredGroupStandsInForTheRecords() {
        environment.with("customer-group", "30").on("POST " + SET, Reply.of(201, row("jp50", KEY, "Alder Rail")));
        Customer customer = CustomerBuilder.builder(Records.customer("Alder Rail", "PS"))
                .header(Header.of(new Ref<>("hub", RecordType.CUSTOMER, "0015g00000A"))
                        .withExtension(Dynamics365Extensions.COMPANY, "jp50"))
                .build();
        Connector configured = environment.connector();

        Outcome outcome =
                only(configured.sink(RecordType.CUSTOMER).orElseThrow().write(List.of(write(customer, null))));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.APPLIED);
        assertThat(environment.calls("POST " + SET).get(0).body()).contains("\"CustomerGroupId\":\"30\"");
    }

    @Test
    void aProjectStandsUnderItsContractAndCustomerWithDaysCountedIn() {
        String id = "\"dataAreaId\":\"jp50\",\"ProjectId\":\"" + KEY + "\"";
        environment.on("POST ProjectsV2", Reply.of(201, "{" + id + "}"));

        assertThat(write(Projects.project("Signalling", "TM"), RecordType.PROJECT, null)
                        .kind())
                .isEqualTo(Outcome.Kind.APPLIED);

        assertThat(environment.calls("POST ProjectsV2").get(0).body()).isEqualTo("{" + id + """
                ,"ProjectGroupId":"TM","ProjectContractId":"CT-12","CustomerAccountNumber":"C-00112","ProjectName":"Signalling",\
                "ProjectedStartDate":"2026-08-01","ProjectedEndDate":"2026-12-31"}""");
    }

    /** Days come back at noon. */
    @Test
    void aProjectThatIsThereWithTheSameDaysIsUnchanged() {
        environment.on("GET ProjectsV2", Reply.rows("""
                {"dataAreaId":"jp50","ProjectId":"%s","ProjectName":"Signalling","ProjectedStartDate":"2026-08-01T12:00:00Z",\
                "ProjectedEndDate":"2026-12-31T12:00:00Z"}""".formatted(KEY)));

        assertThat(write(Projects.project("Signalling", "TM"), RecordType.PROJECT, null))
                .isEqualTo(Outcome.unchanged("jp50/" + KEY));
    }

    @Test
    void aContractOfAnotherCompanyIsRefused() {
        Project project = Projects.project("Signalling", "TM");
        Map<Ref<?>, String> ids = new HashMap<>(Records.IDS);
        ids.put(CONTRACT, "us10/CT-12");
        Write<Project> write = new Write<>(project, KEY, "0".repeat(64), null, ids);

        Outcome outcome = only(connector.sink(RecordType.PROJECT).orElseThrow().write(List.of(write)));

        assertThat(outcome.problem().code()).isEqualTo("COMPANY_MISMATCH");
        assertThat(outcome.problem().field()).isEqualTo("engagement");
    }

    @Test
    void customFieldsOfARuleSetAreCreatedAndChangedWithTheRow() {
        environment.on("POST " + SET, Reply.of(201, row("jp50", KEY, "Alder Rail")));
        SortedMap<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("AcmeCap", new BigDecimal("1600.00"));
        fields.put("AcmeRegion", null);
        Customer customer = Records.customer("Alder Rail", "PS");
        Customer custom = RecordType.CUSTOMER.withHeader(customer, CustomFields.with(customer.header(), fields));

        write(custom, RecordType.CUSTOMER, null);

        assertThat(environment.calls("POST " + SET).get(0).body()).endsWith("\"AcmeCap\":1600.00}");

        environment
                .on("GET " + SET, Reply.rows(row("jp50", KEY, "Alder Rail")))
                .on("PATCH " + ADDRESS, Reply.of(204, ""));

        write(custom, RecordType.CUSTOMER, null);

        assertThat(environment.calls("PATCH " + ADDRESS).get(0).body())
                .endsWith("\"AcmeCap\":1600.00,\"AcmeRegion\":null}");
    }

    @Test
    void aCustomFieldThatTheConnectorWritesItselfIsRefused() {
        Customer customer = Records.customer("Alder Rail", "PS");

        Outcome outcome = write(
                RecordType.CUSTOMER.withHeader(
                        customer, CustomFields.with(customer.header(), Map.of("OrganizationName", "A"))),
                RecordType.CUSTOMER,
                null);

        assertThat(outcome.problem().code()).isEqualTo("CUSTOM_FIELD");
    }

    private Outcome write(String remoteId) {
        return write(Records.customer("Alder Rail", "PS"), RecordType.CUSTOMER, remoteId);
    }

    private <T extends Entity> Outcome write(T record, RecordType<T> type, String remoteId) {
        return only(connector.sink(type).orElseThrow().write(List.of(write(record, remoteId))));
    }

    private static <T extends Entity> Write<T> write(T record, String remoteId) {
        Map<Ref<?>, String> ids = new HashMap<>(Records.IDS);
        ids.put(CONTRACT, "jp50/CT-12");
        return new Write<>(record, KEY, "0".repeat(64), remoteId, ids);
    }

    private static Outcome only(List<Outcome> outcomes) {
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    private static String row(String company, String account, String name) {
        return """
                {"@odata.etag":"W/\\"7\\"","dataAreaId":"%s","CustomerAccount":"%s","OrganizationName":"%s",\
                "TaxExemptNumber":"JP123"}""".formatted(company, account, name);
    }
}
