package org.tallystick.simulators.dynamics365;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitTest extends EnvironmentTest {
    @Override
    void configure(FinanceEnvironment.Builder builder) {
        builder.withRequestLimit(3).withOperationTime(Duration.ofMinutes(7));
    }

    @Test
    void requestsBeyondTheLimitAreToldHowLongToWait() throws Exception {
        get("/data/TaxCodes");
        now = now.plusSeconds(100);
        get("/data/TaxCodes");
        get("/data/TaxCodes");

        Answer refused = get("/data/TaxCodes");
        now = now.plusSeconds(200);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("200");
        assertThat(refused.error()).startsWith("Number of requests").contains("limit of 3");
        assertThat(get("/data/TaxCodes").status()).isEqualTo(200);
    }

    @Test
    void theTimeOfAllOperationsIsLimitedToo() throws Exception {
        stop();
        environment = FinanceEnvironment.builder(
                        Path.of(LimitTest.class.getResource("deliveries").toURI()), state)
                .withClock(() -> now)
                .withOperationTime(Duration.ofMinutes(20))
                .start();
        login(FinanceEnvironment.CLIENT_ID);
        get("/data/TaxCodes");

        assertThat(get("/data/TaxCodes").error())
                .startsWith("Combined execution time")
                .contains("1200 seconds");
    }

    @Test
    void aScriptedRefusalCarriesItsRetryAfter() throws Exception {
        script("{\"kind\":\"STATUS\",\"status\":429,\"retryAfter\":7},{\"kind\":\"STATUS\",\"status\":429}");

        Answer first = get("/data/TaxCodes");
        Answer second = get("/data/TaxCodes");

        assertThat(first.header("Retry-After")).isEqualTo("7");
        assertThat(first.error()).contains("system experiencing high resource utilization");
        assertThat(second.header("Retry-After")).isEqualTo("30");
    }

    @Test
    void aLaggingReadDoesNotShowWhatWasWritten() throws Exception {
        post("LedgerJournalHeaders", HEADER);
        script("{\"method\":\"GET\",\"kind\":\"LAG\"}");

        assertThat(get("/data/LedgerJournalHeaders" + CROSS).json().get("value"))
                .isEmpty();
        assertThat(get("/data/LedgerJournalHeaders" + CROSS).json().get("value"))
                .hasSize(1);
    }
}
