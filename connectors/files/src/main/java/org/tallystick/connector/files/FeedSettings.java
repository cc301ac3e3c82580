package org.tallystick.connector.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.model.RecordType;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;

/** What the connector of feeds was told, checked. */
record FeedSettings(String system, Path inbox, Set<RecordType<?>> types, KeyColumns columns, TextSettings text) {

    /** @throws ConfigException naming all that is wrong */
    static FeedSettings of(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        Set<RecordType<?>> types = types(config.text("types"), faults);
        TextSettings text = TextSettings.of(config, faults);
        if (!faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new FeedSettings(
                config.system(),
                Path.of(config.text("inbox")),
                types,
                new KeyColumns(
                        config.text("key-column"),
                        config.optionalText("version-column").orElse(null),
                        config.optionalText("deleted-column").orElse(null),
                        config.text("deleted-value")),
                text);
    }

    private static Set<RecordType<?>> types(String names, List<String> faults) {
        Set<RecordType<?>> types = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            Optional<RecordType<?>> type = RecordType.all().stream()
                    .filter(each -> each.name().equals(name.strip()))
                    .findFirst();
            type.ifPresentOrElse(
                    types::add,
                    () -> faults.add("'types' has '%s'; record types are %s"
                            .formatted(
                                    name.strip(),
                                    RecordType.all().stream()
                                            .map(RecordType::name)
                                            .toList())));
        }
        return types;
    }
}
