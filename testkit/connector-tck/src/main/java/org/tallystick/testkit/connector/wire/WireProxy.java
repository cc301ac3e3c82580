package org.tallystick.testkit.connector.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between a connector and its system on the loopback interface, and does to their exchanges what the script says. An exchange begins with
 * the first byte of a request after an answer: of HTTP/1.1 that is a request and its response, if the system reads the whole request before it
 * answers. Thread-safe.
 */
public final class WireProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final SocketAddress target;
    private final WireScript script;
    private final CountDownLatch released = new CountDownLatch(1);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Answers answers = new Answers();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wire-proxy");
        thread.setDaemon(true);
        return thread;
    });

    private WireProxy(SocketAddress target, WireScript script) throws IOException {
        this.target = target;
        this.script = script;
        this.listening = new ServerSocket();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** A proxy in front of that system, listening on a free port. */
    public static WireProxy to(SocketAddress target, WireScript script) throws IOException {
        WireProxy proxy = new WireProxy(target, script);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    /** A proxy in front of an HTTP server. */
    public static WireProxy to(URI server, WireScript script) throws IOException {
        return to(new InetSocketAddress(server.getHost(), server.getPort()), script);
    }

    /** Where to connect instead. */
    public URI uri() {
        return URI.create(
                "http://%s:%d".formatted(listening.getInetAddress().getHostAddress(), listening.getLocalPort()));
    }

    /** Lets go of the answers that are held, and of those to come. */
    public void release() {
        released.countDown();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket();
                server.connect(target);
                Link link = new Link(client, server, script, released, answers);
                links.add(link);
                threads.execute(link::up);
                threads.execute(link::down);
            } catch (IOException closed) {
                // Nobody listens any more, or the target does not: the client sees its connection end.
            }
        }
    }

    /** Ends it, and every connection through it. */
    @Override
    public void close() {
        release();
        try {
            listening.close();
        } catch (IOException ignored) {
            // It is closed either way.
        }
        links.forEach(Link::close);
        threads.shutdownNow();
    }
}
