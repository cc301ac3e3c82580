package org.tallystick.testkit.connector.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import org.tallystick.testkit.connector.wire.WireFault.Kind;

/** One connection through the proxy: two threads, one for each way. */
final class Link implements AutoCloseable {

    private final Socket client;
    private final Socket server;
    private final WireScript script;
    private final CountDownLatch released;
    private final Answers answers;

    // Guarded by this.
    private boolean answered = true;
    private WireFault fault = WireFault.NONE;
    private int sent;

    Link(Socket client, Socket server, WireScript script, CountDownLatch released, Answers answers) {
        this.client = client;
        this.server = server;
        this.script = script;
        this.released = released;
        this.answers = answers;
    }

    /** From the connector to its system. */
    void up() {
        byte[] buffer = new byte[8192];
        try (this) {
            InputStream in = client.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (begun().kind() == Kind.REPLAYED) {
                    client.getOutputStream().write(answers.last());
                    return;
                }
                server.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException closed) {
            // One side has gone; the other follows.
        }
    }

    /** The fault of the exchange to which these bytes of a request belong. */
    private synchronized WireFault begun() {
        if (answered) {
            answered = false;
            sent = 0;
            fault = script.next();
            answers.begin();
        }
        return fault;
    }

    private synchronized WireFault answering() {
        answered = true;
        return fault;
    }

    /** From the system to the connector. */
    void down() {
        byte[] buffer = new byte[8192];
        try (this) {
            InputStream in = server.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answer(answering(), buffer, read)) {
                    return;
                }
            }
        } catch (IOException closed) {
            // One side has gone; the other follows.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the connection goes on. */
    private boolean answer(WireFault now, byte[] buffer, int length) throws IOException, InterruptedException {
        switch (now.kind()) {
            case HELD -> {
                released.await();
                return pass(buffer, length);
            }
            case CUT -> {
                int rest = Math.min(length, now.bytes() - sent);
                sent += rest;
                client.getOutputStream().write(buffer, 0, rest);
                return sent < now.bytes();
            }
            case HALF_CLOSED -> {
                if (!client.isOutputShutdown()) {
                    client.shutdownOutput();
                }
                return true;
            }
            case GARBAGE -> {
                client.getOutputStream().write(script.garbage(now.bytes()));
                return false;
            }
            default -> {
                return pass(buffer, length);
            }
        }
    }

    private boolean pass(byte[] buffer, int length) throws IOException {
        answers.add(buffer, length);
        client.getOutputStream().write(buffer, 0, length);
        return true;
    }

    @Override
    public void close() {
        try (client;
                server) {
            client.getOutputStream().flush();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }
}
