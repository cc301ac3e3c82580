package org.tallystick.connector.salesforce.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.JsonPage;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** The org's errors. Source: the vendor contract sheet of Salesforce, section 6. */
final class OrgErrors {

    /** A place between two pages of a query, which the org has forgotten. */
    static final String LOCATOR_GONE = "INVALID_QUERY_LOCATOR";

    /** A request that was not done, or undone, because another one of its call was refused. */
    static final String HALTED = "PROCESSING_HALTED";

    /** How {@code REQUEST_LIMIT_EXCEEDED} begins when it is the allowance of 24 hours, and not too many calls at once. */
    private static final String DAY_IS_USED_UP = "TotalRequests";

    /** The allowance is of the last 24 hours, so it comes back bit by bit. */
    private static final Duration UNTIL_CALLS_ARE_FREE = Duration.ofHours(1);

    private static final int PRECONDITION_FAILED = 412;

    private static final JsonBinder<Wire> BINDER = JsonBinder.of(Wire.class);

    static final ErrorTable TABLE = ErrorTable.builder(OrgErrors::read)
            .withStatus(300, FailureKind.DUPLICATE)
            .withStatus(409, FailureKind.REFUSED)
            .withStatus(PRECONDITION_FAILED, FailureKind.REFUSED)
            .withCode("DUPLICATE_VALUE", FailureKind.DUPLICATE)
            .withCode("DUPLICATE_EXTERNAL_ID", FailureKind.DUPLICATE)
            .withCode("DUPLICATES_DETECTED", FailureKind.REFUSED)
            .withCode("FIELD_CUSTOM_VALIDATION_EXCEPTION", FailureKind.REFUSED)
            .withCode("INVALID_CROSS_REFERENCE_KEY", FailureKind.NOT_FOUND)
            .withCode("ENTITY_IS_DELETED", FailureKind.NOT_FOUND)
            .withCode("NOT_FOUND", FailureKind.NOT_FOUND)
            .withCode("MALFORMED_QUERY", FailureKind.INVALID)
            .withCode("INVALID_FIELD", FailureKind.INVALID)
            .withCode("INVALID_TYPE", FailureKind.INVALID)
            .withCode("JSON_PARSER_ERROR", FailureKind.INVALID)
            .withCode("REQUIRED_FIELD_MISSING", FailureKind.INVALID)
            .withCode("MALFORMED_ID", FailureKind.INVALID)
            .withCode("STRING_TOO_LONG", FailureKind.INVALID)
            .withCode("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", FailureKind.INVALID)
            .withCode("UNABLE_TO_LOCK_ROW", FailureKind.CONFLICT)
            .withCode("ALL_OR_NONE_OPERATION_ROLLED_BACK", FailureKind.CONFLICT)
            .withCode(HALTED, FailureKind.CONFLICT)
            .withCode("QUERY_TIMEOUT", FailureKind.UNAVAILABLE)
            .withCode(LOCATOR_GONE, FailureKind.UNAVAILABLE)
            .withCode("REQUEST_LIMIT_EXCEEDED", FailureKind.THROTTLED)
            .withStatus(420, FailureKind.THROTTLED)
            .withCode("INVALID_SESSION_ID", FailureKind.UNAUTHORIZED)
            .build();

    /** What the platform says of itself. As a whole answer it leaves a write in doubt; of one record it says that it was not saved. */
    private static final Set<String> PLATFORM = Set.of("UNKNOWN_EXCEPTION", "SERVER_UNAVAILABLE");

    private OrgErrors() {}

    /** The problem that one record of a call has, which was not applied. The platform answered: it is there, and others are not to wait for this record. */
    static Problem ofRecord(String code, String message, @Nullable List<String> fields) {
        FailureKind kind = PLATFORM.contains(code) ? FailureKind.CONFLICT : TABLE.kindOf(code);
        return new Problem(kind, code, message, first(fields), null, null, null);
    }

    /**
     * The problem that one request of a composite call has, which was not done. The platform answered, as in {@link #ofRecord}; and a condition that does not
     * hold says that somebody else was quicker.
     *
     * @param part method and path of the request
     */
    static Problem ofPart(String part, HttpCall call, HttpAnswer answer, Instant now) {
        Problem said = TABLE.problem(call, answer, now);
        boolean isStale = answer.status() == PRECONDITION_FAILED;
        FailureKind kind = isStale || PLATFORM.contains(said.code()) ? FailureKind.CONFLICT : said.kind();
        String remedy = isStale ? "Somebody changed it meanwhile: it has to be looked at again" : null;
        return new Problem(
                kind, said.code(), part + " in " + said.message(), said.field(), null, remedy, said.retryAfter());
    }

    /** Several errors of one answer are rare; the first says what is wrong. */
    private static VendorError read(HttpAnswer answer) {
        List<String> errors = elements(answer);
        if (errors.isEmpty() || answer.status() == 300) {
            return VendorError.ofStatus(answer);
        }
        Wire error = BINDER.bind(errors.get(0));
        VendorError said = new VendorError(text(error.code), text(error.message), first(error.fields));
        return said.message().startsWith(DAY_IS_USED_UP) ? said.withRetryAfter(UNTIL_CALLS_ARE_FREE) : said;
    }

    private static List<String> elements(HttpAnswer answer) {
        try {
            return JsonPage.elements(answer.body());
        } catch (ConnectorException e) {
            throw new BadRecordException(e.problem());
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String first(@Nullable List<String> fields) {
        return fields == null || fields.isEmpty() ? null : fields.get(0);
    }

    private record Wire(
            @JsonProperty("errorCode") @Nullable String code,
            @JsonProperty("message") @Nullable String message,
            @JsonProperty("fields") @Nullable List<String> fields) {}
}
