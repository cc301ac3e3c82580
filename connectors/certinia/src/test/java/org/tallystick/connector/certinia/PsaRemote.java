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

/** A simulated org as the contract sees it with records of another type than projects. */
abstract class PsaRemote<T extends Entity> implements Remote<T> {

    private final Psa psa;
    private final RecordType<T> type;

    PsaRemote(Psa psa, RecordType<T> type) {
        this.psa = psa;
        this.type = type;
    }

    final Psa psa() {
        return psa;
    }

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
    public void armAfter(int calls, RemoteFault fault) {
        psa.armAfter(calls, fault);
    }

    @Override
    public void close() {
        psa.close();
    }
}
