package org.tallystick.connector.http;

import java.time.InstantSource;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;
import org.tallystick.spi.Secret;

/**
 * Sends calls with authorization. When the system answers 401, it gets a new token once and sends the same call again: what was
 * refused so had no effect. Nothing else is ever sent twice. Thread-safe.
 */
public final class RestClient {

    private final HttpTransport transport;
    private final Authorization authorization;
    private final ErrorTable errors;
    private final InstantSource clock;

    public RestClient(HttpTransport transport, Authorization authorization, ErrorTable errors, InstantSource clock) {
        this.transport = transport;
        this.authorization = authorization;
        this.errors = errors;
        this.clock = clock;
    }

    /**
     * The answer, which is a success.
     *
     * @throws ConnectorException if it is not, or none came
     */
    public HttpAnswer send(HttpCall call) {
        HttpAnswer answer = exchange(call);
        if (!answer.isSuccess()) {
            throw new ConnectorException(problem(call, answer));
        }
        return answer;
    }

    /**
     * The answer, whatever its status.
     *
     * @throws ConnectorException if none came
     */
    public HttpAnswer exchange(HttpCall call) {
        Secret header = authorization.header(call);
        HttpAnswer answer = transport.send(authorized(call, header));
        if (answer.status() == 401 && authorization.refused(header)) {
            return transport.send(authorized(call, authorization.header(call)));
        }
        return answer;
    }

    /** The problem that an answer without success is. */
    public Problem problem(HttpCall call, HttpAnswer answer) {
        return errors.problem(call, answer, clock.instant());
    }

    private static HttpCall authorized(HttpCall call, Secret header) {
        return call.withHeader("Authorization", header.reveal());
    }
}
