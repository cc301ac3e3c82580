package org.tallystick.connector.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a system said about a failure.
 *
 * @param code its own code; empty if it gave none
 * @param message its own words
 * @param field which field, as it names it, if one is to blame
 * @param retryAfter how long to wait, if what it said means so and no header says more
 */
public record VendorError(
        String code,
        String message,
        @Nullable String field,
        @Nullable Duration retryAfter) {

    private static final int MAX_MESSAGE = 500;

    private static final JsonBinder<Oauth> OAUTH = JsonBinder.of(Oauth.class);

    public VendorError {
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    /** One that says nothing of a wait. */
    public VendorError(String code, String message, @Nullable String field) {
        this(code, message, field, null);
    }

    /** The same, after which to wait so long. */
    public VendorError withRetryAfter(Duration wait) {
        return new VendorError(code, message, field, wait);
    }

    /** Of an answer that is not in the system's own error format. */
    public static VendorError ofStatus(HttpAnswer answer) {
        return new VendorError("", "status " + answer.status(), null);
    }

    /** RFC 6749 section 5.2. */
    static VendorError ofOauth(HttpAnswer answer) {
        Oauth oauth = OAUTH.bind(answer.body());
        String code = oauth.error == null ? "" : oauth.error;
        return new VendorError(code, oauth.description == null ? code : oauth.description, null);
    }

    private record Oauth(
            @JsonProperty("error") @Nullable String error,
            @JsonProperty("error_description") @Nullable String description) {}
}
