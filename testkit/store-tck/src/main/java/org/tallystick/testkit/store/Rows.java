package org.tallystick.testkit.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.engine.store.Deliveries.State;
import org.tallystick.engine.store.Documents;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Processes;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Records.RecordRow;

/** Rows for tests of stores, of which only what a test is about differs. */
public final class Rows {

    public static final Instant NOON = Instant.parse("2026-08-31T12:00:00Z");

    private Rows() {}

    public static DocumentRow document(String id, Documents.State state) {
        return new DocumentRow("psa/TimeEntry", id, 1, "hash-" + id, "rules-1", "{\"id\":\"" + id + "\"}", state);
    }

    /** A record that exists for deciders. */
    public static RecordRow record(String id) {
        return record(id, "key", "{}");
    }

    public static RecordRow record(String id, @Nullable String key1, @Nullable String decided) {
        return new RecordRow(
                "TimeEntry",
                id,
                "psa/TimeEntry",
                "doc-" + id,
                1,
                "print",
                "{\"seen\":1}",
                decided,
                key1,
                null,
                null,
                0);
    }

    /** The same at that place in the change feed. */
    public static RecordRow at(long position, RecordRow r) {
        return new RecordRow(
                r.type(),
                r.id(),
                r.flow(),
                r.documentId(),
                r.version(),
                r.fingerprint(),
                r.seen(),
                r.decided(),
                r.key1(),
                r.key2(),
                r.run(),
                position);
    }

    public static DeliveryRow delivery(String recordId, String externalKey, State state, Instant dueAt) {
        return delivery("erp", recordId, externalKey, state, dueAt);
    }

    static DeliveryRow delivery(String target, String recordId, String externalKey, State state, Instant dueAt) {
        return new DeliveryRow(
                target,
                "Invoice",
                recordId,
                externalKey,
                state,
                "print",
                "{}",
                1,
                0,
                dueAt,
                null,
                null,
                false,
                null,
                null,
                null);
    }

    public static ExceptionRow exception(String scope, String code, String subject) {
        return new ExceptionRow(
                scope, code, subject, "billing", "rate is missing", "add the rate", "12.50", "EUR", "{}");
    }

    /** A process at a step that is called as its state. */
    public static ProcessRow process(String key, Processes.State state, @Nullable Instant dueAt) {
        return new ProcessRow(
                key, "billing-release", 1, state.name(), state, false, "{}", null, NOON, dueAt, 0, "Ben", null);
    }

    /** A case of one field, of the exception of that code on {@code system/type/code}. */
    public static CaseRow problem(long id, String code, String system, String type, Cases.State state, Cases.Due due) {
        String subject = system + "/" + type + "/" + code;
        return new CaseRow(
                id,
                exception("deliver/" + system + "/" + type, code, subject),
                "name",
                1,
                system,
                type,
                "cluster",
                state,
                null,
                due,
                1,
                NOON,
                NOON,
                null);
    }

    static DeliveryRow taken(String recordId, String key) {
        return new DeliveryRow(
                "erp",
                "Invoice",
                recordId,
                key,
                State.APPLIED,
                "print",
                "{}",
                1,
                1,
                NOON,
                null,
                "77",
                true,
                null,
                null,
                null);
    }
}
