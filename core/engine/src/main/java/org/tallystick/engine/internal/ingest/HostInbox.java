package org.tallystick.engine.internal.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.engine.decide.Decider;
import org.tallystick.engine.internal.deliver.Planner;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.engine.internal.hub.RecordCodec;
import org.tallystick.engine.internal.ingest.DocumentMapper.Mapped;
import org.tallystick.engine.internal.ingest.DocumentMapper.MappedRecord;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Exceptions.ExceptionRow;
import org.tallystick.engine.store.Inbox.InboxRow;
import org.tallystick.engine.store.Store;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.engine.time.EngineTime;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSet;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.ReadCapabilities;
import org.tallystick.spi.ReadCapabilities.DeleteMode;

/**
 * Moves what the host has put on into records: in order, each once, in the transaction that removes it. What is invalid is set aside as any other
 * document. Its flows are named {@code inbox/type}.
 */
public final class HostInbox {

    /** The name of its flows' system, which no system may have. */
    public static final String SYSTEM = "inbox";

    private static final int PAGE = 500;
    private static final ReadCapabilities PUSHED =
            new ReadCapabilities(false, DeleteMode.NONE, Duration.ZERO, Duration.ZERO, PAGE);

    private final Store store;
    private final Owners owners;
    private final List<Decider> deciders;
    private final Planner planner;
    private final EngineTime time;

    public HostInbox(Store store, Owners owners, List<Decider> deciders, Planner planner, EngineTime time) {
        this.store = store;
        this.owners = owners;
        this.deciders = List.copyOf(deciders);
        this.planner = planner;
        this.time = time;
    }

    /** What one transaction came to. */
    private record Moved(long last, int rows, Map<String, Tally> tallies, List<InboxRow> left) {}

    /**
     * Moves all that is committed.
     *
     * @return what became of it, by flow
     */
    public SortedMap<String, Tally> moveOn(long runSequence) {
        IngestContext context = new IngestContext(RuleSet.none(), owners, deciders, planner, runSequence, time);
        SortedMap<String, Tally> tallies = new TreeMap<>();
        List<InboxRow> left = new ArrayList<>();
        long after = Long.MIN_VALUE;
        boolean more = true;
        while (more) {
            long last = after;
            Moved moved = store.inTransaction(tx -> move(tx, context, tx.inbox().list(last, PAGE), last));
            moved.tallies().forEach((flow, tally) -> tallies.merge(flow, tally, Tally::plus));
            left.addAll(moved.left());
            after = moved.last();
            more = moved.rows() == PAGE;
        }
        store.inTransaction(tx -> tx.exceptions().replace("ingest/" + SYSTEM, exceptions(left), runSequence));
        return tallies;
    }

    private Moved move(StoreTransaction tx, IngestContext context, List<InboxRow> rows, long last) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        List<InboxRow> left = new ArrayList<>();
        Map<String, List<InboxRow>> byType =
                rows.stream().collect(groupingBy(InboxRow::type, LinkedHashMap::new, toList()));
        byType.forEach((name, some) -> {
            Optional<RecordType<?>> type = RecordType.named(name);
            type.ifPresentOrElse(
                    known -> tallies.put(SYSTEM + "/" + name, move(tx, context, known, some)), () -> left.addAll(some));
        });
        tx.inbox()
                .remove(rows.stream()
                        .filter(row -> !left.contains(row))
                        .map(InboxRow::number)
                        .toList());
        return new Moved(rows.isEmpty() ? last : rows.get(rows.size() - 1).number(), rows.size(), tallies, left);
    }

    private static <T extends Entity> Tally move(
            StoreTransaction tx, IngestContext context, RecordType<T> type, List<InboxRow> rows) {
        IngestFlow<T> flow = new IngestFlow<>(
                SYSTEM,
                type,
                (cursor, limit) -> new Page<>(List.of(), null, false),
                PUSHED,
                Tier.of(type.name()),
                new Selection("", record -> true),
                null,
                null);
        List<Change<T>> changes = rows.stream().map(HostInbox::<T>change).toList();
        return Tally.ofRead(rows.size())
                .plus(new PageIngest<>(flow, context, tx, change -> map(type, change)).apply(changes))
                .conserved(flow.name());
    }

    /** What the host put last is newest. */
    private static <T extends Entity> Change<T> change(InboxRow row) {
        String id = row.system() + "/" + row.recordId();
        String body = row.body();
        return body == null
                ? new Change.Delete<>(id, Change.UNVERSIONED)
                : new Change.Upsert<>(id, Change.UNVERSIONED, RawDocument.json(body), List.of());
    }

    private static <T extends Entity> Mapped map(RecordType<T> type, Change<T> change) {
        return change instanceof Change.Upsert<T> put ? map(type, put.raw().content()) : Mapped.GONE;
    }

    private static <T extends Entity> Mapped map(RecordType<T> type, String body) {
        try {
            T record = RecordCodec.decode(type, body);
            List<Problem> broken = DocumentMapper.broken(record);
            boolean undecided = DocumentMapper.isUndecided(record);
            return broken.isEmpty()
                    ? new Mapped(
                            List.of(new MappedRecord(RecordCodec.encode(record), null, undecided)),
                            undecided,
                            false,
                            broken)
                    : Mapped.unusable(broken);
        } catch (IllegalArgumentException e) {
            return Mapped.unusable(List.of(
                    Problem.of(FailureKind.INVALID, "INBOX_UNREADABLE", "the record cannot be read: " + e.getMessage())
                            .withRemedy("put it again, whole")));
        }
    }

    private static List<ExceptionRow> exceptions(List<InboxRow> left) {
        return left.stream()
                .map(row -> ExceptionRows.of(
                        "ingest/" + SYSTEM,
                        "%s/%s/%s".formatted(row.system(), row.type(), row.recordId()),
                        Problem.of(
                                        FailureKind.INVALID,
                                        "INBOX_TYPE_UNKNOWN",
                                        "row %d of the inbox is of the type '%s', which this version does not know: it stays there"
                                                .formatted(row.number(), row.type()))
                                .withRemedy("run a version that knows the type, or delete the row")))
                .toList();
    }
}
