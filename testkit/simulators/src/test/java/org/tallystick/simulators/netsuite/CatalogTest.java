package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.internal.Json;
import tools.jackson.databind.JsonNode;

class CatalogTest extends AccountTest {

    private HttpResponse<String> catalog(String record, String mediaType) {
        return client.record("GET", "metadata-catalog/" + record, "", "Accept", mediaType);
    }

    private JsonNode schema(String record) {
        return Json.MAPPER.readTree(catalog(record, "application/schema+json").body());
    }

    @Test
    void aRecordIsDescribedByItsProperties() {
        JsonNode schema = schema("journalEntry");

        assertThat(schema.at("/properties/tranDate/format").asString()).isEqualTo("date");
        assertThat(schema.at("/properties/approved/type").asString()).isEqualTo("boolean");
        assertThat(schema.at("/properties/subsidiary/$ref").asString()).endsWith("/metadata-catalog/subsidiary");
        assertThat(schema.at("/properties/approvalStatus/properties/id/enum").toString())
                .isEqualTo(json("['1','2','3']"));
        assertThat(schema.at("/properties/line/properties/items/items/properties/debit/format")
                        .asString())
                .isEqualTo("double");
        assertThat(schema.at("/properties/tranId/readOnly").asBoolean()).isTrue();
        assertThat(schema.path("x-ns-filterable").toString()).contains("tranDate");
        assertThat(schema("journalentry")).isEqualTo(schema);
    }

    @Test
    void aCustomFieldIsDescribedOnceARecordHasIt() {
        assertThat(schema("customer").at("/properties/custentity_region").isMissingNode())
                .isTrue();

        client.created("customer", json("{'companyName':'Alder','subsidiary':{'id':'2'},'custentity_region':'north'}"));

        assertThat(schema("customer")
                        .at("/properties/custentity_region/x-ns-custom-field")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNoRecordIsNotFoundAndNoOtherFormIsGiven() {
        assertThat(catalog("transaction", "application/schema+json").statusCode())
                .isEqualTo(404);
        assertThat(catalog("customer", "application/swagger+json").statusCode()).isEqualTo(406);
    }
}
