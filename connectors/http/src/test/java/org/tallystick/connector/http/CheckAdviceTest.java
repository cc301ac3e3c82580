package org.tallystick.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

class CheckAdviceTest {

    private static final Problem REFUSED = Problem.of(FailureKind.REFUSED, "HTTP_403", "no");

    @Test
    void aFailureIsToldWhatToDo() {
        assertThat(advised(REFUSED, "Give it the role").remedy()).isEqualTo("Give it the role");
    }

    @Test
    void whatSaysItItselfIsLeft() {
        assertThat(advised(REFUSED.withRemedy("Ask Ada"), "Give it the role").remedy())
                .isEqualTo("Ask Ada");
    }

    @Test
    void whereNothingIsKnownTheFailureStays() {
        ConnectorException failure = new ConnectorException(REFUSED);

        assertThat(CheckAdvice.on(failure, "Check the host", problem -> "")).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "<html><body>Sign in</body></html>"})
    void anAnswerThatIsNotOfTheFormSpeaksOfTheHostAndNotOfItsData(String body) {
        ConnectorException read = catchThrowableOfType(ConnectorException.class, () -> JsonPage.parse(body, "value"));

        assertThat(advised(read.problem(), "Give it the role").remedy()).isEqualTo("Check the host");
    }

    @Test
    void anAnswerThatSendsElsewhereSpeaksOfTheHost() {
        HttpCall call = HttpCall.get(URI.create("https://x.example/data"));
        Problem problem = ErrorTable.builder(VendorError::ofStatus)
                .build()
                .problem(call, new HttpAnswer(302, Map.of("Location", List.of("/login")), ""), Instant.EPOCH);

        assertThat(advised(problem, "Give it the role").remedy()).isEqualTo("Check the host");
    }

    private static Problem advised(Problem problem, String other) {
        return CheckAdvice.on(new ConnectorException(problem), "Check the host", any -> other)
                .problem();
    }
}
