package org.tallystick.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.spi.Change;
import org.tallystick.spi.Problem;
import org.tallystick.spi.SourceSpec;
import org.tallystick.spi.SweptSource;

/** What an org of canned answers gives of one object. */
abstract class StubbedCrm<T extends Entity> {

    static final String STAMP = "2026-03-14T07:47:00.000+0000";

    private final RecordType<T> type;
    private final OrgStub org = new OrgStub();

    StubbedCrm(RecordType<T> type) {
        this.type = type;
    }

    @AfterEach
    final void stop() {
        assertThat(org.unused()).isEmpty();
        org.close();
    }

    final OrgStub org() {
        return org;
    }

    /** Of a connector with other properties. */
    final SweptSource<T> source(String... properties) {
        return (SweptSource<T>) new SalesforceConnectorFactory()
                .create(org.config("crm", properties))
                .source(type, SourceSpec.BUILT_IN)
                .orElseThrow();
    }

    /** The record that a row of these fields gives. */
    final T record(String id, String fields) {
        org.thenRows(row(id, STAMP, fields));
        return record(source().read(null, 10).changes().get(0));
    }

    static <T extends Entity> T record(Change<T> change) {
        return ((Change.Upsert<T>) change).drafts().get(0).build();
    }

    /** Why a row of these fields cannot be read. */
    final Problem problem(String id, String fields) {
        org.thenRows(row(id, STAMP, fields));
        return ((Change.Unreadable<T>) source().read(null, 10).changes().get(0)).problem();
    }

    static String row(String id, String stamp, String fields) {
        return "{\"attributes\":{\"type\":\"X\"},\"Id\":\"%s\",\"IsDeleted\":false,\"SystemModstamp\":\"%s\"%s}"
                .formatted(id, stamp, fields.isEmpty() ? "" : "," + fields);
    }
}
