package org.tallystick.connector.salesforce.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.spi.Allowance;

/** F-LIM-05: what the org says of its calls is read, and nothing else is taken for it. */
class LimitInfoTest {

    private static final Instant NOW = Instant.parse("2026-09-01T10:15:30Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api-usage=118/100000",
                "api-usage=118/100000, per-app-api-usage=17/250(appName=x)",
                "per-app-api-usage=17/250(appName=x), api-usage=118/100000"
            })
    void theUseOfTheOrgIsRead(String header) {
        assertThat(of(Map.of("sforce-limit-info", List.of(header)))).contains(new Allowance(118, 100_000, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "per-app-api-usage=17/250(appName=x)",
                "api-usage=-1/100000",
                "api-usage=118",
                "api-usage=1180000000000000000000/100000",
                "api-usage=118/1000000000000000000000"
            })
    void whatSaysSomethingElseIsNotTakenForIt(String header) {
        assertThat(of(Map.of("sforce-limit-info", List.of(header)))).isEmpty();
    }

    @Test
    void anAnswerNeedNotSayIt() {
        assertThat(of(Map.of())).isEmpty();
    }

    private static Optional<Allowance> of(Map<String, List<String>> headers) {
        return LimitInfo.of(new HttpAnswer(200, headers, "[]"), NOW);
    }
}
