package org.tallystick.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Connector;
import org.tallystick.spi.ConnectorDescriptor;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.RecordSource;
import org.tallystick.spi.SchemaDrift;
import org.tallystick.spi.SchemaSnapshot;
import org.tallystick.spi.SourceSpec;

class SchemaWatchTest {

    @TempDir
    Path folder;

    private final Described crm = new Described();

    @Test
    void gov7_driftIsToldUntilItIsAcceptedAndByEveryProcess() {
        crm.fields = Map.of("Region__c", "picklist");
        assertThat(watch().drift("crm", crm)).isEmpty();
        crm.fields = Map.of("Region__c", "string");

        SchemaDrift retyped = new SchemaDrift("Account", "Region__c", "picklist", "string");
        assertThat(watch().drift("crm", crm)).containsExactly(retyped);
        assertThat(watch().drift("crm", crm)).containsExactly(retyped);
        assertThat(watch().drift("crm-emea", crm)).isEmpty();

        watch().accept("crm", crm);
        assertThat(watch().drift("crm", crm)).isEmpty();
    }

    @Test
    void aSystemThatDoesNotDescribeItselfHasNoDrift() {
        crm.fields = null;

        assertThat(watch().drift("crm", crm)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private SchemaWatch watch() {
        return SchemaWatch.in(folder);
    }

    /** A system of one object, whose fields the test sets. */
    private static final class Described implements Connector {

        private @Nullable Map<String, String> fields;

        @Override
        public Optional<SchemaSnapshot> discover() {
            return Optional.ofNullable(fields).map(Described::snapshot);
        }

        private static SchemaSnapshot snapshot(Map<String, String> fields) {
            SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();
            objects.put("Account", new TreeMap<>(fields));
            return new SchemaSnapshot(objects);
        }

        @Override
        public ConnectorDescriptor descriptor() {
            return new ConnectorDescriptor("described", "1", Map.of(), Map.of());
        }

        @Override
        public void check() {}

        @Override
        public <T extends Entity> Optional<RecordSource<T>> source(RecordType<T> type, SourceSpec spec) {
            return Optional.empty();
        }

        @Override
        public <T extends Entity> Optional<RecordSink<T>> sink(RecordType<T> type) {
            return Optional.empty();
        }

        @Override
        public <T extends Entity> Optional<RecordLookup<T>> lookup(RecordType<T> type) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
