package org.tallystick.connector.workday;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.RawDocument;

/**
 * Workers, all of them at every read. A report has no pages of its own and runs anew at each call, so pages are cut by employee number and go
 * on after the last one: whoever is in all runs is in some page, however the runs differ. The engine asks for all at once, which is one run.
 */
final class WorkerSource implements MappingSource<Resource> {

    private final String system;
    private final Report report;
    private final WorkerColumns columns;

    WorkerSource(String system, Report report, WorkerColumns columns) {
        this.system = system;
        this.report = report;
        this.columns = columns;
    }

    /** Runs the report and drops what it tells: nothing less shows that the user may run it, and which columns it has. */
    void check() {
        all();
    }

    @Override
    public Page<Resource> read(@Nullable String cursor, int limit) {
        return Cut.page(all(), cursor, limit);
    }

    @Override
    public Change<Resource> map(String documentId, long version, RawDocument raw) {
        try {
            ReportRow row = ReportRow.parse(raw.content());
            return new Change.Upsert<>(documentId, version, raw, List.of(draft(columns.employeeId(row), row)));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(documentId, version, raw, e.problem());
        }
    }

    /** By document id; of two rows of one worker the last. */
    private SortedMap<String, Change<Resource>> all() {
        SortedMap<String, Change<Resource>> all = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        int position = 0;
        for (String row : report.rows()) {
            position++;
            RawDocument raw = RawDocument.json(row);
            String documentId = documentId("row-" + position, raw, seen);
            all.put(documentId, map(documentId, Change.UNVERSIONED, raw));
        }
        if (!seen.isEmpty()) {
            columns.requireIn(seen);
        }
        return all;
    }

    /** A row that does not say whose it is has its place in the report for an id. */
    private String documentId(String position, RawDocument raw, Set<String> seen) {
        try {
            ReportRow row = ReportRow.parse(raw.content());
            seen.addAll(row.columns().keySet());
            return columns.employeeId(row);
        } catch (BadRecordException e) {
            return position;
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
                        .role(row.text(columns.role()))
                        .employment(columns.employment(row)));
    }
}
