package org.tallystick.simulators.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the server of every simulator. */
class SimulatorServerTest {

    private static final Response ANSWER = Response.text(200, "text/plain", "here");
    private static final byte[] REQUEST = "GET /thing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII);

    @Test
    void aConnectionIsKeptHoweverManyOthersAreIdle(@TempDir Path folder) throws IOException {
        List<Socket> connections = new ArrayList<>();
        try (StateFile state = StateFile.open(folder.resolve("state.db"));
                SimulatorServer server = SimulatorServer.start(
                        new Routes().on("GET", "/thing", request -> ANSWER),
                        (status, reason) -> ANSWER,
                        state,
                        period -> {})) {
            for (int i = 0; i < 250; i++) {
                connections.add(
                        new Socket(server.baseUri().getHost(), server.baseUri().getPort()));
                ask(connections.get(i));
            }

            for (Socket connection : connections) {
                assertThat(ask(connection)).startsWith("HTTP/1.1 200").endsWith("here");
            }
        } finally {
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    private static String ask(Socket connection) throws IOException {
        connection.getOutputStream().write(REQUEST);
        StringBuilder answer = new StringBuilder();
        for (int read = 0; read >= 0 && !answer.toString().endsWith("here"); ) {
            read = connection.getInputStream().read();
            answer.append((char) read);
        }
        return answer.toString();
    }
}
