package org.tallystick.rules.routing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.rules.RuleSetException;
import org.tallystick.rules.internal.ConfigFile;

/**
 * Which posting system a document goes to: several behind one port, as data (MIG-1, MIG-2). Immutable, thread-safe.
 *
 * <pre>{@code
 * routing: erp                                # the port: flows, decisions and processes name it as if it were one system
 * types: [invoice, credit-memo]               # what it parts; invoice, credit-memo, journal-entry and payment can be
 * legalEntities: [US01, DE01]                 # whose documents, by code
 * rules:
 *   us:        { legalEntities: US01, system: netsuite }
 *   de-before: { legalEntities: DE01, until: 2026-07-01, system: legacy }
 *   de-since:  { legalEntities: DE01, from: 2026-07-01, system: dynamics }              # the cut-over
 *   pilot:     { legalEntities: DE01, projects: [P-100], from: 2026-06-01, system: dynamics }
 * }</pre>
 *
 * <p>The day is the document's own date. {@code until} is the first day on which a rule does not apply. A rule without {@code types} or {@code
 * legalEntities} is about all that the file names. One that names projects counts before one that names none. For each type, legal entity, project and
 * day exactly one rule counts: files with gaps and overlaps are refused, and each is named.
 */
public final class Routing {

    private final String port;
    private final String version;
    private final List<Route> routes;

    Routing(String port, String version, List<Route> routes) {
        this.port = port;
        this.version = version;
        this.routes = List.copyOf(routes);
    }

    /**
     * Reads a file in UTF-8, of at most 1 MiB.
     *
     * @throws RuleSetException if it cannot be read or has mistakes; it names them all
     */
    public static Routing load(Path file) {
        return ConfigFile.load(file, RoutingReader::read);
    }

    /**
     * Reads text.
     *
     * @param file by which faults name it
     * @throws RuleSetException if it has mistakes; it names them all
     */
    public static Routing parse(String yaml, String file) {
        return ConfigFile.parse(yaml, file, RoutingReader::read);
    }

    /** The name by which flows, decisions and processes call it, as if it were one system. */
    public String port() {
        return port;
    }

    /** A hash of what it says, 64 hexadecimal digits. Comments, layout and the order of names do not count. */
    public String version() {
        return version;
    }

    /** All rules, in the order of the file. */
    public List<Route> routes() {
        return routes;
    }

    /** The types that it parts, in the order of the file. */
    public Set<RecordType<?>> types() {
        Set<RecordType<?>> types = new LinkedHashSet<>();
        routes.forEach(route -> types.addAll(route.types()));
        return Collections.unmodifiableSet(types);
    }

    /** The systems behind the port. */
    public SortedSet<String> systems() {
        SortedSet<String> systems = new TreeSet<>();
        routes.forEach(route -> systems.add(route.system()));
        return Collections.unmodifiableSortedSet(systems);
    }

    /** The systems that documents of that legal entity go to, of any day; empty: it is about none of it. */
    public SortedSet<String> systems(String legalEntity) {
        SortedSet<String> systems = new TreeSet<>();
        routes.stream()
                .filter(route -> route.legalEntities().contains(legalEntity))
                .forEach(route -> systems.add(route.system()));
        return Collections.unmodifiableSortedSet(systems);
    }

    /** Whether it depends on the project of a document of that type where it goes. */
    public boolean isByProject(RecordType<?> type) {
        return routes.stream()
                .anyMatch(route -> route.isByProject() && route.types().contains(type));
    }

    /**
     * Where a document goes; empty if it is of a type or a legal entity that the file does not name.
     *
     * @param legalEntity whose document it is, by its code
     * @param project that it is of, by its code; none: of none
     * @param day its own date
     */
    public Optional<Route> route(RecordType<?> type, String legalEntity, @Nullable String project, LocalDate day) {
        List<Route> found = routes.stream()
                .filter(route -> route.applies(type, legalEntity, project, day))
                .toList();
        return found.stream()
                .filter(Route::isByProject)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    @Override
    public String toString() {
        return port;
    }
}
