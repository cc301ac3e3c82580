package org.tallystick.connector.http;

import java.util.Set;
import java.util.function.Function;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Problem;

/** Says what to do about a failure that {@link org.tallystick.spi.Connector#check} met. */
public final class CheckAdvice {

    /** Codes of this package for calls that nobody answered, or that something else did, with a page for people. */
    private static final Set<String> OF_ANOTHER_HOST =
            Set.of("CANNOT_CONNECT", "TOKEN_ANSWER_MALFORMED", "ANSWER_MALFORMED", "JSON");

    /** Of an answer that sends the call elsewhere, such as to a page for signing in; redirects are not followed. */
    private static final String REDIRECT = "HTTP_3";

    private CheckAdvice() {}

    /**
     * The failure with a remedy, if one is known.
     *
     * @param host what to do if the configured address is not the system's: for calls that nobody answered, and for answers that are not of
     *     the system's form, whatever their remedy says of data
     * @param other what to do about another problem that does not say it itself; empty: not known
     */
    public static ConnectorException on(ConnectorException failure, String host, Function<Problem, String> other) {
        Problem problem = failure.problem();
        boolean isHost =
                OF_ANOTHER_HOST.contains(problem.code()) || problem.code().startsWith(REDIRECT);
        if (!isHost && problem.remedy() != null) {
            return failure;
        }
        String remedy = isHost ? host : other.apply(problem);
        return remedy.isEmpty() ? failure : new ConnectorException(problem.withRemedy(remedy), failure);
    }
}
