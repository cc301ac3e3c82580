package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

class EntityRecordTest extends AccountTest {
    private static final String DORN = json("{'externalId':'001D','companyName':'Dorn AG','subsidiary':{'id':'2'}}");

    @Test
    void aCreatedCustomerIsFoundByEveryWayOfReading() {
        HttpResponse<String> answer = client.record("POST", "customer", DORN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .isEqualTo(account.baseUri() + "/services/rest/record/v1/customer/100001");
        JsonNode byId = client.get("customer/100001");
        assertThat(client.get("customer/eid:001D")).isEqualTo(byId);
        assertThat(byId.path("id").asString()).isEqualTo("100001");
        assertThat(byId.path("companyName").asString()).isEqualTo("Dorn AG");
        assertThat(byId.path("entityId").asString()).isEqualTo("CUST100001");
        assertThat(byId.path("isInactive").isBoolean()).isTrue();
        assertThat(byId.at("/subsidiary/refName").asString()).isEqualTo("Northwind US");
        assertThat(byId.at("/currency/id").asString()).isEqualTo("1");
        assertThat(byId.path("lastModifiedDate").asString()).isEqualTo("2026-09-01T10:15:30Z");
        assertThat(client.items(
                                "SELECT c.id, c.lastmodifieddate, r.subsidiary FROM customer c"
                                        + " JOIN customersubsidiaryrelationship r ON r.entity = c.id WHERE c.externalid = '001D'")
                        .toString())
                .isEqualTo(json("[{'id':'100001','lastmodifieddate':'9/1/2026','subsidiary':'2'}]"));
    }

    @Test
    void aDeliveredCustomerReadsAsARecord() {
        JsonNode customer = client.get("customer/eid:001A?fields=companyName,lastModifiedDate,subsidiary");

        assertThat(customer.path("companyName").asString()).isEqualTo("Alder Rail");
        assertThat(customer.path("lastModifiedDate").asString()).isEqualTo("2026-08-12T00:00:00Z");
        assertThat(customer.at("/subsidiary/id").asString()).isEqualTo("2");
        assertThat(customer.has("isPerson")).isFalse();
    }

    @Test
    void aSecondCreateWithTheSameExternalIdCreatesNothing() {
        client.created("customer", DORN);

        HttpResponse<String> second = client.record("POST", "customer", DORN);

        assertRefused(second, "DUP_RCRD", "externalId");
        assertThat(second.body()).contains("This record already exists");
        assertThat(client.items("SELECT id FROM customer WHERE externalid = '001D'"))
                .hasSize(1);
        assertThat(client.counters().at("/creates/customer").asInt()).isEqualTo(1);
    }

    @Test
    void customersAndJobsShareTheirExternalIds() {
        String job = json("{'externalId':'001A','companyName':'J','parent':{'id':'4001'},'subsidiary':{'id':'2'}}");

        assertRefused(client.record("POST", "job", job), "DUP_RCRD", "externalId");
        assertRefused(client.record("PUT", "job/eid:001A", job), "DUP_RCRD", "externalId");
        assertThat(client.record("GET", "job/eid:001A", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anUpsertByExternalIdCreatesOnceAndThenUpdates() {
        assertThat(client.record("PUT", "customer/eid:001D", DORN).statusCode()).isEqualTo(204);
        assertThat(client.record("PUT", "customer/eid:001D", DORN.replace("AG", "SE"))
                        .statusCode())
                .isEqualTo(204);

        assertThat(client.get("customer/eid:001D").path("companyName").asString())
                .isEqualTo("Dorn SE");
        assertThat(client.counters().at("/creates/customer").asInt()).isEqualTo(1);
        assertThat(client.counters().at("/updates/customer").asInt()).isEqualTo(1);
        assertRefused(client.record("PUT", "customer/100001", DORN), "INVALID_REQUEST", "");
        assertRefused(client.record("PUT", "customer/eid:other", DORN), "INVALID_VALUE", "externalId");
        assertRefused(
                client.record("PUT", "customer/eid:a%7Cb", json("{'companyName':'D','subsidiary':{'id':'2'}}")),
                "INVALID_VALUE",
                "externalId");
    }

    @Test
    void aPatchChangesWhatItNames() {
        now = START.plusSeconds(60);
        HttpResponse<String> answer = client.record(
                "PATCH",
                "job/eid:006A",
                json("{'startDate':'2026-08-01','parent':{'externalId':'001A'},'subsidiary':{'id':'2'},"
                        + "'jobBillingType':{'id':'1'}}"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        JsonNode job = client.get("job/4101");
        assertThat(job.at("/parent/id").asString()).isEqualTo("4001");
        assertThat(job.path("companyName").asString()).isEqualTo("Alder Rail / Claims");
        assertThat(job.path("startDate").asString()).isEqualTo("2026-08-01");
        assertThat(job.path("lastModifiedDate").asString()).isEqualTo("2026-09-01T10:16:30Z");
    }

    @Test
    void deletingIsForWhatNothingNeeds() {
        client.created("job", json("{'companyName':'J','parent':{'id':'4001'},'subsidiary':{'id':'2'}}"));

        assertRefused(client.record("DELETE", "customer/4001", ""), "USER_ERROR", "");
        assertThat(client.record("DELETE", "customer/eid:001B", "").statusCode())
                .isEqualTo(204);
        assertThat(client.record("GET", "customer/4002", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "MISSING_REQD_FIELD; companyName; {'subsidiary':{'id':'2'}}",
                "MISSING_REQD_FIELD; subsidiary; {'companyName':'X'}",
                "MISSING_REQD_FIELD; companyName; {'companyName':null,'subsidiary':{'id':'2'}}",
                "INVALID_CONTENT; companyName; {'companyName':5,'subsidiary':{'id':'2'}}",
                "INVALID_CONTENT; subsidiary; {'companyName':'X','subsidiary':'2'}",
                "INVALID_VALUE; subsidiary; {'companyName':'X','subsidiary':{'id':'77'}}",
                "INVALID_VALUE; subsidiary; {'companyName':'X','subsidiary':{'id':'9'}}",
                "INVALID_VALUE; parent; {'companyName':'X','subsidiary':{'id':'2'},'parent':{'externalId':'none'}}",
                "INVALID_VALUE; terms; {'companyName':'X','subsidiary':{'id':'2'},'terms':{'id':'1'}}",
                "INVALID_CONTENT; isInactive; {'companyName':'X','subsidiary':{'id':'2'},'isInactive':'F'}",
                "INVALID_VALUE; creditLimit; {'companyName':'X','subsidiary':{'id':'2'},'creditLimit':1.005}",
                "INVALID_VALUE; creditLimit; {'companyName':'X','subsidiary':{'id':'2'},'creditLimit':1e40}",
                "INVALID_VALUE; externalId; {'companyName':'X','subsidiary':{'id':'2'},'externalId':'a|b'}",
                "USER_ERROR; balance; {'companyName':'X','subsidiary':{'id':'2'},'balance':1}",
                "UNIQUE_CUST_ID_REQD; entityId; {'companyName':'X','subsidiary':{'id':'2'},'entityId':'PRJ4101'}",
                "INVALID_CONTENT; ``; [1]",
                "INVALID_CONTENT; ``; {'companyName':",
            })
    void aBadCustomerIsRefusedAndNothingIsKept(String code, String path, String body) {
        assertRefused(client.record("POST", "customer", json(body)), code, path);

        assertThat(client.items("SELECT id FROM customer")).hasSize(3);
        assertThat(client.counters().path("creates").has("customer")).isFalse();
    }

    @Test
    void aNameHas83CharactersAtMost() {
        String body = json("{'companyName':'%s','subsidiary':{'id':'2'}}");

        client.created("customer", body.formatted("x".repeat(83)));

        assertRefused(
                client.record("POST", "customer", body.formatted("x".repeat(84))), "INVALID_VALUE", "companyName");
    }

    @Test
    void aMisspelledPropertyIsIgnoredWithAWarningUnlessErrorsAreAskedFor() {
        String body = json("{'companyName':'X','subsidiary':{'id':'2'},'compayName':'Y'}");
        String header = "X-NetSuite-PropertyNameValidation";

        assertRefused(client.record("POST", "customer", body, header, "Error"), "INVALID_CONTENT", "compayName");
        HttpResponse<String> warned = client.record("POST", "customer", body);
        HttpResponse<String> ignored = client.record("POST", "customer", body, header, "Ignore");

        assertThat(warned.statusCode()).isEqualTo(204);
        assertThat(warned.headers().firstValue("X-NetSuite-Warnings").orElseThrow())
                .contains("compayName");
        assertThat(ignored.statusCode()).isEqualTo(204);
        assertThat(ignored.headers().firstValue("X-NetSuite-Warnings")).isEmpty();
        assertRefused(client.record("POST", "customer", body, header, "Maybe"), "INVALID_REQUEST", "");
    }

    @Test
    void customFieldsAreKept() {
        String id = client.created(
                "customer", json("{'companyName':'X','subsidiary':{'id':'2'},'custentity_crm_id':'c-1'}"));

        assertThat(client.get("customer/" + id).path("custentity_crm_id").asString())
                .isEqualTo("c-1");
        assertThat(client.items("SELECT id FROM customer WHERE custentity_crm_id = 'c-1'"))
                .hasSize(1);
    }

    @Test
    void allThatIsWrongIsReportedTogether() {
        HttpResponse<String> answer =
                client.record("POST", "job", json("{'startDate':'1/1/2026','parent':{'id':'1'}}"));

        assertThat(Json.MAPPER.readTree(answer.body()).path("o:errorDetails").findValuesAsString("o:errorPath"))
                .contains("startDate", "parent", "companyName", "subsidiary");
    }

    @Test
    void unknownRecordsMethodsAndMediaTypesAreTold() {
        HttpResponse<String> missing = client.record("GET", "customer/1", "");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(Json.MAPPER
                        .readTree(missing.body())
                        .at("/o:errorDetails/0/o:errorCode")
                        .asString())
                .isEqualTo("NONEXISTENT_ID");
        assertThat(client.record("GET", "spaceship/1", "").statusCode()).isEqualTo(404);
        assertThat(client.record("POST", "currency", "{}").statusCode()).isEqualTo(405);
        assertThat(client.record("PATCH", "customer", "{}").statusCode()).isEqualTo(405);
        assertThat(client.send(client.to("/services/rest/record/v1/customer", "POST", DORN)
                                .setHeader("Content-Type", "text/plain"))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void referenceDataIsReadable() {
        assertThat(client.get("item/51").path("itemId").asString()).isEqualTo("Professional services");
        assertThat(client.get("salesTaxItem/901").path("rate").decimalValue()).isEqualByComparingTo("0.19");
        assertThat(client.get("currency/5").path("currencyPrecision").asInt()).isEqualTo(3);
        assertThat(client.get("subsidiary/3").at("/currency/refName").asString())
                .isEqualTo("JPY");
        assertThat(client.get("classification/21").path("name").asString()).isEqualTo("Advisory");
    }
}
