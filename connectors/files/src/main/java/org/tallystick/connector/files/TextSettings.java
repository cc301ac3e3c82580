package org.tallystick.connector.files;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.List;
import org.tallystick.spi.ConfigProperty;
import org.tallystick.spi.ConfigProperty.Kind;
import org.tallystick.spi.ConnectorConfig;

/**
 * How files are written, whatever stands in them.
 *
 * @param encoding of files without a byte order mark
 * @param separator between two fields
 * @param checksums whether a file that is read needs a checksum beside it
 * @param settle longest time between a file's modification time and the moment at which it lies there whole
 */
record TextSettings(Charset encoding, char separator, boolean checksums, Duration settle) {

    static final List<ConfigProperty> PROPERTIES = List.of(
            ConfigProperty.optional("encoding", Kind.TEXT, "UTF-8", "The encoding of files without a byte order mark."),
            ConfigProperty.optional("separator", Kind.TEXT, ",", "What stands between two fields; one character."),
            ConfigProperty.optional(
                    "checksum",
                    Kind.TEXT,
                    "required",
                    "Whether a file that is read needs a checksum beside it: required or none."),
            ConfigProperty.optional(
                    "settle-seconds",
                    Kind.NUMBER,
                    "600",
                    "Longest time between a file's modification time and the moment at which it lies there whole."));

    /** As configured; what is wrong with it goes to {@code faults}. */
    static TextSettings of(ConnectorConfig config, List<String> faults) {
        String separator = config.text("separator");
        if (separator.length() != 1) {
            faults.add("'separator' must be one character, was '%s'".formatted(separator));
        }
        String checksum = config.text("checksum");
        if (!List.of("required", "none").contains(checksum)) {
            faults.add("'checksum' must be required or none, was '%s'".formatted(checksum));
        }
        return new TextSettings(
                encoding(config.text("encoding"), faults),
                separator.isEmpty() ? ',' : separator.charAt(0),
                checksum.equals("required"),
                Duration.ofSeconds(config.number("settle-seconds")));
    }

    private static Charset encoding(String name, List<String> faults) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            faults.add("'encoding' is not known here: '%s'".formatted(name));
            return StandardCharsets.UTF_8;
        }
    }

    CsvText csv() {
        return new CsvText(encoding, separator);
    }
}
