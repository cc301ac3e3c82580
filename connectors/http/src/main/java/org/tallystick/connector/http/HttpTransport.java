package org.tallystick.connector.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Sends calls and gives whole answers, whatever their status; a body that is cut short is a failure (F-CUR-15). A caller who sends
 * {@code Accept-Encoding: gzip} gets the answer unpacked.
 *
 * <p>A call that certainly had no effect fails as {@link FailureKind#UNAVAILABLE}. A {@link HttpCall.Effect#WRITE} that broke after it
 * may have been sent fails as {@link FailureKind#OUTCOME_UNKNOWN}. Redirects are not followed, so that no token goes elsewhere; plain
 * HTTP is for loopback addresses only, and a host whose address is link-local, multicast or this machine's is not called. Thread-safe.
 *
 * <p>An answer without success is told without the secrets that the call showed, and in whatever characters it is written: a page for people
 * need not be UTF-8, and its status counts all the same.
 *
 * <p>The JDK's client keeps idle connections, on Java 17 for 20 minutes, and notices an end that reaches it. A write that crosses the
 * other side's end on its way, or goes where a firewall has dropped the connection without a word, is
 * {@link FailureKind#OUTCOME_UNKNOWN} although it had no effect: it is looked up, and costs time. How long connections are kept is a
 * property of the whole process, {@code jdk.httpclient.keepalive.timeout} in seconds, and so the host's to set.
 */
public final class HttpTransport {

    private static final String USER_AGENT = "tallystick/" + Version.text();

    private static final String TIMEOUT = "TIMEOUT";
    private static final String INTERRUPTED = "INTERRUPTED";
    private static final String CONNECTION_LOST = "CONNECTION_LOST";
    private static final Set<String> UNANSWERED = Set.of(TIMEOUT, INTERRUPTED, CONNECTION_LOST);

    private final HttpClient client;
    private final HttpSettings settings;
    private final Destinations destinations = new Destinations(InetAddress::getAllByName, ProxySelector.getDefault());

    public HttpTransport(HttpSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /** How long one call may take. */
    Duration callTimeout() {
        return settings.callTimeout();
    }

    /**
     * Sends once.
     *
     * @throws ConnectorException if no complete answer came
     */
    public HttpAnswer send(HttpCall call) {
        destinations.require(call.uri());
        HttpResponse<byte[]> response = exchange(call);
        int status = response.statusCode();
        byte[] content = content(call, response);
        boolean isSuccess = status >= 200 && status < 300;
        String text = isSuccess ? text(call, content) : SentSecrets.hidden(call, new String(content, UTF_8));
        return new HttpAnswer(status, response.headers().map(), withoutMark(text));
    }

    /** Whether the call that failed so may have been sent, and had no whole answer: the system may still be at work on it. */
    static boolean isUnanswered(ConnectorException failure) {
        return UNANSWERED.contains(failure.problem().code());
    }

    /** What a caller who asked for it was sent packed is unpacked; the limit is that of the answer itself. */
    private byte[] content(HttpCall call, HttpResponse<byte[]> response) {
        boolean isPacked = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        if (!isPacked || response.body().length == 0) {
            return response.body();
        }
        int limit = settings.maxBodyBytes();
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            byte[] content = unpacked.readNBytes(limit);
            if (unpacked.read() >= 0) {
                throw failure(call, new BodyTooLargeException(limit));
            }
            return content;
        } catch (IOException e) {
            throw broken(call, "ANSWER_NOT_GZIP", "the answer cannot be unpacked", e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpCall call) {
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request(call), head -> new BoundedBody(settings.maxBodyBytes()));
        try {
            return pending.get(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(call, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw broken(call, TIMEOUT, "no complete answer within " + settings.callTimeout(), e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw broken(call, INTERRUPTED, "the caller was interrupted", e);
        }
    }

    private static HttpRequest request(HttpCall call) {
        String body = call.body();
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .setHeader("User-Agent", USER_AGENT);
        call.headers().forEach((name, value) -> setHeader(call, request, name, value));
        return request.build();
    }

    /** The JDK quotes a value that it refuses, which may be a secret with the end of a line behind it; so the cause stays out. */
    private static void setHeader(HttpCall call, HttpRequest.Builder request, String name, String value) {
        try {
            request.setHeader(name, value);
        } catch (IllegalArgumentException e) {
            Problem problem = Problem.of(
                            FailureKind.INVALID,
                            "HEADER",
                            "%s: the header '%s' holds what cannot be sent".formatted(call, name))
                    .withRemedy(
                            "Look for an end of line or another control character in what is configured, secrets included");
            throw new ConnectorException(problem);
        }
    }

    private static ConnectorException failure(HttpCall call, Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException
                || cause instanceof ConnectException
                || cause instanceof SSLHandshakeException) {
            return exception(FailureKind.UNAVAILABLE, "CANNOT_CONNECT", call, "no connection", cause);
        }
        if (cause instanceof BodyTooLargeException && !call.isWrite()) {
            Problem problem = Problem.of(
                            FailureKind.INVALID, "ANSWER_TOO_LARGE", "%s: %s".formatted(call, cause.getMessage()))
                    .withRemedy("Ask for smaller pages, or raise max-answer-bytes");
            return new ConnectorException(problem, cause);
        }
        return broken(call, CONNECTION_LOST, "the answer did not come whole", cause);
    }

    private static ConnectorException broken(HttpCall call, String code, String what, Throwable cause) {
        FailureKind kind = call.isWrite() ? FailureKind.OUTCOME_UNKNOWN : FailureKind.UNAVAILABLE;
        return exception(kind, code, call, what, cause);
    }

    private static ConnectorException exception(
            FailureKind kind, String code, HttpCall call, String what, @Nullable Throwable cause) {
        return new ConnectorException(Problem.of(kind, code, "%s: %s".formatted(call, what)), cause);
    }

    /** A byte order mark is no part of a text (RFC 8259 section 8.1). */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String text(HttpCall call, byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw broken(call, "ANSWER_NOT_UTF8", "the answer is not UTF-8 text", e);
        }
    }
}
