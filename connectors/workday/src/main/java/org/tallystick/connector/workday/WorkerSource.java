package org.tallystick.connector.workday;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.Page;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.RecordSource;

/**
 * Workers, all of them at every read, in one page: a report has no pages of its own, and two runs of it need not give the same rows,
 * so that a page cut out of a later run could miss a worker.
 */
final class WorkerSource implements RecordSource<Resource> {

    private final String system;
    private final Report report;
    private final WorkerColumns columns;

    WorkerSource(String system, Report report, WorkerColumns columns) {
        this.system = system;
        this.report = report;
        this.columns = columns;
    }

    @Override
    public Page<Resource> read(@Nullable String cursor, int limit) {
        List<Change<Resource>> changes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String row : report.rows()) {
            changes.add(change("row-" + (changes.size() + 1), row, seen));
        }
        if (!seen.isEmpty()) {
            columns.requireIn(seen);
        }
        return new Page<>(changes, null, false);
    }

    private Change<Resource> change(String position, String json, Set<String> seen) {
        RawDocument raw = RawDocument.json(json);
        String documentId = position;
        try {
            ReportRow row = ReportRow.parse(json);
            seen.addAll(row.columns().keySet());
            documentId = columns.employeeId(row);
            return new Change.Upsert<>(documentId, Change.UNVERSIONED, raw, List.of(draft(documentId, row)));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(documentId, Change.UNVERSIONED, raw, e.problem());
        }
    }

    private Draft<Resource> draft(String employeeId, ReportRow row) {
        Ref<Resource> ref = new Ref<>(system, RecordType.RESOURCE, employeeId);
        return Draft.of(
                ref,
                ResourceBuilder.builder()
                        .header(Header.of(ref))
                        .workerId(employeeId)
                        .name(row.text(columns.name()))
                        .role(row.text(columns.role())));
    }
}
