package org.tallystick.connector.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What {@code docs/warehouse.md} says. */
final class Documentation {

    private Documentation() {}

    private static String text() throws IOException {
        return Files.readString(Path.of("../../docs/warehouse.md"));
    }

    static List<String> queries() throws IOException {
        return Arrays.stream(text().split("```sql\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf(";\n```")))
                .toList();
    }

    /** The columns in a table's own section, in order. */
    static List<String> columns(String table) throws IOException {
        String section = text().split("### " + table + "\n", 2)[1].split("\n##", 2)[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }
}
