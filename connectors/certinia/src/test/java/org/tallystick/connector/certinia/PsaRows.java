package org.tallystick.connector.certinia;

import java.time.Instant;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;

/** The rows of one object of a simulated org, which are only read. */
abstract class PsaRows<T extends Entity> extends PsaRemote<T> {

    private final String object;

    PsaRows(Psa psa, RecordType<T> type, String object) {
        super(psa, type);
        this.object = object;
    }

    /** Its id. */
    abstract String id(int number);

    /** Its own fields, as JSON; {@code name} is new with each revision. */
    abstract String fields(int number, String name, String status);

    /** A status that its object has. */
    abstract String status();

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        String name = "Design %d, revision %d".formatted(number, revision);
        return deliver(number, fields(number, name, status()), false, changedAt);
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return deliver(number, fields(number, "Design", "Parked"), false, changedAt);
    }

    @Override
    public void delete(int number) {
        deliver(number, fields(number, "Design", status()), true, now());
    }

    /** Puts a row there. Gives its id. */
    String deliver(int number, String fields, boolean deleted, Instant changedAt) {
        psa().deliver(object, """
                [{"Id": "%s", "IsDeleted": %b, "SystemModstamp": "%s", %s}]
                """.formatted(id(number), deleted, Psa.STAMP.format(changedAt), fields));
        return id(number);
    }
}
