package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTest extends EnvironmentTest {
    @Override
    void configure(FinanceEnvironment.Builder builder) {
        builder.withPageSize(2);
    }

    @Test
    void withoutCrossCompanyOnlyTheDefaultCompanyIsSeen() throws Exception {
        String one = "/data/CustomersV3(dataAreaId='de20',CustomerAccount='C-1')";

        assertThat(get("/data/CustomersV3").json().get("value")).isEmpty();
        assertThat(get(one).status()).isEqualTo(404);
        assertThat(get(one + CROSS).status()).isEqualTo(200);
        assertThat(call("GET", "/data/CustomersV3", "", "Company", "DE20")
                        .json()
                        .get("value"))
                .hasSize(2);
        assertThat(get("/data/LegalEntities").json().get("value")).hasSize(2);
    }

    @Test
    void pagesFollowEachOtherByAnAbsoluteLinkThatKeepsTheOptions() throws Exception {
        Answer first = get("/data/CustomersV3" + CROSS + "&$count=true&$select=OrganizationName&$top=3");

        assertThat(first.json().get("@odata.context").asString())
                .isEqualTo(environment.baseUri() + "/data/$metadata#CustomersV3");
        assertThat(first.json().get("@odata.count").asInt()).isEqualTo(3);
        assertThat(first.json().get("value")).hasSize(2);
        assertThat(first.json().at("/value/0").propertyNames()).containsExactly("@odata.etag", "OrganizationName");
        URI next = URI.create(first.json().get("@odata.nextLink").asString());
        Answer last = get(next.getRawPath() + "?" + next.getRawQuery());
        assertThat(last.json().get("value")).hasSize(1);
        assertThat(last.json().has("@odata.nextLink")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dataAreaId eq 'DE20'|2",
                "OrganizationName eq 'O''Hara Foods'|1",
                "OrganizationName eq '*GmbH*'|1",
                "not (dataAreaId eq 'us10') and CustomerAccount ne 'C-2'|1",
                "CustomerAccount eq 'C-2' or CreditLimit gt 10.5|2",
                "(CreditLimit add 1) mul 2 eq 23|1",
                "AddressValidFrom lt 2025-11-03T00:00:00Z|3"
            })
    void aFilterChooses(String filter, int rows) throws Exception {
        Answer answer = get("/data/CustomersV3" + CROSS + "&$count=true&$filter=" + encode(filter));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("@odata.count").asInt()).isEqualTo(rows);
    }

    @Test
    void enumsAreComparedWithTheirQualifiedNamesByEqAndNeOnly() throws Exception {
        String literal = "Microsoft.Dynamics.DataEntities.NoYes'No'";
        String field = "UseForFinancialEliminationProcess ";

        assertThat(filter("LegalEntities", field + "eq " + literal).json().get("value"))
                .hasSize(2);
        assertThat(filter("LegalEntities", field + "eq 'No'").error()).contains("incompatible types");
        assertThat(filter("LegalEntities", field + "gt " + literal).status()).isEqualTo(400);
        assertThat(filter("LegalEntities", field + "eq Microsoft.Dynamics.DataEntities.NoYes'Maybe'")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "CustomerAccount in ('C-1')",
                "CustomerAccount eq 'C-*'",
                "contains(OrganizationName,'x')",
                "ModifiedDateTime gt 2025-11-03T00:00:00Z",
                "AddressValidFrom gt '2025-11-03'",
                "customerAccount eq 'C-1'",
                "CustomerAccount eq",
                "CustomerAccount eq 'C-1' 'C-2'"
            })
    void aFilterThatTheVendorDoesNotHaveIs400(String filter) throws Exception {
        assertThat(filter("CustomersV3", filter).status()).isEqualTo(400);
    }

    @Test
    void anUnknownPropertyIsNamed() throws Exception {
        String text = "Could not find a property named 'Nope' on type 'Microsoft.Dynamics.DataEntities.CustomerV3'.";

        assertThat(filter("CustomersV3", "Nope eq 1").error()).isEqualTo(text);
        assertThat(get("/data/CustomersV3?$select=Nope").error()).isEqualTo(text);
        assertThat(get("/data/CustomersV3?$orderby=Nope").error()).isEqualTo(text);
        assertThat(post("CustomersV3", "{\"Nope\":1}").error()).isEqualTo(text);
        assertThat(post("CustomersV3", "{\"Nope\":1}").json().at("/error/code").asString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/data/customersV3,404",
        "/data/CustomerV3,404",
        "/data/CustomersV3?$search=x,400",
        "/data/CustomersV3?crosscompany=true,400",
        "/data/CustomersV3?cross-company=yes,400",
        "/data/CustomersV3?$top=-1,400",
        "/data/CustomersV3(CustomerAccount='C-1'),400"
    })
    void whatIsUnknownIsRefused(String path, int status) throws Exception {
        assertThat(get(path).status()).isEqualTo(status);
    }

    @Test
    void ordersAndSkips() throws Exception {
        Answer answer = get("/data/CustomersV3" + CROSS + "&$orderby=CustomerAccount%20desc,dataAreaId&$skip=1&$top=1");

        assertThat(answer.json().at("/value/0/dataAreaId").asString()).isEqualTo("de20");
        assertThat(answer.json().at("/value/0/CustomerAccount").asString()).isEqualTo("C-1");
    }

    @Test
    void theMetadataNamesSetsKeysAndEnums() throws Exception {
        assertThat(get("/data/$metadata").text())
                .contains("<EntitySet Name=\"CustomersV3\" EntityType=\"Microsoft.Dynamics.DataEntities.CustomerV3\"/>")
                .contains("<Key><PropertyRef Name=\"dataAreaId\"/><PropertyRef Name=\"CustomerAccount\"/></Key>")
                .contains("<Member Name=\"InProcess\"/>");
        assertThat(get("/data").json().get("value").size()).isGreaterThan(10);
    }

    @Test
    void aLaterDeliveryReplacesRowsAndSurvivesARestart() throws Exception {
        environment.play("2026-09");
        stop();
        start();

        Answer answer = get("/data/CustomersV3(CustomerAccount='C-2',dataAreaId='DE20')" + CROSS);

        assertThat(answer.json().get("OrganizationName").asString()).isEqualTo("Birke SE");
        assertThat(answer.json().get("@odata.etag").asString()).isEqualTo("W/\"JzEsNCc=\"");
        assertThat(answer.json().get("PaymentTerms").asString()).isEmpty();
    }

    @Test
    void aPropertyThatComesIsEmptyInTheRowsThatAreThere() throws Exception {
        environment.addProperty("CustomersV3", "Region", "s");

        assertThat(get("/data/$metadata").text()).contains("<Property Name=\"Region\" Type=\"Edm.String\"/>");
        assertThat(filter("CustomersV3", "Region eq ''").json().get("value")).hasSize(2);
        assertThat(get("/data/CustomersV3" + CROSS + "&$select=Region")
                        .json()
                        .at("/value/0/Region")
                        .asString())
                .isEmpty();
    }

    @Test
    void aPropertyThatGoesCannotBeAskedForAnyMore() throws Exception {
        environment.removeProperty("CustomersV3", "OrganizationName");

        assertThat(get("/data/$metadata").text()).doesNotContain("OrganizationName");
        assertThat(get("/data/CustomersV3" + CROSS + "&$select=OrganizationName")
                        .error())
                .startsWith("Could not find a property named 'OrganizationName'");
    }
}
