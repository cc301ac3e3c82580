package org.tallystick.engine.internal.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.internal.call.Calls;
import org.tallystick.engine.internal.hub.CaseScope;
import org.tallystick.engine.store.Cases;
import org.tallystick.engine.store.Cases.ActionRow;
import org.tallystick.engine.store.Cases.CaseRow;
import org.tallystick.engine.store.Cases.Due;
import org.tallystick.engine.store.Cursors.CursorRow;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Documents.State;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.FetchingSource;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;

/**
 * Carries out what persons decided about documents that are set aside, before a flow is read. A replayed one is mapped anew: from its stored or
 * edited text, where its source can do that, else from the system; a source that can neither map nor fetch one document is read from its
 * start, and what did not change is dropped.
 */
public final class Replays {

    private final Calls calls;
    private final Pages pages;
    private final Store store;

    public Replays(Calls calls, Pages pages) {
        this.calls = calls;
        this.pages = pages;
        this.store = pages.store();
    }

    /** The same on another store. */
    public Replays on(Store other) {
        return new Replays(calls, pages.on(other));
    }

    /**
     * A document to map anew.
     *
     * @param rulings of persons who want it; none: it waits for an enricher that could not be asked
     * @param kept as it is stored
     * @param edited its text by a person's hand; none: as received
     */
    private record Replay(
            List<CaseRow> rulings,
            DocumentRow kept,
            @Nullable String edited) {

        Optional<RawDocument> text() {
            return Optional.ofNullable(edited == null ? kept.raw() : edited).map(Replay::document);
        }

        private static RawDocument document(String text) {
            String start = text.stripLeading();
            return start.startsWith("{") || start.startsWith("[")
                    ? RawDocument.json(text)
                    : new RawDocument("text/plain", text);
        }
    }

    /**
     * Does what is due for the flow.
     *
     * @throws org.tallystick.spi.ConnectorException if the system fails; it stays due
     */
    public <T extends Entity> Tally replay(IngestFlow<T> flow, long runSequence) {
        List<Replay> due = store.inTransaction(tx -> due(tx, flow, runSequence));
        if (due.isEmpty()) {
            return Tally.NONE;
        }
        if (flow.source() instanceof MappingSource<T> source) {
            List<Replay> withText =
                    due.stream().filter(replay -> replay.text().isPresent()).toList();
            List<Replay> without =
                    due.stream().filter(replay -> replay.text().isEmpty()).toList();
            Tally tally = inPages(flow, withText, some -> apply(flow, some, mapped(source, some), runSequence));
            return tally.plus(readAgain(flow, without, runSequence));
        }
        return readAgain(flow, due, runSequence);
    }

    /** From the system: the text is not here, since it was erased, or cannot be mapped by itself. */
    private <T extends Entity> Tally readAgain(IngestFlow<T> flow, List<Replay> due, long runSequence) {
        if (flow.source() instanceof FetchingSource<T> source) {
            return inPages(flow, due, some -> {
                List<String> ids =
                        some.stream().map(replay -> replay.kept().id()).toList();
                return apply(flow, some, calls.read(flow.system(), flow.tier(), () -> source.fetch(ids)), runSequence);
            });
        }
        if (!due.isEmpty()) {
            store.inTransaction(tx -> {
                begin(tx, due);
                tx.cursors().put(flow.name(), new CursorRow(null, PageIngest.NO_MAPPING));
                return tx;
            });
        }
        return Tally.NONE;
    }

    /** No more at once than the source reads at once, however many a person chose. */
    private static Tally inPages(IngestFlow<?> flow, List<Replay> due, Function<List<Replay>, Tally> work) {
        Tally tally = Tally.NONE;
        int page = flow.capabilities().maxPageSize();
        for (int from = 0; from < due.size(); from += page) {
            tally = tally.plus(work.apply(due.subList(from, Math.min(from + page, due.size()))));
        }
        return tally;
    }

    private static <T extends Entity> List<Change<T>> mapped(MappingSource<T> source, List<Replay> due) {
        List<Change<T>> changes = new ArrayList<>();
        for (Replay replay : due) {
            DocumentRow kept = replay.kept();
            RawDocument text = replay.text().orElseThrow();
            changes.add(same(kept, text, source.map(kept.id(), kept.version(), text)));
        }
        return changes;
    }

    /** An edit that makes another document of it is not taken. */
    private static <T extends Entity> Change<T> same(DocumentRow kept, RawDocument text, Change<T> change) {
        if (change.documentId().equals(kept.id()) && change.version() == kept.version()) {
            return change;
        }
        Problem problem = Problem.of(
                        FailureKind.INVALID,
                        "OTHER_DOCUMENT",
                        "The text for %s/%s gives document %s, version %d, which is another one"
                                .formatted(kept.flow(), kept.id(), change.documentId(), change.version()))
                .withRemedy("leave id and version as they are when you edit");
        return new Change.Unreadable<>(kept.id(), kept.version(), text, problem);
    }

