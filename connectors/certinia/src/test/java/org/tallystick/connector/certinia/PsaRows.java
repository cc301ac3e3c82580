package org.tallystick.connector.certinia;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.SecretProvider;
import org.tallystick.testkit.connector.Remote;
import org.tallystick.testkit.connector.RemoteFault;

/** The rows of one object of a simulated org as the contract sees them, which are only read. */
abstract class PsaRows<T extends Entity> implements Remote<T> {

    private final Psa psa;
    private final RecordType<T> type;
    private final String object;

    PsaRows(Psa psa, RecordType<T> type, String object) {
        this.psa = psa;
        this.type = type;
        this.object = object;
    }

    /** Its id. */
    abstract String id(int number);

    /** Its own fields, as JSON; {@code name} is new with each revision. */
    abstract String fields(int number, String name, String status);

    /** A status that its object has. */
    abstract String status();

    @Override
    public RecordType<T> type() {
        return type;
    }

    @Override
    public Connector connect(SecretProvider secrets) {
        return psa.connect(secrets);
    }

    @Override
    public Instant now() {
        return psa.now();
    }

    @Override
    public void advance(Duration time) {
        psa.advance(time);
    }

    @Override
    public int requests() {
        return psa.requests();
    }

    @Override
    public Map<String, String> secrets() {
        return psa.secrets();
    }

    @Override
    public Set<RemoteFault> faults() {
        return psa.faults();
    }

    @Override
    public void arm(RemoteFault fault, int calls) {
        psa.arm(fault, calls);
    }

    @Override
    public String seed(int number, int revision, Instant changedAt) {
        return deliver(number, "Design %d, revision %d".formatted(number, revision), status(), false, changedAt);
    }

    @Override
    public String seedUnreadable(int number, Instant changedAt) {
        return deliver(number, "Design", "Parked", false, changedAt);
    }

    @Override
    public void delete(int number) {
        deliver(number, "Design", status(), true, now());
    }

    private String deliver(int number, String name, String status, boolean deleted, Instant changedAt) {
        psa.deliver(
                object, """
                [{"Id": "%s", "IsDeleted": %b, "SystemModstamp": "%s", %s}]
                """.formatted(id(number), deleted, Psa.STAMP.format(changedAt), fields(number, name, status)));
        return id(number);
    }

    @Override
    public void close() {
        psa.close();
    }
}
