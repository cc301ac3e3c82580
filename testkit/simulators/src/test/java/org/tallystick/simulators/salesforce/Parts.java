package org.tallystick.simulators.salesforce;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Parts of composite requests, as a client writes them, and of their answers. */
final class Parts {

    /** The body of a part that was not done because another one failed. */
    static final String HALTED = "[{\"message\":\"The transaction was rolled back since another operation in the same"
            + " transaction failed.\",\"errorCode\":\"PROCESSING_HALTED\"}]";

    private Parts() {}

    /**
     * One part.
     *
     * @param body with single quotes for double ones; none: it has none
     * @param header name and value of one, if any
     */
    static String part(String name, String method, String url, String body, String... header) {
        String more = body == null ? "" : ",\"body\":" + json(body);
        String headers = header.length == 0 ? "" : ",\"httpHeaders\":{\"%s\":\"%s\"}".formatted(header[0], header[1]);
        return "{\"method\":\"%s\",\"url\":\"%s\",\"referenceId\":\"%s\"%s%s}"
                .formatted(method, url, name, more, headers);
    }

    /** How each ended. */
    static List<Integer> statuses(List<JsonNode> parts) {
        return parts.stream().map(part -> part.get("httpStatusCode").asInt()).toList();
    }

    /** With double quotes for single ones. */
    static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
