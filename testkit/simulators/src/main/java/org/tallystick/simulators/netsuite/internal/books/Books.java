package org.tallystick.simulators.netsuite.internal.books;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.simulators.internal.StateFile;
import org.tallystick.simulators.internal.StateFile.Document;

/** All rows of the account, in memory and in the state file. One thread at a time. */
public final class Books {
    private static final String SEQUENCE = "sequence";

    /** Ids given by the account start above those of any delivery. */
    private static final long FIRST_ID = 100_001;

    private final StateFile file;
    private final Map<String, NavigableMap<String, Entry>> tables = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> externalIds = new HashMap<>();

    /** Reads what the file holds. The file stays the caller's to close. */
    public Books(StateFile file) {
        this.file = file;
        for (Document document : file.documents()) {
            Map<String, String> values = new TreeMap<>();
            document.json()
                    .properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().asString()));
            keep(new Entry(document.object(), document.id(), values));
        }
    }

    public Optional<Entry> find(String table, String id) {
        return Optional.ofNullable(table(table).get(id));
    }

    /** The rows of a table, ordered by id as text. */
    public Collection<Entry> all(String table) {
        return List.copyOf(table(table).values());
    }

    /** The rows whose id is that of their owner, a dot, and more; ordered by id as text. */
    public List<Entry> partsOf(String table, String owner) {
        return List.copyOf(table(table).subMap(owner + ".", owner + "/").values());
    }

    /** Ids of the rows of a table with this external id; delivered data may have several. */
    public Set<String> idsOf(String table, String externalId) {
        return Set.copyOf(externalIds.getOrDefault(table, Map.of()).getOrDefault(externalId, Set.of()));
    }

    public Changes changes() {
        return new Changes(this, file.batch());
    }

    long next(String sequence, Map<String, Long> drawn) {
        long last = drawn.containsKey(sequence)
                ? drawn.get(sequence)
                : find(SEQUENCE, sequence)
                        .map(entry -> Long.parseLong(entry.values().get("last")))
                        .orElse(FIRST_ID - 1);
        drawn.put(sequence, last + 1);
        return last + 1;
    }

    static Entry sequence(String name, long last) {
        return new Entry(SEQUENCE, name, Map.of("last", Long.toString(last)));
    }

    void keep(Entry entry) {
        forget(entry.table(), entry.id());
        table(entry.table()).put(entry.id(), entry);
        String externalId = entry.get("externalid");
        if (externalId != null) {
            idsOf(entry.table(), externalId, externalIds).add(entry.id());
        }
    }

    void forget(String table, String id) {
        Entry former = table(table).remove(id);
        String externalId = former == null ? null : former.get("externalid");
        if (externalId != null) {
            idsOf(table, externalId, externalIds).remove(id);
        }
    }

    private static Set<String> idsOf(String table, String externalId, Map<String, Map<String, Set<String>>> index) {
        return index.computeIfAbsent(table, name -> new HashMap<>()).computeIfAbsent(externalId, id -> new TreeSet<>());
    }

    private NavigableMap<String, Entry> table(String name) {
        return tables.computeIfAbsent(name, table -> new TreeMap<>());
    }
}
