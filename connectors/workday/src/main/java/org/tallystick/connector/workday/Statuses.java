package org.tallystick.connector.workday;

import java.util.function.Function;
import org.tallystick.connector.http.ErrorTable;
import org.tallystick.connector.http.HttpAnswer;
import org.tallystick.connector.http.VendorError;
import org.tallystick.spi.FailureKind;

/** What statuses mean on all surfaces of Workday: 409, 422 and 501 come again when the call does. Source: the vendor contract sheet, section 7. */
final class Statuses {

    private Statuses() {}

    /** A table of errors that has them; what is not in it is what HTTP says. */
    static ErrorTable.Builder table(Function<HttpAnswer, VendorError> reader) {
        return ErrorTable.builder(reader).withStatus(409, FailureKind.INVALID).withStatus(501, FailureKind.UNSUPPORTED);
    }
}
