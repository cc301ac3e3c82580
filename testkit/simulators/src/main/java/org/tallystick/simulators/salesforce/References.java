package org.tallystick.simulators.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.salesforce.internal.error.ApiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What the parts of a composite request answered, and what later parts say of it: {@code @{account.id}}, {@code @{found.records[0].Id}}. Source: Salesforce
 * contract sheet, section 5.3; that a part may be referred to which succeeded, and names count as they are written, is the simulator's reading.
 */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d{1,9}])*)}");
    private static final Pattern STEP = Pattern.compile("\\.(\\w+)|\\[(\\d+)]");

    private final Map<String, JsonNode> answers = new HashMap<>();

    /** What succeeded may be referred to from now on. */
    void put(String referenceId, JsonNode answer) {
        answers.put(referenceId, answer);
    }

    /** The address with values in the place of references, percent-encoded. */
    String inAddress(String url) {
        return REFERENCE.matcher(url).replaceAll(match -> {
            String value = value(match.group(), match.group(1), match.group(2)).asString();
            return Matcher.quoteReplacement(
                    URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        });
    }

    /** A copy with values in the place of references: a text that is one reference becomes its value, of whatever type. */
    JsonNode in(JsonNode body) {
        JsonNode copy = body.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(in(entry.getValue())));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, in(array.get(i)));
            }
        } else if (copy instanceof StringNode text) {
            return inText(text.asString());
        }
        return copy;
    }

    private JsonNode inText(String text) {
        Matcher whole = REFERENCE.matcher(text);
        if (whole.matches()) {
            return value(text, whole.group(1), whole.group(2));
        }
        return StringNode.valueOf(whole.reset()
                .replaceAll(match -> Matcher.quoteReplacement(
                        value(match.group(), match.group(1), match.group(2)).asString())));
    }

    /** @throws ApiException unless it is a single value */
    private JsonNode value(String reference, String name, String path) {
        JsonNode at = answers.getOrDefault(name, MissingNode.getInstance());
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            at = step.group(1) == null ? at.path(Integer.parseInt(step.group(2))) : at.path(step.group(1));
        }
        if (!at.isValueNode() || at.isNull()) {
            throw ApiException.invalid(
                    "PROCESSING_HALTED",
                    "Invalid reference specified. No value for %s found in %s"
                            .formatted(reference.substring(2, reference.length() - 1), name));
        }
        return at;
    }
}
