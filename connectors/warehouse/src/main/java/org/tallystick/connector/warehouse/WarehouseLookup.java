package org.tallystick.connector.warehouse;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.connector.warehouse.Layout.Content;
import org.tallystick.model.Entity;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.spi.Found;
import org.tallystick.spi.RecordLookup;
import org.tallystick.spi.Write;

/** Finds current states. What was deleted from the tables by hand is not found. */
final class WarehouseLookup<T extends Entity> implements RecordLookup<T> {

    private final Database database;
    private final Form<T> form;
    private final History<Write<T>> history;

    WarehouseLookup(Database database, Form<T> form) {
        this.database = database;
        this.form = form;
        this.history = new History<>(form.layout());
    }

    @Override
    public Map<String, Found> byExternalKey(Collection<String> externalKeys) {
        if (externalKeys.isEmpty()) {
            return Map.of();
        }
        return database.read(connection -> {
            Map<String, Found> found = new HashMap<>();
            history.current(connection, externalKeys)
                    .forEach((key, state) -> found.put(key, found(key, state.content())));
            return found;
        });
    }

    @Override
    public Listing list(@Nullable String cursor, int limit) {
        return database.read(connection -> {
            List<String> keys = history.keys(connection, cursor == null ? "" : cursor, limit);
            List<Found> found = history.current(connection, keys).entrySet().stream()
                    .map(each -> found(each.getKey(), each.getValue().content()))
                    .toList();
            return new Listing(found, keys.size() < limit ? null : keys.get(limit - 1));
        });
    }

    private Found found(String key, Content content) {
        String digest = form.layout().digest(content);
        if (form.layout().lines() == null) {
            return new Found(key, key, null, digest, null, null);
        }
        String number = (String) value(content, "document_number");
        return new Found(key, key, number, digest, money(content, "net"), money(content, "tax"));
    }

    private Money money(Content content, String column) {
        return Money.of((BigDecimal) requireNonNull(value(content, column)), new CurrencyCode((String)
                requireNonNull(value(content, "currency"))));
    }

    private @Nullable Object value(Content content, String column) {
        return form.layout().table().value(content.row(), column);
    }

    @Override
    public String digest(Write<T> write) {
        return form.layout().digest(form.layout().content(write));
    }
}
