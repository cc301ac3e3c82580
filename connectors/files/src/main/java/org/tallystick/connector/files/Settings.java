package org.tallystick.connector.files;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.time.Duration;
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
        Charset encoding,
        char separator,
        boolean checksums,
        Duration settle) {

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
        if (config.text("separator").length() != 1) {
            faults.add("'separator' must be one character, was '%s'".formatted(config.text("separator")));
        }
        if (!List.of("required", "none").contains(config.text("checksum"))) {
            faults.add("'checksum' must be required or none, was '%s'".formatted(config.text("checksum")));
        }
        Charset encoding = encoding(config.text("encoding"), faults);
        if (form == null || !faults.isEmpty()) {
            throw new ConfigException(config.system(), faults);
        }
        return new Settings(
                config.system(),
                form,
                inbox,
                outbox,
                columns,
                encoding,
                config.text("separator").charAt(0),
                config.text("checksum").equals("required"),
                Duration.ofSeconds(config.number("settle-seconds")));
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

    private static Charset encoding(String name, List<String> faults) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            faults.add("'encoding' is not known here: '%s'".formatted(name));
            return StandardCharsets.UTF_8;
        }
    }
}
