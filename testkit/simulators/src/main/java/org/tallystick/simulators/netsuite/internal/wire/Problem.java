package org.tallystick.simulators.netsuite.internal.wire;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of {@code o:errorDetails}.
 *
 * @param place the key that says where ({@code o:errorPath}, {@code o:errorQueryParam}, {@code o:errorHeader}), or empty
 * @param where a JSON path in the body, or the name of a parameter or header
 */
public record Problem(String code, String detail, String place, String where) {

    public static Problem of(String code, String detail) {
        return new Problem(code, detail, "", "");
    }

    /** @param path as {@code item.items[0].rate} */
    public static Problem inBody(String code, String path, String detail) {
        return new Problem(code, detail, "o:errorPath", path);
    }

    public static Problem inQuery(String code, String parameter, String detail) {
        return new Problem(code, detail, "o:errorQueryParam", parameter);
    }

    public static Problem inHeader(String code, String header, String detail) {
        return new Problem(code, detail, "o:errorHeader", header);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("detail", detail).put("o:errorCode", code);
        if (!place.isEmpty()) {
            json.put(place, where);
        }
        return json;
    }
}
