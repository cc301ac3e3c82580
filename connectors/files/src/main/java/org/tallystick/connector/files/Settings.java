package org.tallystick.connector.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConfigException;
import org.tallystick.spi.ConnectorConfig;

/** What the connector was told, checked. */
record Settings(
        String system,
        Form<?> form,
        @Nullable Path inbox,
        @Nullable Path outbox,
        Columns columns,
        TextSettings text) {

    /** @throws ConfigException naming all that is wrong */
    static Settings of(ConnectorConfig config) {
        List<String> faults = new ArrayList<>();
        Form<?> form = form(config.text("type"), faults);
        Columns columns = Columns.parse(config.text("columns"), faults);
        Path inbox = config.optionalText("inbox").map(Path::of).orElse(null);
        Path outbox = config.optionalText("outbox").map(Path::of).orElse(null);
        if (inbox == null && outbox == null) {
            faults.add("'inbox' and 'outbox' are both absent: name at least one folder");
        }
        if (form != null) {
            columns.lacking(form.readFields())
                    .forEach(field ->
                            faults.add("'columns' has no field '%s', which a %s needs".formatted(field, form.type())));
            columns.unknown(form.fields())
                    .forEach(field -> faults.add(
                            "'columns' has the field '%s'; a %s has %s".formatted(field, form.type(), form.fields())));
            if (outbox != null && !form.writes()) {
                faults.add("'outbox' is given, and a %s is not written to files".formatted(form.type()));
            }
        }
        TextSettings text = TextSettings.of(config, faults);
        if (form == null || !faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new Settings(config.system(), form, inbox, outbox, columns, text);
    }

    private static @Nullable Form<?> form(String type, List<String> faults) {
        for (Form<?> form : List.of(new MilestoneForm(), new TimeEntryForm())) {
            if (form.type().name().equals(type)) {
                return form;
            }
        }
        faults.add("'type' must be milestone or time-entry, was '%s'".formatted(type));
        return null;
    }
}
