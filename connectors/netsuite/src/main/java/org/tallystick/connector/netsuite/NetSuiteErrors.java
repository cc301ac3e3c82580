package org.tallystick.connector.netsuite;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.JsonBinder;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.FailureKind;

/**
 * What NetSuite's refusals mean (vendor contract sheet, section 6). Codes count at the status that they are documented for: whatever a
 * 5xx says, a write that it answers is in doubt. What stands in no entry is what HTTP says of its status: 400 is
 * {@link FailureKind#INVALID}, 401 {@link FailureKind#UNAUTHORIZED}, 404 {@link FailureKind#NOT_FOUND}, 429 {@link FailureKind#THROTTLED}.
 */
final class NetSuiteErrors {

    /** No code is documented for a closed period, nor is one sure for a duplicate: their texts count too. */
    private static final String PERIOD_CLOSED = "PERIOD_CLOSED";

    private static final String DUPLICATE = "DUP_RCRD";

    private static final Pattern CLOSED_PERIOD_TEXT = Pattern.compile(
            "\\bclosed\\b.{0,80}\\bperiod\\b|\\bperiod\\b.{0,80}\\bclosed\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern DUPLICATE_TEXT = Pattern.compile("record already exists", Pattern.CASE_INSENSITIVE);

    private static final String DETAILS = "o:errorDetails";

    private static final Pattern CODE = Pattern.compile("\"o:errorCode\"\\s*:\\s*\"([A-Z_]+)\"");

    private static final Pattern DETAIL = Pattern.compile("\"detail\"\\s*:\\s*\"([^\"]*)\"");

    private static final JsonBinder<Body> BODY = JsonBinder.lenient(Body.class);

    static final ErrorTable TABLE = ErrorTable.builder(NetSuiteErrors::read)
            .withCode(400, DUPLICATE, FailureKind.DUPLICATE)
            .withCode(400, "UNIQUE_CUST_ID_REQD", FailureKind.DUPLICATE)
            .withCode(400, PERIOD_CLOSED, FailureKind.PERIOD_CLOSED)
            .withCode(400, "RCRD_HAS_BEEN_CHANGED", FailureKind.CONFLICT)
            .withCode(400, "NONEXISTENT_ID", FailureKind.NOT_FOUND)
            .withStatus(405, FailureKind.UNSUPPORTED)
            .withStatus(415, FailureKind.UNSUPPORTED)
            .withStatus(503, FailureKind.UNAVAILABLE)
            .build();

    private NetSuiteErrors() {}

    /** The first of several details is to blame; all their texts are told. */
    private static VendorError read(HttpAnswer answer) {
        Body body = body(answer.body());
        List<Detail> details = requireNonNullElse(body.details, List.of());
        Detail first = details.isEmpty() ? Detail.of(null, null) : details.get(0);
        String given = requireNonNullElse(first.code, requireNonNullElse(body.code, ""));
        String text =
                details.stream().map(Detail::detail).filter(Objects::nonNull).collect(Collectors.joining("; "));
        String message = text.isEmpty() ? requireNonNullElse(body.title, "status " + answer.status()) : text;
        return new VendorError(code(given, message), message, first.place());
    }

    /** Some answers are no valid JSON: what can be found of the first detail counts all the same. */
    private static Body body(String text) {
        try {
            return BODY.bind(text);
        } catch (BadRecordException e) {
            Matcher code = CODE.matcher(text.substring(Math.max(0, text.indexOf(DETAILS))));
            if (!code.find()) {
                throw e;
            }
            Matcher detail = DETAIL.matcher(text);
            String told = detail.find() ? detail.group(1) : null;
            return new Body(null, null, List.of(Detail.of(told, code.group(1))));
        }
    }

    private static String code(String given, String text) {
        if (CLOSED_PERIOD_TEXT.matcher(text).find()) {
            return PERIOD_CLOSED;
        }
        return DUPLICATE_TEXT.matcher(text).find() ? DUPLICATE : given;
    }

    /** The error document; a few answers carry the code at its top only. */
    record Body(
            @Nullable String title,
            @JsonProperty("o:errorCode") @Nullable String code,
            @JsonProperty(DETAILS) @Nullable List<Detail> details) {}

    /** One of its reasons. */
    record Detail(
            @Nullable String detail,
            @JsonProperty("o:errorCode") @Nullable String code,
            @JsonProperty("o:errorPath") @Nullable String path,
            @JsonProperty("o:errorQueryParam") @Nullable String parameter,
            @JsonProperty("o:errorHeader") @Nullable String header,

            @JsonProperty("o:errorUrl") @JsonAlias("o:urlPath") @Nullable String url) {

        static Detail of(@Nullable String detail, @Nullable String code) {
            return new Detail(detail, code, null, null, null, null);
        }

        /** What is to blame: a field of the body, or else a parameter, a header or a part of the address. */
        @Nullable String place() {
            return Stream.of(path, parameter, header, url)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }
}
