package org.tallystick.connector.http;

import java.io.StringReader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Opens XML of a system that may not be the one we think, to be read event by event; {@link XmlElement} reads it whole. No DTD is accepted, so
 * that there are no entities but the five of XML itself: none that grow, none that name a file or an address. The length of a text is bounded
 * by {@link HttpTransport}. Thread-safe; what it opens is for one thread.
 */
public final class XmlInput {

    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";

    /** Newer JDKs bound the depth themselves, and call a document that is deeper not well-formed. */
    private static final int MAX_DEPTH = 2 * XmlParser.MAX_DEPTH;

    /** Newer JDKs also count the entities of XML itself, such as an ampersand's, and end a document that has 100,000 of them. */
    private static final List<String> UNBOUNDED = List.of("maxGeneralEntitySizeLimit", "totalEntitySizeLimit");

    private static final XMLInputFactory FACTORY = factory();

    private XmlInput() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(LIMITS + "maxElementDepth", String.valueOf(MAX_DEPTH));
        UNBOUNDED.forEach(limit -> factory.setProperty(LIMITS + limit, "0"));
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("Nothing outside the document is read");
        });
        return factory;
    }

    /**
     * Text and CDATA that follow each other are one event. {@code next()} fails as {@link FailureKind#INVALID}, code {@code XML_DTD}, where a DTD or
     * an entity of the document's own stands.
     *
     * @param xml a whole document
     * @throws XMLStreamException if it is not well-formed from the start, as also while it is read; its message may quote the document
     */
    public static XMLStreamReader open(String xml) throws XMLStreamException {
        return new WithoutDtd(FACTORY.createXMLStreamReader(new StringReader(xml)));
    }

    private static final class WithoutDtd extends StreamReaderDelegate {

        private WithoutDtd(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == DTD || event == ENTITY_REFERENCE) {
                throw new ConnectorException(
                        Problem.of(FailureKind.INVALID, "XML_DTD", "The answer has a DTD or an entity of its own")
                                .withRemedy("Look at what the system answers"));
            }
            return event;
        }
    }
}
