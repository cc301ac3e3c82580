package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Problem;

/** What became of one record of a collection; the call's status is 200 even when all of them failed. */
record SaveResult(
        @JsonProperty("id") @Nullable String id,
        @JsonProperty("success") @Nullable Boolean success,
        @JsonProperty("errors") @Nullable List<Failure> errors) {

    private static final JsonBinder<SaveResult> BINDER = JsonBinder.of(SaveResult.class);

    record Failure(
            @JsonProperty("statusCode") @Nullable String code,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("fields") @Nullable List<String> fields) {}

    /** The outcomes of a call of {@code size} records, in order. */
    static List<Outcome> outcomes(String body, int size) {
        try {
            List<String> results = JsonPage.elements(body);
            return results.size() == size
                    ? results.stream().map(SaveResult::outcome).toList()
                    : all(untrusted("%d results for %d records".formatted(results.size(), size)), size);
        } catch (ConnectorException e) {
            return all(untrusted(e.problem().message()), size);
        }
    }

    /** The same problem for each of {@code size} records. */
    static List<Outcome> all(Problem problem, int size) {
        return Collections.nCopies(size, Outcome.of(problem));
    }

    private static Outcome outcome(String json) {
        try {
            return BINDER.bind(json).outcome();
        } catch (BadRecordException e) {
            return Outcome.unknown(untrusted(e.problem().message()));
        }
    }

    private Outcome outcome() {
        if (Boolean.TRUE.equals(success) && id != null && !id.isEmpty()) {
            return Outcome.applied(SalesforceId.canonical(id));
        }
        Failure failure = errors == null || errors.isEmpty() ? null : errors.get(0);
        if (Boolean.FALSE.equals(success) && failure != null && failure.code != null) {
            String message = failure.message == null ? failure.code : failure.message;
            return Outcome.of(OrgErrors.ofRecord(failure.code, message, failure.fields));
        }
        return Outcome.unknown(untrusted("a result says neither that the record was saved nor why not"));
    }

    /** Of an answer to a write that says not, or not in a form that can be relied on, what became of it. */
    static Problem untrusted(String what) {
        return Problem.of(
                FailureKind.OUTCOME_UNKNOWN, "ANSWER_MALFORMED", "The answer to a write cannot be used: " + what);
    }
}
