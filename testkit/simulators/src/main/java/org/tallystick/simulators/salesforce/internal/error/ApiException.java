package org.tallystick.simulators.salesforce.internal.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One refusal of the data API. Source: Salesforce contract sheet, section 6. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<String> fields;

    public ApiException(int status, String code, String message, String... fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.of(fields);
    }

    /** A refusal with HTTP status 400. */
    public static ApiException invalid(String code, String message, String... fields) {
        return new ApiException(400, code, message, fields);
    }

    public static ApiException notFound() {
        return new ApiException(404, "NOT_FOUND", "The requested resource does not exist");
    }

    /** Another user's transaction holds the record, or the one that it belongs to. */
    public static ApiException locked() {
        return invalid("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The element of a top-level error array: the code is {@code errorCode}, {@code fields} only where there are some. */
    public Map<String, Object> topLevel() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", text());
        error.put("errorCode", code);
        if (!fields.isEmpty() || code.equals("FIELD_CUSTOM_VALIDATION_EXCEPTION")) {
            error.put("fields", fields);
        }
        return error;
    }

    /** The element of a per-record result's {@code errors}: here the code is {@code statusCode}. */
    public Map<String, Object> perRecord() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("statusCode", code);
        error.put("message", text());
        error.put("fields", fields);
        return error;
    }

    /** As a bulk job's failed results tell it: code, message and fields. */
    public String asText() {
        return "%s:%s:%s".formatted(code, text(), fields.isEmpty() ? "--" : String.join(", ", fields) + " --");
    }

    private String text() {
        return String.valueOf(getMessage());
    }
}
