package org.tallystick.connector.workday;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tallystick.connector.http.XmlElement;

/**
 * An element as one map of texts, so that it can be kept as a JSON document whose fields rules can name. A text's key is the path of names to its
 * element: {@code Worker_Data/Worker_ID}. An element with a type is named with it, {@code ID[Employee_ID]}; the second of a name is
 * {@code Worker_Job_Data[2]}, whatever stands around it; an attribute is {@code Worker_Job_Data/@Primary_Job}. Nothing is left out but the names of
 * namespaces.
 */
final class FlatXml {

    private static final String TYPE = "type";

    private final Map<String, String> texts = new LinkedHashMap<>();

    private FlatXml() {}

    static Map<String, String> of(XmlElement element) {
        FlatXml flat = new FlatXml();
        flat.children("", element);
        return flat.texts;
    }

    private void children(String prefix, XmlElement element) {
        Map<String, Integer> counts = new HashMap<>();
        for (XmlElement child : element.children()) {
            String type = child.attributes().get(TYPE);
            String name = type == null ? child.name() : "%s[%s]".formatted(child.name(), type);
            int count = counts.merge(name, 1, Integer::sum);
            add(prefix + (count == 1 ? name : "%s[%d]".formatted(name, count)), child);
        }
    }

    private void add(String path, XmlElement element) {
        element.attributes().forEach((name, value) -> {
            if (!name.equals(TYPE)) {
                texts.put(path + "/@" + name, value);
            }
        });
        if (element.children().isEmpty() || !element.text().isEmpty()) {
            texts.put(path, element.text());
        }
        children(path + "/", element);
    }
}
