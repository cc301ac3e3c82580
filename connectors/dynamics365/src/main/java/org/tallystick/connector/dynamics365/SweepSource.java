package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.spi.Change;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.MappingSource;
import org.tallystick.spi.Page;
import org.tallystick.spi.Problem;
import org.tallystick.spi.RawDocument;
import org.tallystick.spi.SourceSpec;

/**
 * Reads a whole set at every read: its rows carry no stamp of change, and what was deleted shows only by its absence. The cursor is the
 * system's own link to the page, and how many of its rows were given already. Source: the vendor contract sheet, section 4.
 *
 * @param <T> the entity
 */
final class SweepSource<T extends Entity> implements MappingSource<T> {

    private final ODataClient client;
    private final String system;
    private final Reading<T> reading;
    private final SourceSpec spec;
    private final List<String> companies;

    /** @param companies those that are read; empty: all */
    SweepSource(ODataClient client, String system, Reading<T> reading, SourceSpec spec, List<String> companies) {
        this.client = client;
        this.system = system;
        this.reading = reading;
        this.spec = spec;
        this.companies = companies;
    }

    @Override
    public Page<T> read(@Nullable String cursor, int limit) {
        Place place = Place.parse(cursor);
        EntitySet set = reading.set().get();
        ODataClient.Rows page = place.link().isEmpty() ? client.first(query(set)) : client.next(place.link());
        List<String> rest = page.rows()
                .subList(
                        Math.min(place.given(), page.rows().size()), page.rows().size());
        List<Change<T>> changes = new ArrayList<>();
        for (String json : rest.subList(0, Math.min(limit, rest.size()))) {
            String position = "row-" + (place.given() + changes.size() + 1);
            changes.add(change(position, json, () -> Row.of(system, reading.type(), set, json)));
        }
        Place next = rest.size() > limit ? new Place(place.given() + limit, place.link()) : Place.of(page.next());
        boolean more = rest.size() > limit || page.next() != null;
        return new Page<>(changes, more ? next.toString() : null, more, page.total());
    }

    @Override
    public Change<T> map(String documentId, long version, RawDocument raw) {
        String json = raw.content();
        Change<T> change = change(
                documentId,
                json,
                () -> reading.isNamed()
                        ? Row.kept(system, reading.type(), documentId, json)
                        : Row.of(system, reading.type(), reading.set().get(), json));
        return change.documentId().equals(documentId)
                ? change
                : new Change.Unreadable<>(
                        documentId,
                        version,
                        raw,
                        Problem.of(
                                FailureKind.INVALID,
                                "KEY_CHANGED",
                                "The document is that of '%s'".formatted(change.documentId())));
    }

    private Change<T> change(String position, String json, Supplier<Row> who) {
        RawDocument raw = RawDocument.json(json);
        String documentId = position;
        try {
            Row row = who.get();
            documentId = row.key();
            return new Change.Upsert<>(
                    documentId,
                    Change.UNVERSIONED,
                    raw,
                    List.of(reading.mapping().draft(row, json)));
        } catch (BadRecordException e) {
            return new Change.Unreadable<>(documentId, Change.UNVERSIONED, raw, e.problem());
        } catch (IllegalArgumentException | ArithmeticException e) {
            Problem problem = Problem.of(FailureKind.INVALID, "VALUE", String.valueOf(e.getMessage()));
            return new Change.Unreadable<>(documentId, Change.UNVERSIONED, raw, problem);
        }
    }

    private Query query(EntitySet set) {
        Set<String> fields = new LinkedHashSet<>(set.keys());
        fields.addAll(reading.fields());
        spec.fields().stream().sorted().forEach(fields::add);
        Query all = Query.of(set, fields).counted();
        return companies.isEmpty() || set.companyField().isEmpty()
                ? all
                : all.where(OData.isOneOf(set.companyField(), companies));
    }

    /**
     * Where reading goes on.
     *
     * @param given rows of the page that were given already
     * @param link of the page; empty: the first
     */
    private record Place(int given, String link) {

        static Place parse(@Nullable String cursor) {
            if (cursor == null) {
                return new Place(0, "");
            }
            int space = cursor.indexOf(' ');
            return new Place(Integer.parseInt(cursor.substring(0, space)), cursor.substring(space + 1));
        }

        static Place of(@Nullable String link) {
            return new Place(0, link == null ? "" : link);
        }

        @Override
        public String toString() {
            return given + " " + link;
        }
    }
}
