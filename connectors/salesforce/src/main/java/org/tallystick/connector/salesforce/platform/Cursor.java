package org.tallystick.connector.salesforce.platform;

import java.time.DateTimeException;
import java.time.Instant;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Where a read goes on: after the row with this stamp and id. Rows of one stamp are told apart by their ids, so that none is passed
 * over at the edge of a page.
 */
record Cursor(Instant stamp, String id) {

    static Cursor parse(String text) {
        int bar = text.indexOf('|');
        try {
            return new Cursor(Instant.parse(text.substring(0, Math.max(bar, 0))), text.substring(bar + 1));
        } catch (DateTimeException e) {
            throw new ConnectorException(
                    Problem.of(FailureKind.INVALID, "CURSOR", "'%s' is no cursor of this source".formatted(text)), e);
        }
    }

    String condition() {
        String moment = Soql.moment(stamp);
        return "(SystemModstamp > %s OR (SystemModstamp = %s AND Id > %s))".formatted(moment, moment, Soql.text(id));
    }

    @Override
    public String toString() {
        return stamp + "|" + id;
    }
}
