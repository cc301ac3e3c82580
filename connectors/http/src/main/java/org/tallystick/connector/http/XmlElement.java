package org.tallystick.connector.http;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.spi.ConnectorException;

/**
 * One element of an XML answer. Names are local ones. Its text form shows neither text nor attributes.
 *
 * @param namespace URI; empty: none
 * @param attributes by local name, in order; declarations of namespaces are none
 * @param text directly in it, in order and without what its children hold; without space around it
 * @param children in order
 */
public record XmlElement(
        String namespace, String name, Map<String, String> attributes, String text, List<XmlElement> children) {

    public XmlElement {
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        requireNonNull(text, "text");
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        children = List.copyOf(children);
    }

    /**
     * The root of a document.
     *
     * @throws ConnectorException if it is not well-formed ({@code ANSWER_MALFORMED}), has a DTD ({@code XML_DTD}), or is deeper or has more elements
     *     than any answer that is meant well ({@code XML_LIMIT}); nothing outside the text is ever opened
     */
    public static XmlElement parse(String xml) {
        return XmlParser.parse(xml);
    }

    /** The children of a name, in order. */
    public Stream<XmlElement> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    /** The first element at the end of the path of names. */
    public Optional<XmlElement> first(String... path) {
        Optional<XmlElement> at = Optional.of(this);
        for (String step : path) {
            at = at.flatMap(element -> element.all(step).findFirst());
        }
        return at;
    }

    @Override
    public String toString() {
        return "XmlElement[%s, %d children]".formatted(name, children.size());
    }
}
