package org.tallystick.connector.salesforce.internal;

import java.util.Map;
import java.util.Optional;
import org.tallystick.connector.http.Version;
import org.tallystick.connector.salesforce.platform.ObjectReadings;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;

/** One org as CRM: read only. */
public final class SalesforceConnector implements Connector {

    /** Its kind. */
    public static final String KIND = "salesforce";

    private final OrgClient org;
    private final ObjectReadings readings;

    /** From configuration that was resolved. */
    public SalesforceConnector(ConnectorConfig config) {
        this.org = OrgClient.of(config);
        this.readings = CrmObjects.readings(org, new SystemRefs(config.system()), config);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return new ConnectorDescriptor(KIND, Version.text(), readings.capabilities(), Map.of());
    }

    @Override
    public void check() {
        org.check(readings::schema);
    }

    @Override
    public <T extends Entity> Optional<CustomObjectPort<T>> customObject(RecordType<T> type, CustomObject object) {
        return readings.customObject(type, object);
    }

    @Override
    public Optional<Allowance> allowance() {
        return org.allowance();
    }

    @Override
    public Optional<SchemaSnapshot> discover() {
        return Optional.of(readings.discover());
    }

    @Override
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        return readings.source(type, spec);
    }

    @Override
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        return Optional.empty();
    }

    @Override
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        return Optional.empty();
    }

    /** Holds nothing open: connections end with the process or when they are idle. */
    @Override
    public void close() {}
}
