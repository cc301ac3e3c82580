package org.tallystick.connector.certinia.internal;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tallystick.connector.certinia.internal.read.PsaObjects;
import org.tallystick.connector.certinia.internal.read.PsaRefs;
import org.tallystick.connector.certinia.internal.read.RateCardSource;
import org.tallystick.connector.certinia.internal.write.InvoiceLookup;
import org.tallystick.connector.certinia.internal.write.InvoiceSink;
import org.tallystick.connector.certinia.internal.write.ProjectLookup;
import org.tallystick.connector.certinia.internal.write.ProjectSink;
import org.tallystick.connector.http.Version;
import org.tallystick.connector.salesforce.platform.ObjectReadings;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SchemaCheck;
import org.tallystick.connector.salesforce.platform.SystemRefs;
import org.tallystick.connector.salesforce.platform.Upserts;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Allowance;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.CustomObject;
import org.tallystick.spi.CustomObjectPort;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;

/** The PSA in one org. */
public final class CertiniaConnector implements Connector {

    /** Its kind. */
    public static final String KIND = "certinia";

    private static final String PROJECT_OBJECT = "pse__Proj__c";

    private final OrgClient org;
    private final ObjectReadings readings;
    private final SystemRefs own;
    private final String crmSystem;
    private final String keyField;
    private final int pageSize;
    private final int bulkWriteAbove;
    private final Upserts projects;
    private final AtomicBoolean writesProjects = new AtomicBoolean();
    private final AtomicBoolean writesInvoices = new AtomicBoolean();

    /** From configuration that was resolved. */
    public CertiniaConnector(ConnectorConfig config) {
        this.org = OrgClient.of(config);
        this.own = new SystemRefs(config.system());
        this.crmSystem = config.text("crm-system");
        this.keyField = config.text("external-key-field");
        this.pageSize = config.number("page-size");
        this.bulkWriteAbove =
                config.optionalText("bulk-write-above").map(Integer::parseInt).orElse(-1);
        this.projects = ProjectSink.upserts(org, keyField, bulkWriteAbove);
        this.readings = PsaObjects.readings(
                org,
                new PsaRefs(
                        own,
                        new SystemRefs(crmSystem),
                        config.optionalText("time-zone").map(ZoneId::of).orElse(null)),
                keyField,
                pageSize);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        Map<RecordType<?>, ReadCapabilities> reads = new HashMap<>(readings.capabilities());
        reads.put(RecordType.RATE_CARD, RateCardSource.capabilities(pageSize));
        return new ConnectorDescriptor(
                KIND,
                Version.text(),
                reads,
                Map.of(
                        RecordType.PROJECT,
                        ProjectSink.capabilities(bulkWriteAbove),
                        RecordType.INVOICE,
                        InvoiceSink.capabilities()));
    }

    @Override
    public void check() {
        org.check(schema -> written(readings.schema(schema.key(PROJECT_OBJECT, keyField))));
    }

    /** What is written is asked for only where something writes it: not every installation bills in the package. */
    private SchemaCheck written(SchemaCheck schema) {
        if (writesProjects.get()) {
            ProjectSink.schema(schema);
        }
        return writesInvoices.get() ? InvoiceSink.schema(schema) : schema;
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
    @SuppressWarnings("unchecked") // Rate cards are of type RATE_CARD.
    public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
        if (type == RecordType.RATE_CARD && spec.object() == null) {
            readings.reads(type, spec);
            return Optional.of((RecordSource<T>) new RateCardSource(org, own, spec, pageSize));
        }
        return readings.source(type, spec);
    }

    @Override
    @SuppressWarnings("unchecked") // Projects are of type PROJECT, invoices of type INVOICE.
    public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
        if (type == RecordType.INVOICE) {
            writesInvoices.set(true);
            return Optional.of((RecordSink<T>) new InvoiceSink(org, own));
        }
        if (type == RecordType.PROJECT) {
            writesProjects.set(true);
            return Optional.of((RecordSink<T>) new ProjectSink(projects, crmSystem, keyField));
        }
        return Optional.empty();
    }

    @Override
    @SuppressWarnings("unchecked") // Projects are of type PROJECT, invoices of type INVOICE.
    public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
        if (type == RecordType.INVOICE) {
            return Optional.of((RecordLookup<T>) new InvoiceLookup(org, own, pageSize));
        }
        return type == RecordType.PROJECT
                ? Optional.of((RecordLookup<T>) new ProjectLookup(org, crmSystem, keyField, pageSize))
                : Optional.empty();
    }

    /** Holds nothing open: connections end with the process or when they are idle. */
    @Override
    public void close() {}
}
