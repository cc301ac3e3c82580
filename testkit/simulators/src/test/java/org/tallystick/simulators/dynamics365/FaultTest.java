package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tallystick.simulators.FaultPlan;

class FaultTest extends EnvironmentTest {

    @Test
    void aRowThatAnotherChangesIsRefusedWithTheVendorsText() throws Exception {
        String id = post("LedgerJournalHeaders", HEADER)
                .json()
                .get("JournalBatchNumber")
                .asString();
        script("{\"kind\":\"LOCKED\"}");
        String row = "/data/LedgerJournalHeaders(dataAreaId='DE20',JournalBatchNumber='" + id + "')" + CROSS;

        Answer refused = call("PATCH", row, "{\"Description\":\"d\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).startsWith("An update conflict occurred due to another user process");
        assertThat(call("PATCH", row, "{\"Description\":\"d\"}").status()).isEqualTo(204);
    }

    @Test
    void whoCallsTooOftenIsToldHowLongToWait() throws Exception {
        script("{\"kind\":\"BUSY\"},{\"kind\":\"BUSY\",\"retryAfter\":7}");

        assertThat(get("/data/TaxCodes").header("Retry-After")).isEqualTo("30");
        assertThat(get("/data/TaxCodes").header("Retry-After")).isEqualTo("7");
    }

    @Test
    void anExpiredTokenStaysInvalid() throws Exception {
        script("{\"kind\":\"EXPIRED\"}");

        assertThat(get("/data/TaxCodes").status()).isEqualTo(401);
        assertThat(get("/data/TaxCodes").status()).isEqualTo(401);
        login(FinanceEnvironment.CLIENT_ID);
        assertThat(get("/data/TaxCodes").status()).isEqualTo(200);
    }

    @Test
    void whatAReadLeftOutTheNextShowsEvenIfItLags() throws Exception {
        post("LedgerJournalHeaders", HEADER);
        script("{\"method\":\"GET\",\"kind\":\"LAG_ONCE\",\"times\":2}");

        assertThat(get("/data/LedgerJournalHeaders" + CROSS).json().get("value"))
                .isEmpty();
        assertThat(get("/data/LedgerJournalHeaders" + CROSS).json().get("value"))
                .hasSize(1);
    }

    @Test
    void anEnvironmentThatMisbehavesThroughoutDoesSoInItsOwnForms() throws Exception {
        environment.misbehave(FaultPlan.of(3).withPercent(100).withMostInARow(1));
        Set<String> seen = new TreeSet<>();

        for (int i = 0; i < 200; i++) {
            try {
                Answer answer = get("/data/TaxCodes" + CROSS + "&$top=" + (i + 1));
                seen.add((answer.status() + " " + answer.header("Retry-After")).strip());
            } catch (IOException lost) {
                seen.add("lost");
            }
        }

        assertThat(seen).containsExactlyInAnyOrder("lost", "200", "401", "429 2", "429 30", "503");
    }
}
