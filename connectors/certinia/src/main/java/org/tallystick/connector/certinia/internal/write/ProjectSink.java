package org.tallystick.connector.certinia.internal.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.CustomBody;
import org.tallystick.connector.salesforce.platform.OrgClient;
import org.tallystick.connector.salesforce.platform.SchemaCheck;
import org.tallystick.connector.salesforce.platform.Upsert;
import org.tallystick.connector.salesforce.platform.Upserts;
import org.tallystick.model.Project;
import org.tallystick.model.Ref;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.RecordSink;
import org.tallystick.spi.Write;
import org.tallystick.spi.WriteCapabilities;
import org.tallystick.spi.WriteStrategy;

/**
 * Creates and updates projects by the field that holds our external key; the customer made it an external id and unique, since the
 * package has none. A name that is longer than the field is cut. Source: the vendor contract sheet of Certinia, sections 5 and 6.
 */
public final class ProjectSink implements RecordSink<Project> {

    /** The package's triggers make large saves slow. */
    private static final int MOST_BY_CALL = 100;

    /** A job works on at most so many at a time. */
    private static final int MOST_BY_JOB = 10_000;

    /** A request that runs longer is ended by the platform. */
    private static final Duration MAX_REQUEST_LIFE = Duration.ofMinutes(10);

    private final Upserts upserts;
    private final ProjectForm form;
    private final String keyField;

    /** @param upserts of {@link #upserts}, the same for all sinks of a connector */
    public ProjectSink(Upserts upserts, String crmSystem, String keyField) {
        this.upserts = upserts;
        this.form = new ProjectForm(crmSystem);
        this.keyField = keyField;
    }

    /**
     * How projects are sent.
     *
     * @param bulkAbove more of a batch than this are one ingest job; negative: never
     */
    public static Upserts upserts(OrgClient org, String keyField, int bulkAbove) {
        return new Upserts(org, ProjectForm.OBJECT, keyField, MOST_BY_CALL, bulkAbove);
    }

    /** What it needs of the org's schema, beside the key. */
    public static SchemaCheck schema(SchemaCheck check) {
        return check.writes(ProjectForm.OBJECT, ProjectForm.FIELDS);
    }

    /** What it promises. A query sees what was committed, at once. */
    public static WriteCapabilities capabilities(int bulkAbove) {
        return new WriteCapabilities(
                WriteStrategy.UPSERT_BY_EXTERNAL_KEY,
                bulkAbove < 0 ? MOST_BY_CALL : MOST_BY_JOB,
                false,
                MAX_REQUEST_LIFE,
                Duration.ZERO,
                Integer.MAX_VALUE);
    }

    /** None: account and opportunity are in the org already, as the CRM's connector reads them from there. */
    @Override
    public List<Ref<?>> references(Project record) {
        return List.of();
    }

    @Override
    public Project normalForm(Write<Project> write) {
        return form.normalForm(write.record());
    }

    @Override
    public boolean writesCustomFields() {
        return true;
    }

    @Override
    public List<Outcome> write(List<Write<Project>> batch) {
        @Nullable Outcome[] outcomes = new Outcome[batch.size()];
        List<Integer> positions = new ArrayList<>();
        List<Upsert> records = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            try {
                records.add(record(batch.get(i)));
                positions.add(i);
            } catch (BadRecordException e) {
                outcomes[i] = Outcome.of(e.problem());
            }
        }
        if (!records.isEmpty()) {
            List<Outcome> sent = upserts.send(records);
            for (int i = 0; i < sent.size(); i++) {
                outcomes[positions.get(i)] = sent.get(i);
            }
        }
        return Arrays.asList(outcomes);
    }

    private Upsert record(Write<Project> write) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put(keyField, write.externalKey());
        record.putAll(form.fields(write.record()));
        CustomBody.add(write.record(), record);
        return new Upsert(write.idempotencyKey(), record);
    }
}