    private List<Replay> due(StoreTransaction tx, IngestFlow<?> flow, long runSequence) {
        List<CaseRow> rulings = tx.cases().due(flow.system(), flow.type().name()).stream()
                .filter(row -> CaseScope.of(row).isDocument())
                .toList();
        if (rulings.isEmpty() && flow.enrichment() == null) {
            return List.of();
        }
        Map<String, List<CaseRow>> byDocument =
                rulings.stream().collect(groupingBy(row -> CaseScope.of(row).id(), LinkedHashMap::new, toList()));
        List<DocumentRow> setAside = flow.enrichment() == null
                ? tx.documents().setAside(flow.name(), byDocument.keySet())
                : tx.documents().setAside(flow.name());
        Map<String, DocumentRow> kept = setAside.stream().collect(toMap(DocumentRow::id, row -> row));
        List<Replay> replays = new ArrayList<>();
        byDocument.forEach((id, rows) -> {
            DocumentRow document = kept.get(id);
            if (document != null && rows.stream().anyMatch(row -> row.due() == Due.REPLAY)) {
                replays.add(new Replay(rows, document, edited(tx, rows)));
            } else {
                settle(tx, rows);
                discard(tx, rows.get(0).said().scope(), runSequence);
            }
        });
        if (flow.enrichment() != null) {
            kept.values().stream()
                    .filter(document ->
                            document.ruleSet().equals(PageIngest.NO_MAPPING) && !byDocument.containsKey(document.id()))
                    .forEach(document -> replays.add(new Replay(List.of(), document, null)));
        }
        return replays;
    }

    /** Of one document some problems may be discarded, and others not. */
    private static void discard(StoreTransaction tx, String scope, long runSequence) {
        List<ExceptionRow> rest = tx.cases().inScope(scope).stream()
                .filter(row -> row.goneAt() == null && row.state() != Cases.State.DISCARDED)
                .map(CaseRow::said)
                .toList();
        tx.exceptions().replace(scope, rest, runSequence);
    }

    /** The newest edit that the replays ask for. */
    private static @Nullable String edited(StoreTransaction tx, List<CaseRow> rulings) {
        return rulings.stream()
                .flatMap(ruling -> last(tx.cases().actions(ruling.id())).stream())
                .filter(action -> action.payload() != null)
                .max(Comparator.comparing(ActionRow::at))
                .map(ActionRow::payload)
                .orElse(null);
    }

    private static Optional<ActionRow> last(List<ActionRow> actions) {
        return actions.isEmpty() ? Optional.empty() : Optional.of(actions.get(actions.size() - 1));
    }

    private static void settle(StoreTransaction tx, List<CaseRow> rulings) {
        tx.cases()
                .put(rulings.stream()
                        .map(row -> row.in(row.state(), row.assignee(), Due.NOTHING))
                        .toList());
    }

    private static void begin(StoreTransaction tx, List<Replay> due) {
        due.forEach(replay -> settle(tx, replay.rulings()));
        tx.documents()
                .put(due.stream()
                        .map(replay -> with(
                                replay.kept(),
                                PageIngest.NO_MAPPING,
                                replay.kept().state()))
                        .toList());
    }

    private <T extends Entity> Tally apply(
            IngestFlow<T> flow, List<Replay> due, List<Change<T>> changes, long runSequence) {
        return pages.apply(
                flow,
                pages.context(runSequence),
                changes,
                tx -> {
                    begin(tx, due);
                    return Pages.Taken.all(changes);
                },
                (tx, fates) -> keepReceived(tx, due, flow.name()));
    }

    /** What was received stays: so its source's own version is known when it comes again, and does not undo the edit. */
    private static void keepReceived(StoreTransaction tx, List<Replay> due, String flow) {
        List<Replay> edited =
                due.stream().filter(replay -> replay.edited() != null).toList();
        Map<String, DocumentRow> now = tx.documents()
                .find(flow, edited.stream().map(replay -> replay.kept().id()).toList());
        tx.documents()
                .put(edited.stream()
                        .map(replay -> {
                            DocumentRow row = now.getOrDefault(replay.kept().id(), replay.kept());
                            return with(replay.kept(), row.ruleSet(), row.state());
                        })
                        .toList());
    }

    private static DocumentRow with(DocumentRow row, String ruleSet, State state) {
        return new DocumentRow(row.flow(), row.id(), row.version(), row.hash(), ruleSet, row.raw(), state);
    }
}
