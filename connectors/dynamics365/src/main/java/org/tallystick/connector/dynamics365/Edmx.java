package org.tallystick.connector.dynamics365;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.XmlInput;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SchemaSnapshot;

/**
 * What a document of {@code $metadata} says of entity sets. It has tens of megabytes and thousands of types, so that it is gone through twice, and only what is
 * asked for is kept: first the types of the sets, then the properties of these types. Source: the vendor contract sheet, sections 1 and 3.
 */
final class Edmx {

    private static final String SET = "EntitySet";
    private static final String TYPE = "EntityType";
    private static final String PROPERTY = "Property";

    private Edmx() {}

    /**
     * The properties of sets with their types; a set that is not there has none.
     *
     * @throws ConnectorException of kind {@link FailureKind#NOT_FOUND} if the text is cut, or no EDMX document; {@link FailureKind#INVALID} if it has
     *     a DTD
     */
    static SchemaSnapshot properties(String edmx, Collection<String> sets) {
        Map<String, String> typeOf = new HashMap<>();
        pass(edmx, element -> {
            if (element.getLocalName().equals(SET) && sets.contains(attribute(element, "Name"))) {
                typeOf.put(attribute(element, "Name"), withoutNamespace(attribute(element, TYPE)));
            }
        });
        Properties properties = new Properties(new HashSet<>(typeOf.values()));
        pass(edmx, properties);
        SortedMap<String, SortedMap<String, String>> found = new TreeMap<>();
        sets.forEach(set -> found.put(set, properties.of(typeOf.getOrDefault(set, ""))));
        return new SchemaSnapshot(found);
    }

    /** Shows each element where it begins. */
    private static void pass(String edmx, Consumer<XMLStreamReader> visitor) {
        try {
            XMLStreamReader reader = XmlInput.open(edmx);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    visitor.accept(reader);
                }
            }
        } catch (XMLStreamException e) {
            // Its message may quote the document.
            throw new ConnectorException(
                    Problem.of(FailureKind.NOT_FOUND, "METADATA_MALFORMED", "$metadata is cut or no EDMX document"));
        }
    }

    private static String attribute(XMLStreamReader element, String name) {
        String value = element.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String withoutNamespace(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Collects those of some entity types. */
    private static final class Properties implements Consumer<XMLStreamReader> {

        private final Collection<String> wanted;
        private final Map<String, SortedMap<String, String>> byType = new HashMap<>();

        private @Nullable SortedMap<String, String> here;

        private Properties(Collection<String> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void accept(XMLStreamReader element) {
            String name = attribute(element, "Name");
            switch (element.getLocalName()) {
                case TYPE -> here = wanted.contains(name) ? byType.computeIfAbsent(name, any -> new TreeMap<>()) : null;
                case "ComplexType" -> here = null;
                case PROPERTY -> {
                    SortedMap<String, String> properties = here;
                    if (properties != null) {
                        properties.put(name, attribute(element, "Type"));
                    }
                }
                default -> {} // Keys, enums, actions: no fields.
            }
        }

        private SortedMap<String, String> of(String type) {
            return byType.getOrDefault(type, new TreeMap<>());
        }
    }
}
