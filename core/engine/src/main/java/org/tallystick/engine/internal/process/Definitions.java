package org.tallystick.engine.internal.process;

import java.util.List;
import java.util.Optional;
import org.tallystick.engine.process.ProcessDefinition;
import org.tallystick.engine.store.Processes.ProcessRow;

/** The definitions that an engine knows, several versions of one name among them. */
public record Definitions(List<ProcessDefinition> all) {

    public Definitions {
        all = List.copyOf(all);
    }

    /** The one with which the process began. */
    public Optional<ProcessDefinition> of(ProcessRow row) {
        return of(row.definition(), row.version());
    }

    /** The one of that name and version. */
    public Optional<ProcessDefinition> of(String name, int version) {
        return all.stream()
                .filter(each -> each.name().equals(name) && each.version() == version)
                .findFirst();
    }
}
