package org.tallystick.connector.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/** Reads what {@link XmlInput} opens as a whole. Depth and number of elements are bounded. */
final class XmlParser {

    static final int MAX_DEPTH = 100;
    static final int MAX_ELEMENTS = 1_000_000;

    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private @Nullable XmlElement root;

    private XmlParser() {}

    static XmlElement parse(String xml) {
        XmlElement root = new XmlParser().read(xml);
        if (root == null) {
            throw failure(FailureKind.UNAVAILABLE, "ANSWER_MALFORMED", "The answer is no XML document");
        }
        return root;
    }

    private @Nullable XmlElement read(String xml) {
        try {
            XMLStreamReader in = XmlInput.open(xml);
            while (in.hasNext()) {
                take(in, in.next());
            }
            return root;
        } catch (XMLStreamException e) {
            // Its message may quote the document, and so does its cause.
            throw failure(
                    FailureKind.UNAVAILABLE,
                    "ANSWER_MALFORMED",
                    "The answer is no well-formed XML: line %d, column %d"
                            .formatted(
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNumber(),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getColumnNumber()));
        }
    }

    private void take(XMLStreamReader in, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open(in);
            case XMLStreamConstants.END_ELEMENT -> close();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                open.element().text.append(in.getText());
            default -> {}
        }
    }

    private void open(XMLStreamReader in) {
        elements++;
        if (open.size() >= MAX_DEPTH || elements > MAX_ELEMENTS) {
            throw failure(
                    FailureKind.INVALID,
                    "XML_LIMIT",
                    "The answer is deeper than %d or has more than %d elements".formatted(MAX_DEPTH, MAX_ELEMENTS));
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        String namespace = in.getNamespaceURI();
        open.push(new Open(namespace == null ? "" : namespace, in.getLocalName(), attributes));
    }

    private void close() {
        XmlElement closed = open.pop().close();
        if (open.isEmpty()) {
            root = closed;
        } else {
            open.element().children.add(closed);
        }
    }

    private static ConnectorException failure(FailureKind kind, String code, String message) {
        return new ConnectorException(Problem.of(kind, code, message).withRemedy("Look at what the system answers"));
    }

    /** An element that is not closed yet. */
    private static final class Open {

        private final String namespace;
        private final String name;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        Open(String namespace, String name, Map<String, String> attributes) {
            this.namespace = namespace;
            this.name = name;
            this.attributes = attributes;
        }

        XmlElement close() {
            return new XmlElement(namespace, name, attributes, text.toString().strip(), children);
        }
    }
}
