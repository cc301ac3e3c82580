package org.tallystick.testkit.connector;

import static org.tallystick.model.RecordType.MILESTONE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Header;
import org.tallystick.model.Milestone;
import org.tallystick.model.MilestoneBuilder;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Change;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.Draft;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SweptSource;

/** Reads by (stamp, id). */
final class PaperSource implements SweptSource<Milestone>, MappingSource<Milestone> {

    private final PaperWire wire;
    private final Variant variant;
    private final Map<String, Draft<Milestone>> mapped = new HashMap<>();
    private int position;
    private long readings;
    private Instant high = Instant.MIN;
    private @Nullable Thread first;

    PaperSource(PaperWire wire, Variant variant) {
        this.wire = wire;
        this.variant = variant;
    }

    @Override
    public Page<Milestone> read(@Nullable String cursor, int limit) {
        oneThread();
        readings++;
        Mark after = Mark.parse(cursor);
        int wanted = variant.has(Bug.IGNORES_LIMIT) ? 20 : Math.min(limit, 20);
        int skip = skip(cursor);
        PaperReply<PaperRow> reply = wire.ask((server, token) ->
                server.select(token, where(after, cursor != null), PaperRow.BY_STAMP, skip, Math.min(wanted + 1, 20)));
        List<PaperRow> all = reply.items();
        boolean more = all.size() > wanted || (wanted == 20 && all.size() == 20);
        List<PaperRow> rows = all.subList(0, Math.min(wanted, all.size()));
        position += rows.size();
        List<Change<Milestone>> changes = new ArrayList<>();
        rows.stream().filter(row -> shown(row, cursor)).forEach(row -> changes.add(change(row)));
        rows.forEach(row -> high = row.stamp().isAfter(high) ? row.stamp() : high);
        return new Page<>(
                changes,
                next(cursor, rows, skip),
                more && !variant.has(Bug.STOPS_AT_A_FULL_PAGE),
                variant.has(Bug.TOTAL_OF_PAGE)
                        ? (Integer) rows.size()
                        : cursor == null ? (Integer) reply.total() : null);
    }

    private void oneThread() {
        if (variant.has(Bug.READS_IN_ONE_THREAD)) {
            first = first == null ? Thread.currentThread() : first;
            if (first != Thread.currentThread()) {
                throw new IllegalStateException("the buffer is in use");
            }
        }
    }

    private int skip(@Nullable String cursor) {
        if (variant.has(Bug.KEEPS_POSITION) || variant.has(Bug.CHECK_READS)) {
            position = cursor == null && variant.has(Bug.KEEPS_POSITION) ? 0 : position;
            return cursor == null ? 0 : position;
        }
        if (variant.has(Bug.PAGES_BY_OFFSET)) {
            return cursor == null ? 0 : Integer.parseInt(cursor);
        }
        return cursor != null && variant.has(Bug.SKIPS_ONE) ? 1 : 0;
    }

    private Predicate<PaperRow> where(Mark after, boolean increment) {
        if (variant.has(Bug.KEEPS_POSITION) || variant.has(Bug.CHECK_READS) || variant.has(Bug.PAGES_BY_OFFSET)) {
            return row -> true;
        }
        if (variant.has(Bug.TIES_ARE_PASSED)) {
            return row -> row.stamp().isAfter(after.stamp());
        }
        if (variant.has(Bug.REPEATS_LAST)) {
            return row -> after.compareTo(row) <= 0;
        }
        if (variant.has(Bug.STAYS_AT_A_STAMP)) {
            return row -> !row.stamp().isBefore(after.stamp());
        }
        if (variant.has(Bug.SEES_NO_UPDATES) && increment) {
            return row -> after.compareTo(row) < 0 && row.version() == 1;
        }
        return row -> after.compareTo(row) < 0;
    }

    private boolean shown(PaperRow row, @Nullable String cursor) {
        boolean hidden = variant.has(Bug.HIDES_DELETES) && row.deleted();
        boolean passed = variant.has(Bug.KEEPS_HIGH_WATER)
                && cursor != null
                && !row.stamp().isAfter(high);
        boolean late = variant.has(Bug.DROPS_WHAT_IS_LATE)
                && cursor != null
                && row.stamp().isBefore(high);
        return !hidden && !passed && !late;
    }

    private @Nullable String next(@Nullable String cursor, List<PaperRow> rows, int skip) {
        if (rows.isEmpty()) {
            return variant.has(Bug.LOSES_CURSOR_WHEN_QUIET) ? null : cursor;
        }
        PaperRow last = rows.get(rows.size() - 1);
        if (variant.has(Bug.PAGES_BY_OFFSET)) {
            return String.valueOf(skip + rows.size());
        }
        if (variant.has(Bug.STAYS_AT_A_STAMP)) {
            return new Mark(last.stamp(), "").text();
        }
        return variant.has(Bug.ADDS_A_SECOND)
                ? new Mark(last.stamp().plusSeconds(1), "~").text()
                : new Mark(last.stamp(), last.id()).text();
    }

