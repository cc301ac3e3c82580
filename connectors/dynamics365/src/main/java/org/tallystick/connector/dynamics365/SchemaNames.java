package org.tallystick.connector.dynamics365;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.spi.ConfigException;

/** Names of sets and fields as rule sets give them: they go into addresses. */
final class SchemaNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,127}");

    private SchemaNames() {}

    /** @throws ConfigException with all that are no names */
    static void check(String system, @Nullable String set, Collection<String> fields) {
        List<String> faults = new ArrayList<>();
        Stream.ofNullable(set)
                .filter(name -> !NAME.matcher(name).matches())
                .map("'%s' is no entity set: a name has letters, digits and _ only"::formatted)
                .forEach(faults::add);
        fields.stream()
                .sorted()
                .filter(name -> !NAME.matcher(name).matches())
                .map("'%s' is no field of an entity: a name has letters, digits and _ only"::formatted)
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new ConfigException(system, faults);
        }
    }
}
