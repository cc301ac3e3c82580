package org.tallystick.simulators.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeliveryTest extends OrgTest {

    private static final String ALL = "SELECT Name FROM Account ORDER BY Id";

    @Test
    void theNewestVersionStandsAndOfEqualOnesTheFirst() {
        assertThat(names("SELECT Name FROM Account WHERE Id = '" + ALDER + "'")).containsExactly("Alder AG");
    }

    @Test
    void numbersKeepTheScaleTheyWereDeliveredWith() {
        assertThat(client.query("SELECT NTE_Cap__c FROM Opportunity ORDER BY Name")
                        .text())
                .contains("\"NTE_Cap__c\":5936.0}", "\"NTE_Cap__c\":235203.111}");
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        org.play("2026-09");

        assertThat(names(ALL))
                .containsExactly("Alder AG", "Birch, renamed", "Dangling Ltd", "Elm KK", "Case matters GmbH");
    }

    @Test
    void playingAPeriodAgainChangesNothingAlsoAfterARestart() {
        client.patch(ACCOUNTS + "/" + BIRCH, "{\"Name\":\"Written\"}");

        assertThat(client.call("POST", "/_simulator/play?period=2026-08", null).status())
                .isEqualTo(204);
        restart();
        org.play("2026-08");

        assertThat(names("SELECT Name FROM Account WHERE Id = '" + BIRCH + "'")).containsExactly("Written");
    }

    @Test
    void aDeliveredVersionLeavesFieldsThatItDoesNotHave() {
        client.patch(ACCOUNTS + "/" + BIRCH, "{\"Tallystick_Key__c\":\"k\"}");

        org.play("2026-09");

        var record = client.get(ACCOUNTS + "/Tallystick_Key__c/k").json();
        assertThat(record.get("Name").asString()).isEqualTo("Birch, renamed");
        assertThat(record.get("SystemModstamp").asString()).isEqualTo("2026-09-02T08:00:00.000+0000");
    }

    @Test
    void whatIsWrittenIsOlderThanTheNextDelivery() {
        client.post(ACCOUNTS, "{\"Name\":\"Fir\"}");
        org.play("2026-09");
        client.patch(ACCOUNTS + "/" + ALDER, "{\"Phone\":\"1\"}");

        assertThat(names(
                        "SELECT Name FROM Account WHERE SystemModstamp > 2026-08-10T08:00:00Z ORDER BY SystemModstamp"))
                .containsExactly("Fir", "Birch, renamed", "Elm KK", "Alder AG");
    }

    @Test
    void aPeriodWithoutAFolderIsRefused() {
        assertThatThrownBy(() -> org.play("2027-01")).hasMessageContaining("No delivery of 2027-01");
        assertThatThrownBy(() -> org.play("../x")).hasMessageContaining("A period is yyyy-mm");
        assertThat(client.call("POST", "/_simulator/play?period=2027-01", null).status())
                .isEqualTo(400);
    }
}
