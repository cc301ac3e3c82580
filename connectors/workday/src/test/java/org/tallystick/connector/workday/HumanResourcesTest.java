package org.tallystick.connector.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Secret;

/** What the service is sent, and a fault that repeats it. */
class HumanResourcesTest {

    private static final String PASSWORD = "canary<password";

    private HttpServer server;
    private volatile String request = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "isu, isu@meridiem1",
        "isu@meridiem1, isu@meridiem1",
        "isu@meridiem.example, isu@meridiem.example@meridiem1",
        "isu@meridiem10, isu@meridiem10@meridiem1"
    })
    void theUserIsNamedWithItsTenantAlsoWhereItsNameIsAnAddress(String user, String sent) {
        ask(user);

        assertThat(request).contains("<wsse:Username>" + sent + "</wsse:Username>");
    }

    @Test
    void aFaultThatRepeatsThePasswordIsToldWithoutIt() {
        ConnectorException failure = ask("isu");

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAUTHORIZED);
        assertThat(failure.problem().message())
                .contains("invalid username or password")
                .doesNotContain("canary");
    }

    private ConnectorException ask(String user) {
        Map<String, String> properties = Map.of(
                "base-uri",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "tenant",
                "meridiem1",
                "user",
                user,
                "password",
                "password");
        HumanResources service = new HumanResources(
                new ConnectorConfig("hcm", properties, name -> Secret.of(PASSWORD), () -> Instant.EPOCH)
                        .resolve(new WorkdayConnectorFactory().properties()));
        return catchThrowableOfType(ConnectorException.class, () -> service.getWorkers("<wd:Request_Criteria/>"));
    }

    private void reply(HttpExchange exchange) throws IOException {
        try (exchange) {
            request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] fault = """
                    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode>
                    <faultstring>invalid username or password: canary&lt;password</faultstring></s:Fault></s:Body></s:Envelope>""".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, fault.length);
            exchange.getResponseBody().write(fault);
        }
    }
}
