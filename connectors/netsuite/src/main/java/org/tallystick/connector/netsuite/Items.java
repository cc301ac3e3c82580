package org.tallystick.connector.netsuite;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tallystick.model.LineKind;
import org.tallystick.spi.ConnectorConfig;

/** Which item bills which kind of line. */
final class Items {

    private final Map<LineKind, String> idByKind = new EnumMap<>(LineKind.class);

    /** From the properties {@code item-time}, {@code item-expense} …, one per kind. */
    Items(ConnectorConfig config) {
        for (LineKind kind : LineKind.values()) {
            idByKind.put(kind, config.text("item-" + kind.name().toLowerCase(Locale.ROOT)));
        }
    }

    /** The item's internal id. */
    String of(LineKind kind) {
        String id = idByKind.get(kind);
        if (id == null) {
            throw new AssertionError("Every kind has an item, but not " + kind);
        }
        return id;
    }

    /** What an item bills; of one that bills several kinds, the first. */
    Optional<LineKind> kindOf(String id) {
        return idByKind.entrySet().stream()
                .filter(item -> item.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The internal ids of all items. */
    Collection<String> all() {
        return List.copyOf(idByKind.values());
    }
}
