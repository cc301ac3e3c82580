package org.tallystick.connector.netsuite;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonText;
import org.tallystick.connector.http.RestClient;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Writes that are answered when they are done. Thread-safe. */
final class RecordClient implements RecordWriter {

    /** Without it a misspelt field is passed over in silence. */
    static final String NAME_VALIDATION = "X-NetSuite-PropertyNameValidation";

    private static final Pattern RECORD_ID = Pattern.compile("/record/v1/([^/]+)/(\\d+)$");

    private final RestClient client;
    private final Addresses addresses;

    RecordClient(RestClient client, Addresses addresses) {
        this.client = client;
        this.addresses = addresses;
    }

    @Override
    public Optional<String> upsert(Target target, String externalId, String idempotencyKey, Map<String, ?> body) {
        HttpCall call = HttpCall.json("PUT", addresses.byExternalId(target, externalId), JsonText.of(body))
                .withHeader(NAME_VALIDATION, "Error");
        HttpAnswer answer = client.send(call);
        if (answer.status() != 204) {
            throw new ConnectorException(Problem.of(
                    FailureKind.OUTCOME_UNKNOWN,
                    "HTTP_" + answer.status(),
                    "%s: a write that succeeds answers 204".formatted(call)));
        }
        return id(target, answer);
    }

    /** The internal id that an answer's {@code Location} names, if it names one of such a record. */
    static Optional<String> id(Target target, HttpAnswer answer) {
        return answer.header("Location").flatMap(location -> id(target, location));
    }

    private static Optional<String> id(Target target, String location) {
        Matcher matcher = RECORD_ID.matcher(location);
        return matcher.find() && matcher.group(1).equalsIgnoreCase(target.record())
                ? Optional.of(matcher.group(2))
                : Optional.empty();
    }
}
