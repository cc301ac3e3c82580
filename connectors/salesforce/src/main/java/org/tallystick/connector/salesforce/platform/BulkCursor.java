package org.tallystick.connector.salesforce.platform;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Where the reading of a bulk job goes on. It says at every place where a reading without the job would, so that a job that failed, ran too long
 * or was cleaned up costs nothing but its time.
 *
 * @param after the last row that was read
 * @param job the job's id
 * @param started when it was made
 * @param locator of the next page; empty: the first one
 */
record BulkCursor(Cursor after, String job, Instant started, String locator) {

    /** Before every row that there can be. */
    static final Cursor START = new Cursor(Instant.EPOCH, "000000000000000AAA");

    private static final String SEPARATOR = "|";

    static BulkCursor first(String job, Instant started) {
        return new BulkCursor(START, job, started, "");
    }

    static boolean isOne(String cursor) {
        return cursor.chars().filter(character -> character == '|').count() == 4;
    }

    static BulkCursor parse(String cursor) {
        String[] parts = cursor.split("\\|", -1);
        try {
            return new BulkCursor(
                    new Cursor(Instant.parse(parts[0]), parts[1]), parts[2], Instant.parse(parts[3]), parts[4]);
        } catch (DateTimeException e) {
            throw new ConnectorException(
                    Problem.of(FailureKind.INVALID, "CURSOR", "'%s' is no cursor of this source".formatted(cursor)), e);
        }
    }

    boolean isOlderThan(Duration age, Instant now) {
        return started.plus(age).isBefore(now);
    }

    BulkCursor with(Cursor last, String nextLocator) {
        return new BulkCursor(last, job, started, nextLocator);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, after.toString(), job, started.toString(), locator);
    }
}
