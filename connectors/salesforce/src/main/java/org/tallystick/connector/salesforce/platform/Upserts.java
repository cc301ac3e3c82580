package org.tallystick.connector.salesforce.platform;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;

/**
 * Creates and updates records of one object by an external id: some by a call, many by an ingest job of the Bulk API 2.0. Keep it as long as the
 * connector: it knows the jobs whose outcome is not known yet. Thread-safe. Source: the vendor contract sheet of Salesforce, sections 5.2 and 5.4.
 */
public final class Upserts {

    private final OrgClient org;
    private final String object;
    private final String keyField;
    private final int perCall;
    private final int bulkAbove;
    private final BulkIngest ingest;

    /**
     * @param object their API name
     * @param keyField the field that holds the external id
     * @param perCall most records of one call, up to {@link OrgClient#MAX_RECORDS}
     * @param bulkAbove more records than this are one job; negative: never
     */
    public Upserts(OrgClient org, String object, String keyField, int perCall, int bulkAbove) {
        this.org = org;
        this.object = object;
        this.keyField = keyField;
        this.perCall = perCall;
        this.bulkAbove = bulkAbove;
        this.ingest = new BulkIngest(org, object, keyField);
    }

    /**
     * One outcome per record, in order. What was sent by a job before is not sent again: the job is asked what became of it.
     *
     * @throws ConnectorException only if nothing was sent
     */
    public List<Outcome> send(List<Upsert> batch) {
        Map<String, Outcome> known = ingest.outcomes(batch);
        List<Upsert> rest = batch.stream()
                .filter(each -> !known.containsKey(each.idempotencyKey()))
                .toList();
        Iterator<Outcome> answers = (known.isEmpty() ? sendNew(rest) : sendMore(rest)).iterator();
        List<Outcome> outcomes = new ArrayList<>();
        for (Upsert each : batch) {
            Outcome before = known.get(each.idempotencyKey());
            outcomes.add(before == null ? answers.next() : before);
        }
        return outcomes;
    }

    /** After others of their batch, so that what fails is theirs alone. */
    private List<Outcome> sendMore(List<Upsert> batch) {
        try {
            return batch.isEmpty() ? List.of() : sendNew(batch);
        } catch (ConnectorException e) {
            return SaveResult.all(e.problem(), batch.size());
        }
    }

    private List<Outcome> sendNew(List<Upsert> batch) {
        if (bulkAbove >= 0) {
            ingest.requireNoOther();
        }
        boolean isJob = bulkAbove >= 0 && batch.size() > bulkAbove && ingest.takes(batch);
        return isJob ? byJob(batch) : byCalls(batch);
    }

    /** A job that the org refuses, or that is too large for it, has done nothing, and would be refused again. */
    private List<Outcome> byJob(List<Upsert> batch) {
        try {
            return ingest.start(batch);
        } catch (ConnectorException e) {
            if (e.kind().advice() != FailureKind.Advice.SET_ASIDE) {
                throw e;
            }
            return byCalls(batch);
        }
    }

    private List<Outcome> byCalls(List<Upsert> batch) {
        List<Outcome> outcomes = new ArrayList<>(byCall(batch.subList(0, Math.min(batch.size(), perCall))));
        for (int from = perCall; from < batch.size(); from += perCall) {
            outcomes.addAll(byLaterCall(batch.subList(from, Math.min(batch.size(), from + perCall))));
        }
        return outcomes;
    }

    private List<Outcome> byLaterCall(List<Upsert> batch) {
        try {
            return byCall(batch);
        } catch (ConnectorException e) {
            return SaveResult.all(e.problem(), batch.size());
        }
    }

    private List<Outcome> byCall(List<Upsert> batch) {
        return org.upsert(object, keyField, batch.stream().map(Upsert::fields).toList());
    }
}
