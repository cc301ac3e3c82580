package org.tallystick.simulators.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CustomRecordTest extends AccountTest {

    @Test
    void aCustomRecordIsUpsertedShownQueriedAndDeleted() {
        client.record("PUT", "customrecord_firm/eid:k1", json("{'custrecord_cap':1600.5,'custrecord_active':true}"));
        client.record("PUT", "customrecord_firm/eid:k1", json("{'custrecord_cap':1700.00}"));

        JsonNode shown = client.get("customrecord_firm/eid:k1");
        assertThat(shown.path("custrecord_cap").asString()).isEqualTo("1700");
        assertThat(shown.path("custrecord_active").asString()).isEqualTo("true");
        assertThat(client.items("SELECT externalid, custrecord_cap FROM customrecord_firm")
                        .toString())
                .isEqualTo(json("[{'externalid':'k1','custrecord_cap':'1700'}]"));
        assertThat(client.counters().at("/creates/customrecord_firm").asInt()).isEqualTo(1);

        assertThat(client.record("DELETE", "customrecord_firm/eid:k1", "").statusCode())
                .isEqualTo(204);
        assertThat(client.record("GET", "customrecord_firm/eid:k1", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPropertyOfAnotherKindIsUnknown() {
        assertRefused(
                client.record(
                        "PUT",
                        "customrecord_firm/eid:k1",
                        json("{'custentity_cap':1}"),
                        "X-NetSuite-PropertyNameValidation",
                        "Error"),
                "INVALID_CONTENT",
                "custentity_cap");
    }
}
