package org.tallystick.store.jdbc;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.store.StoreException;

/**
 * The tables of a hub: scripts that are applied in order, each once, in one transaction that excludes others who open the hub; so of
 * several that start at once one applies them.
 */
final class Schema {

    private final Sql sql;
    private final List<Script> scripts;
    private final SchemaHistory history;

    private Schema(Sql sql, List<Script> scripts) {
        this.sql = sql;
        this.scripts = scripts;
        this.history = new SchemaHistory(sql);
    }

    /**
     * Brings the tables up to date, or looks at them, as the mode asks.
     *
     * @throws StoreException if they are not those of this library then; nothing was changed
     */
    static void open(Sessions sessions, SchemaMode mode) {
        open(sessions, mode, Script.all());
    }

    static void open(Sessions sessions, SchemaMode mode, List<Script> scripts) {
        switch (mode) {
            case APPLY -> JdbcStore.transact(sessions, sql -> new Schema(sql, scripts).apply());
            case VALIDATE -> JdbcStore.transact(sessions, sql -> new Schema(sql, scripts).validate());
            case OFF -> {}
        }
    }

    private boolean apply() {
        history.create(scripts);
        Map<Integer, String> applied = history.applied();
        requireNone(changed(applied));
        for (Script script : scripts) {
            if (!applied.containsKey(script.version())) {
                script.statements().stream()
                        .filter(sql.dialect()::isConcerned)
                        .forEach(statement -> sql.execute(sql.dialect().ddl(statement)));
                history.add(script);
            }
        }
        return validate();
    }

    private boolean validate() {
        Map<Integer, String> applied = history.exists() ? history.applied() : Map.of();
        List<String> problems = new ArrayList<>(changed(applied));
        for (Script script : scripts) {
            if (!applied.containsKey(script.version())) {
                problems.add(
                        "%s is not applied: open the hub once with SchemaMode.APPLY, as a role that may create tables"
                                .formatted(script.name()));
            } else {
                problems.addAll(missingTables(script));
            }
        }
        requireNone(problems);
        return true;
    }

    /** What was applied and is not what this library has. */
    private List<String> changed(Map<Integer, String> applied) {
        List<String> problems = new ArrayList<>();
        int newest = applied.keySet().stream().reduce(0, Math::max);
        if (newest > scripts.size()) {
            problems.add(
                    "its schema is version %d, and this version of tallystick-store-jdbc knows up to %d. Use the version that wrote it, or a newer one"
                            .formatted(newest, scripts.size()));
        }
        for (Script script : scripts) {
            String checksum = applied.getOrDefault(script.version(), script.checksum());
            if (checksum.equals(SchemaHistory.UNKNOWN)) {
                problems.add("%s was applied before checksums were kept: open the hub once with SchemaMode.APPLY"
                        .formatted(script.name()));
            } else if (!checksum.equals(script.checksum())) {
                problems.add(
                        "%s was applied with another text (checksum %.8s, here %.8s). Use the version that wrote it"
                                .formatted(script.name(), checksum, script.checksum()));
            }
        }
        return problems;
    }

    private List<String> missingTables(Script script) {
        Set<String> dropped = scripts.stream()
                .flatMap(later -> later.droppedTables().stream())
                .collect(toSet());
        return script.tables().stream()
                .filter(table -> !dropped.contains(table) && !history.hasTable(table))
                .map(table -> "table %s of %s is missing: restore it from a backup".formatted(table, script.name()))
                .toList();
    }

    private void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            String all = String.join("; ", problems);
            throw new StoreException(
                    "Cannot open the hub %s: %s.".formatted(sql.hub(), all), new IllegalStateException("schema"));
        }
    }
}
