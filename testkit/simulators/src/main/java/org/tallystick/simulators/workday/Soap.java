package org.tallystick.simulators.workday;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.tallystick.simulators.internal.Refusal;
import org.tallystick.simulators.internal.Response;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Envelopes and faults. Source: the vendor contract sheet of Workday, sections 4.2 and 7. */
final class Soap {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String WD = "urn:com.workday/bsvc";
    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

    private Soap() {}

    /** @throws Refusal with a fault if it is no envelope */
    static Element envelope(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(NO_DTD, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element root =
                    builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
            if (!is(root, ENVELOPE, "Envelope")) {
                throw client("The document is no SOAP envelope");
            }
            return root;
        } catch (SAXException e) {
            throw client("The document is no well-formed XML");
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static Optional<Element> child(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .findFirst();
    }

    /** The request itself cannot be taken. */
    static Refusal client(String reason) {
        return fault("SOAP-ENV:Client", reason, "");
    }

    /** The user may not come in. */
    static Refusal security() {
        return fault("wsse:FailedAuthentication", "invalid username or password", "");
    }

    /** The user may come in, and not do that. */
    static Refusal rights() {
        return fault("SOAP-ENV:Client.validationError", "The task submitted is not authorized.", "");
    }

    /** It could not be done just now. */
    static Response processing(String reason) {
        return faulty(
                "SOAP-ENV:Server.processingError",
                "Processing error occurred. " + reason,
                "<wd:Processing_Fault xmlns:wd=\"%s\"><wd:Detail_Message>%s</wd:Detail_Message></wd:Processing_Fault>"
                        .formatted(WD, escaped(reason)));
    }

    /** A value breaks a rule. */
    static Refusal validation(String message, String xpath) {
        return fault(
                "SOAP-ENV:Client.validationError",
                "Validation error occurred. " + message,
                "<wd:Validation_Fault xmlns:wd=\"%s\"><wd:Validation_Error><wd:Message>%s</wd:Message><wd:Detail_Message>%s</wd:Detail_Message><wd:Xpath>%s</wd:Xpath></wd:Validation_Error></wd:Validation_Fault>"
                        .formatted(WD, escaped(message), escaped(message), escaped(xpath)));
    }

    static Response answer(String content) {
        return Response.text(200, "text/xml;charset=UTF-8", enveloped(content));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Refusal fault(String code, String reason, String detail) {
        return new Refusal(faulty(code, reason, detail));
    }

    private static Response faulty(String code, String reason, String detail) {
        String fault =
                "<SOAP-ENV:Fault xmlns:wsse=\"%s\"><faultcode>%s</faultcode><faultstring>%s</faultstring>%s</SOAP-ENV:Fault>"
                        .formatted(
                                WSSE, code, escaped(reason), detail.isEmpty() ? "" : "<detail>" + detail + "</detail>");
        return Response.text(500, "text/xml;charset=UTF-8", enveloped(fault));
    }

    private static String enveloped(String content) {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"%s\"><SOAP-ENV:Body>%s</SOAP-ENV:Body></SOAP-ENV:Envelope>"
                .formatted(ENVELOPE, content);
    }
}
