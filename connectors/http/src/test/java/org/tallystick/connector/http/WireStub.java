package org.tallystick.connector.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers each connection with the next of its canned texts, byte for byte, and closes it. Remembers what it was sent. */
final class WireStub implements AutoCloseable {

    /** Accepts the request and closes the connection without a word. */
    static final String NOTHING = "";

    /** Accepts the request and never answers. */
    static final String SILENCE = "silence";

    private final ServerSocket socket;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> silent = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    WireStub() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread.execute(this::serve);
    }

    static String answer(int status, String body, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 %d X\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, more, body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    WireStub then(String answer) {
        answers.add(answer);
        return this;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    /** Head and body of each request, in order. */
    List<String> requests() {
        return requests;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException e) {
                // The test is over, or the client is gone.
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        requests.add(request(connection.getInputStream()));
        String answer = answers.remove();
        if (answer.equals(SILENCE)) {
            silent.add(connection);
            return;
        }
        try (connection) {
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        String length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring(15).strip())
                .findFirst()
                .orElse("0");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket open : silent) {
            open.close();
        }
        thread.shutdownNow();
    }
}
