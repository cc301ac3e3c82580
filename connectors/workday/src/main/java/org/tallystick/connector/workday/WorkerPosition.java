package org.tallystick.connector.workday;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * Where a listing of workers goes on. All its pages show what was entered until one moment: else workers would move between pages while they
 * are read.
 *
 * @param moment until which entries count
 * @param page from 1
 * @param count workers of a page
 */
record WorkerPosition(Instant moment, int page, int count) {

    static WorkerPosition parse(String cursor) {
        String[] parts = cursor.split(" ", -1);
        try {
            return new WorkerPosition(Instant.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new ConnectorException(
                    Problem.of(FailureKind.INVALID, "CURSOR", "'%s' is no cursor of this source".formatted(cursor))
                            .withRemedy("Read from the start"));
        }
    }

    /** The day on which the listing began, in UTC. */
    LocalDate day() {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    WorkerPosition next() {
        return new WorkerPosition(moment, page + 1, count);
    }

    @Override
    public String toString() {
        return "%s %d %d".formatted(moment, page, count);
    }
}
