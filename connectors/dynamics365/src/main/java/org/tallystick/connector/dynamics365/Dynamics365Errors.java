package org.tallystick.connector.dynamics365;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.FailureKind;

/**
 * What refusals mean (vendor contract sheet, section 6). The system's own code is mostly empty, so that what is known is told by the text of
 * {@code innererror}; its stack trace is never read. What stands in no entry is what HTTP says of its status: 412 is
 * {@link FailureKind#CONFLICT}, a write that 502 to 504 answer is in doubt.
 */
final class Dynamics365Errors {

    private static final String RECORD_EXISTS = "RECORD_EXISTS";
    private static final String UPDATE_CONFLICT = "UPDATE_CONFLICT";
    private static final String PERIOD_CLOSED = "PERIOD_CLOSED";
    private static final String TARGET_OF_INVOCATION = "TARGET_OF_INVOCATION";

    /**
     * By a part of the text, of several the first here: that something was thrown says least. Texts are localised, so that more than these cannot be told.
     */
    private static final List<Map.Entry<String, String>> CODES = List.of(
            Map.entry("The record already exists", RECORD_EXISTS),
            Map.entry("An update conflict occurred due to another user process", UPDATE_CONFLICT),
            Map.entry("Could not find a property named", "PROPERTY_UNKNOWN"),
            Map.entry("Exception has been thrown by the target of an invocation.", TARGET_OF_INVOCATION));

    /** Source: the vendor's article "Troubleshoot inventory closing", which leaves the middle open. */
    private static final Pattern CLOSED_PERIOD = Pattern.compile("Fiscal period for .{1,40} is not open");

    private static final JsonBinder<Body> BODY = JsonBinder.lenient(Body.class);

    static final ErrorTable TABLE = ErrorTable.builder(Dynamics365Errors::read)
            .withCode(RECORD_EXISTS, FailureKind.DUPLICATE)
            .withCode(UPDATE_CONFLICT, FailureKind.CONFLICT)
            .withCode(PERIOD_CLOSED, FailureKind.PERIOD_CLOSED)
            .withCode(500, TARGET_OF_INVOCATION, FailureKind.INVALID)
            .withThrottleWait(Duration.ofSeconds(30))
            .build();

    private Dynamics365Errors() {}

    private static VendorError read(HttpAnswer answer) {
        Fault fault = BODY.bind(answer.body()).error;
        if (fault == null) {
            return VendorError.ofStatus(answer);
        }
        String outer = requireNonNullElse(fault.message, "status " + answer.status());
        String message = fault.inner == null ? outer : requireNonNullElse(fault.inner.message, outer);
        return new VendorError(code(requireNonNullElse(fault.code, ""), message), infolog(message), null);
    }

    private static String code(String given, String message) {
        if (CLOSED_PERIOD.matcher(message).find()) {
            return PERIOD_CLOSED;
        }
        return CODES.stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(given);
    }

    /** What the system tells its users, if it is there. */
    private static String infolog(String message) {
        int at = message.indexOf("Infolog: ");
        return at < 0 ? message : message.substring(at + "Infolog: ".length());
    }

    /** The error document. */
    record Body(@Nullable Fault error) {}

    /** What it says. */
    record Fault(
            @Nullable String code,
            @Nullable String message,
            @JsonProperty("innererror") @Nullable Inner inner) {}

    /** What happened inside. */
    record Inner(@Nullable String message) {}
}
