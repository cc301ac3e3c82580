package org.tallystick.connector.dynamics365;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.http.BadRecordException;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds master data by the key that we chose.
 *
 * @param <T> the entity
 */
final class MasterLookup<T extends Entity> implements RecordLookup<T> {

    private final MasterRows rows;
    private final MasterForm<T> form;
    private final String prefix;

    /** @param prefix what all our keys begin with */
    MasterLookup(MasterRows rows, MasterForm<T> form, String prefix) {
        this.rows = rows;
        this.form = form;
        this.prefix = prefix;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new HashMap<>();
        for (MasterRows.There row : rows.byKey(externalKeys)) {
            if (externalKeys.contains(row.id().key())) {
                found.merge(row.id().key(), found(row), MasterLookup::several);
            }
        }
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        int size = Math.max(1, Math.min(limit, OData.CHUNK));
        List<MasterRows.There> page =
                rows.after(cursor == null ? null : CompanyKey.parse(cursor, "cursor"), prefix, size);
        List<Found> found = page.stream()
                .filter(row -> row.id().key().startsWith(prefix))
                .map(this::found)
                .toList();
        return new Listing(
                found,
                page.size() < size ? null : page.get(page.size() - 1).id().toString());
    }

    @Override
    public String digest(Write<T> write) {
        try {
            return form.of(write).digest(form);
        } catch (BadRecordException e) {
            return "cannot be written: " + e.getMessage(); // The sink refuses it, with the problem.
        }
    }

    private Found found(MasterRows.There row) {
        String digest = MasterRow.digest(form, row.members());
        return new Found(row.id().key(), row.id().toString(), null, digest, null, null);
    }

    /** Which of two companies' rows is ours nobody knows: equal to nothing. */
    private static Found several(Found first, Found second) {
        String digest = "several under one key: %s, %s".formatted(first.remoteId(), second.remoteId());
        return new Found(first.externalKey(), first.remoteId(), null, digest, null, null);
    }
}
