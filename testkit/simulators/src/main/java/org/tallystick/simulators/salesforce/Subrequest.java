package org.tallystick.simulators.salesforce;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.internal.Fault;
import org.tallystick.simulators.internal.Request;
import org.tallystick.simulators.internal.UriText;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One part of a composite request, as the client wrote it. Source: Salesforce contract sheet, section 5.3. The texts of refusals are the simulator's own.
 *
 * @param headers by their names in any case
 */
record Subrequest(String method, String url, String referenceId, JsonNode body, Map<String, String> headers) {

    private static final int MOST = 25;
    private static final int MOST_READING_MANY = 5;
    private static final Set<String> FIELDS = Set.of("method", "url", "referenceId", "body", "httpHeaders");
    private static final Set<String> OF_THE_WHOLE = Set.of("compositeRequest", "allOrNone", "collateSubrequests");

    /** The headers that a part has of the whole. */
    private static final Set<String> INHERITED = Set.of("accept", "authorization", "content-type");

    /** @throws ApiException unless the whole is well-formed, is not too large, and names each part once */
    static List<Subrequest> all(ObjectNode whole) {
        checkFields(whole, OF_THE_WHOLE);
        List<Subrequest> parts = in(whole);
        if (parts.size() > MOST) {
            throw tooMany("At most " + MOST + " subrequests in a call");
        }
        if (parts.stream().filter(Subrequest::isOfMany).count() > MOST_READING_MANY) {
            throw tooMany("At most " + MOST_READING_MANY + " queries and collections in a call");
        }
        return parts;
    }

    /** @throws ApiException unless there are some, well-formed, and each has a name of its own */
    static List<Subrequest> in(ObjectNode whole) {
        List<Subrequest> parts = StreamSupport.stream(
                        whole.path("compositeRequest").spliterator(), false)
                .map(Subrequest::from)
                .toList();
        require(!parts.isEmpty(), "compositeRequest must hold at least one subrequest");
        Set<String> names = new HashSet<>();
        parts.forEach(part -> require(names.add(part.referenceId), "referenceId is not unique: " + part.referenceId));
        return parts;
    }

    private static Subrequest from(JsonNode json) {
        if (!(json instanceof ObjectNode part)) {
            throw malformed("A subrequest must be an object");
        }
        checkFields(part, FIELDS);
        String referenceId = text(part, "referenceId");
        require(referenceId.matches("\\w+"), "referenceId has letters, digits and underscores only: " + referenceId);
        return new Subrequest(
                text(part, "method"),
                text(part, "url"),
                referenceId,
                part.path("body"),
                headers(part.path("httpHeaders")));
    }

    private static Map<String, String> headers(JsonNode json) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        json.properties().forEach(header -> {
            String name = header.getKey();
            require(!INHERITED.contains(name.toLowerCase(Locale.ROOT)), "A subrequest may not have the header " + name);
            headers.put(name, header.getValue().asString(""));
        });
        return headers;
    }

    boolean isWrite() {
        return !method.equals("GET");
    }

    /** A query, or a further page of one, or a collection. */
    private boolean isOfMany() {
        return url.matches("/services/data/[^/]+/(query|queryAll|composite/sobjects)([/?].*)?");
    }

    /** Whether all records of a collection must be valid. */
    boolean isAllOrNone() {
        return body.path("allOrNone").asBoolean(false) || url.matches(".*[?&]allOrNone=true(&.*)?");
    }

    /**
     * The request that it makes.
     *
     * @param whole the request that it is a part of
     * @param known what the parts before it answered
     * @param meets the fault that it meets
     * @throws ApiException if it refers to what is not known, or its address is none
     */
    Request request(Request whole, References known, Fault.@Nullable Kind meets) {
        URI uri = address(known.inAddress(url));
        Headers all = new Headers();
        headers.forEach(all::set);
        whole.header("Content-Type").ifPresent(type -> all.set("Content-Type", type));
        return new Request(
                method,
                uri.toString(),
                uri.getPath(),
                Map.of(),
                UriText.parameters(uri.getRawQuery()),
                all,
                body.isMissingNode() ? "" : known.in(body).toString(),
                meets);
    }

    private static URI address(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getRawPath() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new ApiException(404, "NOT_FOUND", "The url is no address: " + e.getReason());
        }
        throw ApiException.notFound();
    }

    static void checkFields(ObjectNode json, Set<String> known) {
        json.propertyNames().forEach(name -> require(known.contains(name), "Unrecognized field \"" + name + "\""));
    }

    private static String text(ObjectNode part, String name) {
        JsonNode value = part.path(name);
        require(value.isString() && !value.asString().isEmpty(), "A subrequest must have a " + name);
        return value.asString();
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw malformed(otherwise);
        }
    }

    static ApiException malformed(String message) {
        return ApiException.invalid("JSON_PARSER_ERROR", message);
    }

    static ApiException tooMany(String message) {
        return ApiException.invalid("LIMIT_EXCEEDED", message);
    }
}
