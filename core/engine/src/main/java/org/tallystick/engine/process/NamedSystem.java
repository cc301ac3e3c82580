package org.tallystick.engine.process;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tallystick.engine.decide.Finding;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.internal.hub.ExceptionRows;
import org.tallystick.model.RecordType;

/**
 * A system whose records a decider looks for, by the name that a host gave it. Hosts put records of systems of their own choosing, so only the hub tells
 * a name that is misspelt: it has such records, and none under that name.
 *
 * @param name of the system
 * @param setting where the host said it
 * @param type of the records
 */
record NamedSystem(String name, String setting, RecordType<?> type) {

    /** What is wrong if the hub has records of other systems only; without any record nobody can tell. */
    Optional<Finding> mistaken(Hub hub) {
        if (hub.hasAny(type, record -> record.ref().system().equals(name))) {
            return Optional.empty();
        }
        SortedSet<String> systems = new TreeSet<>();
        hub.forEach(type, record -> systems.add(record.ref().system()));
        if (systems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Finding.of(
                        "SYSTEM_WITHOUT_RECORDS",
                        name + "/" + type.name(),
                        ExceptionRows.INTEGRATION,
                        "%s names '%s', of which the hub has no %s; it has some of %s. Nothing is done for these"
                                .formatted(setting, name, type.name(), String.join(", ", systems)),
                        "if the name is not the one under which they are read or put, correct it and run again; if it is, this ends with the first that comes"));
    }
}
