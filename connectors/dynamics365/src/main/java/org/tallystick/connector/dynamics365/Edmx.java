package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tallystick.connector.http.XmlInput;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * What a document of {@code $metadata} says of entity sets. It has tens of megabytes and thousands of types, so that it is gone through twice, and only what is
 * asked for is kept: first the types of the sets, and the enums, then the keys and properties of these types. Source: the vendor contract sheet, sections 1 and 3;
 * {@code MaxLength} is of OData, and heeded where it is given.
 */
final class Edmx {

    private static final String SET = "EntitySet";
    private static final String TYPE = "EntityType";
    private static final String PROPERTY = "Property";
    private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

    private Edmx() {}

    /**
     * The types of sets, by the names of the sets; a set that is not there is left out.
     *
     * @throws ConnectorException of kind {@link FailureKind#NOT_FOUND} if the text is cut, or no EDMX document; {@link FailureKind#INVALID} if it has
     *     a DTD
     */
    static Map<String, EntityType> entityTypes(String edmx, Collection<String> sets) {
        Names names = new Names(sets);
        pass(edmx, names);
        Types types = new Types(new HashSet<>(names.typeOf.values()), names.members);
        pass(edmx, types);
        Map<String, EntityType> found = new HashMap<>();
        names.typeOf.forEach((set, type) -> types.of(type).ifPresent(each -> found.put(set, each)));
        return found;
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

    /** Collects which types the rows of some sets have, and the members of enums. */
    private static final class Names implements Consumer<XMLStreamReader> {

        private final Collection<String> sets;
        private final Map<String, String> typeOf = new HashMap<>();
        private final Map<String, List<String>> members = new HashMap<>();

        private List<String> here = new ArrayList<>();

        private Names(Collection<String> sets) {
            this.sets = sets;
        }

        @Override
        public void accept(XMLStreamReader element) {
            String name = attribute(element, "Name");
            switch (element.getLocalName()) {
                case SET -> {
                    if (sets.contains(name)) {
                        typeOf.put(name, withoutNamespace(attribute(element, TYPE)));
                    }
                }
                case "EnumType" -> here = members.computeIfAbsent(name, any -> new ArrayList<>());
                case "Member" -> here.add(name);
                default -> {} // Types are for the second time.
            }
        }
    }

    /** Collects keys and properties of some entity types. */
    private static final class Types implements Consumer<XMLStreamReader> {

        private final Collection<String> wanted;
        private final Map<String, List<String>> members;
        private final Map<String, List<String>> keys = new HashMap<>();
        private final Map<String, SortedMap<String, Property>> properties = new HashMap<>();

        /** The type that is gone through; empty: one that nobody wants. */
        private String here = "";

        private Types(Collection<String> wanted, Map<String, List<String>> members) {
            this.wanted = wanted;
            this.members = members;
        }

        @Override
        public void accept(XMLStreamReader element) {
            String name = attribute(element, "Name");
            switch (element.getLocalName()) {
                case TYPE -> here = wanted.contains(name) ? name : "";
                case "ComplexType" -> here = "";
                case "PropertyRef" -> {
                    if (!here.isEmpty()) {
                        keys.computeIfAbsent(here, any -> new ArrayList<>()).add(name);
                    }
                }
                case PROPERTY -> {
                    if (!here.isEmpty()) {
                        properties.computeIfAbsent(here, any -> new TreeMap<>()).put(name, property(name, element));
                    }
                }
                default -> {} // Enums, actions: no fields.
            }
        }

        private Property property(String name, XMLStreamReader element) {
            String type = attribute(element, "Type");
            String length = attribute(element, "MaxLength");
            return new Property(
                    name,
                    type,
                    LENGTH.matcher(length).matches() ? Integer.parseInt(length) : 0,
                    type.startsWith("Edm.") ? List.of() : members.getOrDefault(withoutNamespace(type), List.of()));
        }

        private Optional<EntityType> of(String type) {
            return Optional.ofNullable(properties.get(type))
                    .map(fields -> new EntityType(keys.getOrDefault(type, List.of()), fields));
        }
    }
}
