package org.tallystick.connector.workday;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.VendorError;
import org.tallystick.connector.http.XmlElement;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;

/** Faults. Source: the vendor contract sheet of Workday, section 7. */
final class SoapErrors {

    private static final String SECURITY = "Security";
    private static final String RIGHTS = "Not_Authorized";
    private static final String VALIDATION = "Validation_Fault";
    private static final String PROCESSING = "Processing_Fault";

    static final ErrorTable TABLE = Statuses.table(SoapErrors::read)
            .withCode(SECURITY, FailureKind.UNAUTHORIZED)
            .withCode(RIGHTS, FailureKind.REFUSED)
            .withCode(VALIDATION, FailureKind.INVALID)
            .withCode(PROCESSING, FailureKind.UNAVAILABLE)
            .withCode("Client", FailureKind.INVALID)
            .withCode("Server", FailureKind.UNAVAILABLE)
            .build();

    private SoapErrors() {}

    private static VendorError read(HttpAnswer answer) {
        return fault(answer).map(SoapErrors::of).orElseGet(() -> VendorError.ofStatus(answer));
    }

    private static Optional<XmlElement> fault(HttpAnswer answer) {
        try {
            return XmlElement.parse(answer.body()).first("Body", "Fault");
        } catch (ConnectorException e) {
            throw new BadRecordException(e.problem());
        }
    }

    private static VendorError of(XmlElement fault) {
        String code = text(fault, "faultcode");
        String reason = text(fault, "faultstring");
        String words = reason.toLowerCase(Locale.ROOT);
        if (code.startsWith("wsse:") || words.contains("invalid username or password")) {
            return new VendorError(SECURITY, reason, null);
        }
        if (words.contains("not authorized")) {
            return new VendorError(RIGHTS, reason, null);
        }
        Optional<XmlElement> validation = fault.first("detail", VALIDATION, "Validation_Error");
        if (validation.isPresent()) {
            String said = Stream.of("Message", "Detail_Message")
                    .map(name -> text(validation.get(), name))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(reason);
            return new VendorError(VALIDATION, said, text(validation.get(), "Xpath"));
        }
        Optional<XmlElement> processing = fault.first("detail", PROCESSING);
        if (processing.isPresent()) {
            String said = text(processing.get(), "Detail_Message");
            return new VendorError(PROCESSING, said.isEmpty() ? reason : said, null);
        }
        return new VendorError(side(code), reason, null);
    }

    /** {@code Client} or {@code Server} of {@code SOAP-ENV:Client.something}: whose fault it is. */
    private static String side(String code) {
        String local = code.substring(code.indexOf(':') + 1);
        return local.startsWith("Client") ? "Client" : local.startsWith("Server") ? "Server" : local;
    }

    private static String text(XmlElement parent, String name) {
        return parent.first(name).map(XmlElement::text).orElse("");
    }
}
