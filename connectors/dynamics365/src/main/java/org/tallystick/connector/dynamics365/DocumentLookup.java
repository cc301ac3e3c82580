package org.tallystick.connector.dynamics365;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds documents with their lines. A header that waits for its lines is not there yet: {@link DocumentSink} completes it.
 *
 * @param <T> the entity
 */
final class DocumentLookup<T extends Entity> implements RecordLookup<T> {

    private final Documents documents;
    private final Form<T> form;
    private final String prefix;

    /** @param prefix what the keys of all our documents begin with */
    DocumentLookup(Documents documents, Form<T> form, String prefix) {
        this.documents = documents;
        this.form = form;
        this.prefix = prefix;
    }

    /**
     * What stands under a key.
     *
     * @param isOwn whether it is of this type
     */
    private record Standing(Found found, boolean isOwn) {}

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new HashMap<>();
        standing(externalKeys).forEach((key, one) -> found.put(key, one.found()));
        return found;
    }

    private Map<String, Standing> standing(Collection<String> externalKeys) {
        Map<String, List<HeaderRow>> byKey = documents.byKey(externalKeys);
        Map<CompanyKey, List<LineRow>> lines =
                documents.lines(byKey.values().stream().flatMap(List::stream).toList());
        Map<String, Standing> standing = new HashMap<>();
        byKey.forEach((key, rows) -> found(rows, lines).ifPresent(one -> standing.put(key, one)));
        return standing;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.max(1, Math.min(limit, OData.CHUNK));
        List<HeaderRow> rows =
                documents.after(cursor == null ? null : CompanyKey.parse(cursor, "cursor"), prefix, size);
        List<String> keys = rows.stream()
                .map(HeaderRow::externalKey)
                .filter(key -> key.startsWith(prefix))
                .toList();
        List<Found> found = standing(keys).values().stream()
                .filter(Standing::isOwn)
                .map(Standing::found)
                .toList();
        String next = rows.size() < size
                ? null
                : Documents.idOf(rows.get(rows.size() - 1)).toString();
        return new Listing(found, next);
    }

    @Override
    public String digest(Write<T> write) {
        try {
            return form.of(write).content().digest();
        } catch (BadRecordException e) {
            return "cannot be written: " + e.getMessage(); // The sink refuses it, with the problem.
        }
    }

    /** Of several under one key none is ours for sure: a person decides. */
    private Optional<Standing> found(List<HeaderRow> rows, Map<CompanyKey, List<LineRow>> lines) {
        List<HeaderRow> whole = rows.stream()
                .filter(row -> row.isPosted() || lines.containsKey(Documents.idOf(row)))
                .toList();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        HeaderRow first = whole.get(0);
        if (rows.size() > 1) {
            String ids = rows.stream().map(row -> row.id().toString()).collect(Collectors.joining(", "));
            return Optional.of(unlike(first, "several under one key: " + ids));
        }
        return Optional.of(one(first, lines.getOrDefault(Documents.idOf(first), List.of())));
    }

    private Standing one(HeaderRow row, List<LineRow> lines) {
        try {
            Content content = form.read(row, lines);
            Found found = new Found(
                    row.externalKey(),
                    row.id().toString(),
                    row.number(),
                    content.digest(),
                    content.net(),
                    content.tax());
            return new Standing(found, form.isOwn(content));
        } catch (BadRecordException e) {
            return unlike(row, "unreadable: " + e.getMessage());
        }
    }

    private Standing unlike(HeaderRow row, String digest) {
        Found found = new Found(row.externalKey(), row.id().toString(), row.number(), digest, null, null);
        return new Standing(found, form.isOwn(null));
    }
}
