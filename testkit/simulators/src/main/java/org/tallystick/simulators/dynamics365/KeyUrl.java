package org.tallystick.simulators.dynamics365;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.simulators.dynamics365.internal.schema.Catalog;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.dynamics365.internal.schema.Property;
import org.tallystick.simulators.dynamics365.internal.wire.ODataErrors;
import org.tallystick.simulators.internal.Refusal;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a path names: a set, or one entity by all its key fields in any order, texts quoted and numbers not. Source:
 * Dynamics 365 Finance contract sheet, section 2.
 */
record KeyUrl(EntitySet set, Optional<ObjectNode> key) {
    private static final Pattern SEGMENT = Pattern.compile("(\\w+)(?:\\((.*)\\))?", Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("(\\w+)=('(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?)(?:,|$)");

    /** @param segment percent-decoded */
    static KeyUrl parse(String segment, Catalog catalog) {
        Matcher matcher = SEGMENT.matcher(segment);
        if (!matcher.matches()) {
            throw unknown(segment);
        }
        EntitySet set = catalog.find(matcher.group(1)).orElseThrow(() -> unknown(segment));
        return new KeyUrl(set, Optional.ofNullable(matcher.group(2)).map(text -> key(text, set)));
    }

    ObjectNode requiredKey() {
        return key.orElseThrow(() -> ODataErrors.refusal(405, "The method needs the key of one entity."));
    }

    private static Refusal unknown(String segment) {
        return ODataErrors.refusal(404, "Resource not found for the segment '" + segment + "'.");
    }

    private static ObjectNode key(String text, EntitySet set) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        Matcher part = PART.matcher(text);
        int end = 0;
        while (part.lookingAt()) {
            end = part.end();
            put(key, set, part.group(1), part.group(2));
            part.region(end, text.length());
        }
        Set<String> named = new HashSet<>(key.propertyNames());
        if (end != text.length() || !named.equals(Set.copyOf(set.key())) || text.endsWith(",")) {
            throw ODataErrors.refusal(
                    400,
                    "The key '" + text + "' does not name exactly the key fields " + set.key() + " of " + set.type());
        }
        return key;
    }

    private static void put(ObjectNode key, EntitySet set, String name, String value) {
        Property property = set.property(name);
        boolean isText = value.startsWith("'");
        if (isText != (property.type() == Property.Type.STRING)) {
            throw ODataErrors.refusal(
                    400, "The value " + value + " of key '" + name + "' is not of " + property.edmType());
        }
        String text = isText ? value.substring(1, value.length() - 1).replace("''", "'") : value;
        key.set(
                name,
                property.stored(
                        isText
                                ? JsonNodeFactory.instance.stringNode(text)
                                : JsonNodeFactory.instance.numberNode(new BigDecimal(text))));
    }
}
