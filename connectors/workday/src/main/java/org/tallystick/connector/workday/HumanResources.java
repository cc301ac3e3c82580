package org.tallystick.connector.workday;

import java.net.URI;
import java.util.Map;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.HttpCall;
import org.tallystick.connector.http.HttpSettings;
import org.tallystick.connector.http.HttpTransport;
import org.tallystick.connector.http.Uris;
import org.tallystick.connector.http.XmlElement;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Calls of the SOAP service {@code Human_Resources}, SOAP 1.1, with a WS-Security {@code UsernameToken}. Source: the vendor contract sheet of
 * Workday, sections 1, 2 and 4.2.
 */
final class HumanResources {

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:wd="urn:com.workday/bsvc">\
            <soapenv:Header><wsse:Security soapenv:mustUnderstand="1" \
            xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
            <wsse:UsernameToken><wsse:Username>%s</wsse:Username><wsse:Password \
            Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">%s</wsse:Password>\
            </wsse:UsernameToken></wsse:Security></soapenv:Header><soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""";

    private final ConnectorConfig config;
    private final HttpTransport transport;
    private final URI address;
    private final String user;

    HumanResources(ConnectorConfig config) {
        this.config = config;
        this.transport = new HttpTransport(HttpSettings.from(config));
        this.address = config.uri("base-uri")
                .resolve("/ccx/service/%s/Human_Resources/%s"
                        .formatted(Uris.encode(config.text("tenant")), Uris.encode(config.text("soap-version"))));
        this.user = "%s@%s".formatted(Access.user(config), config.text("tenant"));
    }

    /**
     * The answer to {@code Get_Workers}.
     *
     * @param content of the request element, as XML
     * @throws ConnectorException if none came, or a fault
     */
    XmlElement getWorkers(String content) {
        String request = "<wd:Get_Workers_Request wd:version=\"%s\">%s</wd:Get_Workers_Request>"
                .formatted(escaped(config.text("soap-version")), content);
        String password = config.secret("password").reveal();
        String body = ENVELOPE.formatted(escaped(user), escaped(password), request);
        HttpCall call = new HttpCall(
                "POST",
                address,
                Map.of(
                        "Accept",
                        "text/xml",
                        "Accept-Encoding", // Said to be needed for large answers.
                        "gzip",
                        "Content-Type",
                        "text/xml;charset=UTF-8",
                        "SOAPAction",
                        "\"\""),
                body,
                HttpCall.Effect.READ);
        HttpAnswer answer = transport.send(call);
        if (!answer.isSuccess()) {
            HttpAnswer error = answer.without(escaped(password)).without(password);
            throw new ConnectorException(
                    SoapErrors.TABLE.problem(call, error, config.clock().instant()));
        }
        return XmlElement.parse(answer.body())
                .first("Body", "Get_Workers_Response")
                .orElseThrow(() -> new ConnectorException(Problem.of(
                                FailureKind.INVALID,
                                "ANSWER_SHAPE",
                                "%s: the answer is no list of workers".formatted(call))
                        .withRemedy("Check base-uri and soap-version")));
    }

    /** {@code text} so that it may stand in an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
