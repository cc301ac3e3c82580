package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/**
 * Finds customers and projects. Their content is their name: all else of them people keep in NetSuite.
 *
 * @param <T> the entity
 */
final class EntityLookup<T extends Entity> implements RecordLookup<T> {

    private final KeyedRows rows;
    private final Function<T, String> name;

    /** @param name of a record, before it is cut to the field's length */
    EntityLookup(KeyedRows rows, Function<T, String> name) {
        this.rows = rows;
        this.name = name;
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        Map<String, Found> found = new HashMap<>();
        rows.byKey(externalKeys).forEach((key, row) -> found.put(key, found(row)));
        return found;
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        SuiteQl.Rows<KeyedRows.Row> page = rows.after(cursor, limit);
        List<Found> found = page.rows().stream().map(EntityLookup::found).toList();
        return new Listing(found, page.more() ? found.get(found.size() - 1).remoteId() : null);
    }

    @Override
    public String digest(Write<T> write) {
        return digest(CompanyName.of(name.apply(write.record())));
    }

    private static Found found(KeyedRows.Row row) {
        String companyName = row.companyName() == null ? "" : row.companyName();
        return new Found(row.key(), row.id(), null, digest(companyName), null, null);
    }

    private static String digest(String companyName) {
        return "name " + companyName;
    }
}
