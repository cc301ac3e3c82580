package org.tallystick.simulators.salesforce;

import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Request bodies of the data API. */
final class Bodies {

    private Bodies() {}

    /** @throws ApiException 415 unless the body is declared as JSON; {@code JSON_PARSER_ERROR} unless it is one object */
    static ObjectNode object(Request request) {
        if (!request.header("Content-Type").orElse("").startsWith("application/json")) {
            throw new ApiException(415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type header must be application/json");
        }
        try {
            if (request.json() instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw ApiException.invalid("JSON_PARSER_ERROR", "Unreadable JSON: " + e.getOriginalMessage());
        }
        throw ApiException.invalid("JSON_PARSER_ERROR", "The body must be a JSON object");
    }
}
