package org.tallystick.connector.workday;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.connector.http.XmlElement;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorConfig;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/**
 * Workers by {@code Get_Workers}, all of them at every read, page by page. What was entered with a later day is no change on the day of its entry,
 * and on its own day nothing is entered: a listing of what was entered since the last time would miss one or the other. So a page is read twice:
 * as of the horizon, and the same workers as of today. Hires, rehires and ends up to the horizon show in the employments; all else is as of
 * today, and comes on its day.
 */
final class DirectorySource implements MappingSource<Resource> {

    private final ConnectorConfig config;
    private final WorkerDirectory directory;

    DirectorySource(ConnectorConfig config) {
        this.config = config;
        this.directory = new WorkerDirectory(new HumanResources(config));
    }

    /** Asks for one worker and drops what is told: no smaller call shows that the user may ask for workers. */
    void check() {
        WorkerPosition first = start(1);
        directory.page(first.day(), first);
    }

    @Override
    public Page<Resource> read(@Nullable String cursor, int limit) {
        WorkerPosition at =
                cursor == null ? start(Math.min(limit, config.number("soap-page-size"))) : WorkerPosition.parse(cursor);
        WorkerDirectory.Answer ahead = directory.page(at.day().plusDays(config.number("horizon-days")), at);
        Map<WorkerDocument.Id, XmlElement> today = today(ahead.workers(), at);
        List<Change<Resource>> changes = new ArrayList<>();
        for (XmlElement worker : ahead.workers()) {
            changes.add(change(worker, today));
        }
        boolean more = at.page() < ahead.pages();
        return new Page<>(changes, more ? at.next().toString() : null, more, ahead.total());
    }

    @Override
    public Change<Resource> map(String documentId, long version, RawDocument raw) {
        try {
            return new Change.Upsert<>(documentId, version, raw, List.of(draft(WorkerDocument.parse(raw.content()))));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(documentId, version, raw, e.problem());
        }
    }

    private WorkerPosition start(int count) {
        return new WorkerPosition(config.clock().instant().truncatedTo(ChronoUnit.MILLIS), 1, count);
    }

    private Map<WorkerDocument.Id, XmlElement> today(List<XmlElement> ahead, WorkerPosition at) {
        List<WorkerDocument.Id> ids = ahead.stream()
                .flatMap(worker -> WorkerDocument.idOf(worker).stream())
                .toList();
        Map<WorkerDocument.Id, XmlElement> today = new HashMap<>();
        if (!ids.isEmpty()) {
            for (XmlElement worker :
                    directory.ofThose(ids, at.day(), at.moment()).workers()) {
                WorkerDocument.idOf(worker).ifPresent(id -> today.put(id, worker));
            }
        }
        return today;
    }

    private Change<Resource> change(XmlElement worker, Map<WorkerDocument.Id, XmlElement> today) {
        WorkerDocument.Id id = WorkerDocument.idOf(worker)
                .orElseThrow(() -> new ConnectorException(
                        Problem.of(FailureKind.INVALID, "WORKER_WITHOUT_KEY", "A worker has no Worker_Reference")
                                .withRemedy("Nothing of the page was taken; look at what the tenant answers")));
        RawDocument raw = RawDocument.json(WorkerDocument.text(today.get(id), worker));
        return map(WorkerDocument.parse(raw.content()).findNumber().orElse(id.value()), Change.UNVERSIONED, raw);
    }

    private Draft<Resource> draft(WorkerDocument worker) {
        String number = worker.workerId();
        Ref<Resource> ref = new Ref<>(config.system(), RecordType.RESOURCE, number);
        return Draft.of(
                ref,
                ResourceBuilder.builder()
                        .header(Header.of(ref))
                        .workerId(number)
                        .name(worker.name())
                        .role(worker.ofPosition(config.text("soap-role")))
                        .kind(worker.kind())
                        .employment(worker.employment())
                        .status(worker.status()));
    }
}