    @Override
    public List<Change<Milestone>> fetch(List<String> documentIds) {
        return wire
                .ask((server, token) -> server.select(
                        token,
                        row -> documentIds.contains(row.id()) && (!row.deleted() || variant.has(Bug.FETCHES_DELETED)),
                        PaperRow.BY_STAMP,
                        0,
                        100))
                .items()
                .stream()
                .map(row -> upsert(row.id(), row.version(), RawDocument.json(row.text())))
                .toList();
    }

    @Override
    public Versions versions(@Nullable String cursor, int limit) {
        String after = cursor == null ? "" : cursor;
        Map<String, Long> page = new TreeMap<>();
        wire.ask((server, token) -> server.select(
                        token, row -> row.id().compareTo(after) > 0, Comparator.comparing(PaperRow::id), 0, limit))
                .items()
                .forEach(row -> page.put(row.id(), row.version()));
        return new Versions(
                page,
                page.size() < limit || variant.has(Bug.SWEEPS_ONE_PAGE)
                        ? null
                        : ((TreeMap<String, Long>) page).lastKey());
    }

    @Override
    public Change<Milestone> map(String documentId, long version, RawDocument raw) {
        if (variant.has(Bug.MAPS_BY_READING)) {
            wire.ask((server, token) -> PaperReply.of(List.of(server.whoAmI(token)), 1));
        }
        return upsert(documentId, version, raw);
    }

    private Change<Milestone> change(PaperRow row) {
        long version = variant.has(Bug.VERSION_IS_THE_CLOCK)
                ? readings
                : variant.has(Bug.VERSION_IS_CONSTANT) ? 1 : row.version();
        if (row.deleted() && !variant.has(Bug.DELETED_AS_IT_WAS) && !variant.has(Bug.DENIES_DELETES)) {
            return new Change.Delete<>(row.id(), version);
        }
        return upsert(
                row.id(),
                version,
                RawDocument.json(variant.has(Bug.RAW_IS_THE_ID) ? row.id() : row.text()),
                row.text());
    }

    private Change<Milestone> upsert(String id, long version, RawDocument raw) {
        return upsert(id, version, raw, raw.content());
    }

    private Change<Milestone> upsert(String id, long version, RawDocument raw, String text) {
        String[] fields = text.split("\\|", -1);
        try {
            Draft<Milestone> draft = draft(id, fields);
            if (variant.has(Bug.MAPS_ONCE)) {
                draft = mapped.computeIfAbsent(id, first -> draft(id, fields));
            }
            return new Change.Upsert<>(id, version, raw, List.of(draft));
        } catch (NumberFormatException unreadable) {
            Problem problem = Problem.ofField("AMOUNT", "/amount", fields[1], "the amount is no number", null);
            if (variant.has(Bug.PAGE_DIES)) {
                throw new ConnectorException(problem);
            }
            return new Change.Unreadable<>(id, version, raw, problem);
        }
    }

    private Draft<Milestone> draft(String id, String[] fields) {
        Ref<Milestone> ref = new Ref<>("paper", MILESTONE, variant.has(Bug.ONE_REF_FOR_ALL) ? "r" : id);
        MilestoneBuilder builder = MilestoneBuilder.builder()
                .header(Header.of(ref))
                .name(fields[0])
                .approval(Approval.DRAFT);
        Money amount = amount(new BigDecimal(fields[1]), fields[2]);
        return Draft.of(ref, variant.has(Bug.LEAVES_OUT_AMOUNT) ? builder : builder.amount(amount));
    }

    private Money amount(BigDecimal amount, String currency) {
        boolean rounds = variant.has(Bug.READS_TWO_DECIMALS) || variant.has(Bug.READS_ONE_CURRENCY);
        return new Money(
                rounds ? amount.setScale(2, RoundingMode.HALF_UP) : amount,
                new CurrencyCode(variant.has(Bug.READS_ONE_CURRENCY) ? "EUR" : currency));
    }

    /** Where a reading is. */
    private record Mark(Instant stamp, String id) {

        static Mark parse(@Nullable String cursor) {
            if (cursor == null || !cursor.contains("/")) {
                return new Mark(Instant.MIN, "");
            }
            int slash = cursor.indexOf('/');
            return new Mark(Instant.parse(cursor.substring(0, slash)), cursor.substring(slash + 1));
        }

        int compareTo(PaperRow row) {
            int byStamp = stamp.compareTo(row.stamp());
            return byStamp != 0 ? byStamp : id.compareTo(row.id());
        }

        String text() {
            return stamp + "/" + id;
        }
    }
}
