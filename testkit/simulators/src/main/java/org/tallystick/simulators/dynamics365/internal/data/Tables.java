package org.tallystick.simulators.dynamics365.internal.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.simulators.dynamics365.internal.schema.EntitySet;
import org.tallystick.simulators.internal.StateFile;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows in the order in which they came. What one {@link #atomically} changes is kept together or not at all. */
public final class Tables {
    /** Name of the etag in a row. */
    public static final String ETAG = "@odata.etag";

    private static final String SEQUENCE = "$sequence";

    private final StateFile state;
    private final Map<String, Map<String, ObjectNode>> tables = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private StateFile.@Nullable Batch batch;

    public Tables(StateFile state) {
        this.state = state;
        state.documents().forEach(document -> table(document.object()).put(document.id(), document.json()));
    }

    public Collection<ObjectNode> rows(EntitySet set) {
        return table(set.name()).values();
    }

    public Optional<ObjectNode> find(EntitySet set, String id) {
        return Optional.ofNullable(table(set.name()).get(id));
    }

    /** Whether a client wrote the row since this process started. */
    public boolean isFresh(EntitySet set, ObjectNode row) {
        return written.contains(set.name() + "|" + set.id(row));
    }

    /** The same; the next time it is not. */
    public boolean isFreshOnce(EntitySet set, ObjectNode row) {
        return written.remove(set.name() + "|" + set.id(row));
    }

    /** Keeps all that the work changes, or, when it throws, nothing. */
    public <T> T atomically(Supplier<T> work) {
        if (batch != null) {
            return work.get();
        }
        batch = state.batch();
        try {
            T result = work.get();
            batch.commit();
            return result;
        } catch (RuntimeException e) {
            undo.forEach(Runnable::run);
            throw e;
        } finally {
            batch = null;
            undo.clear();
        }
    }

    /** A new or changed row of a client; it gets a new etag. */
    public void write(EntitySet set, ObjectNode row, boolean isNew) {
        change(set, row);
        written.add(set.name() + "|" + set.id(row));
        if (isNew) {
            open().countCreate(set.name());
        } else {
            open().countUpdate(set.name());
        }
    }

    /** A row that the environment itself changes; it gets a new etag. */
    public void change(EntitySet set, ObjectNode row) {
        long version = next("$version");
        byte[] text = ("'1," + version + "'").getBytes(StandardCharsets.UTF_8);
        row.put(ETAG, "W/\"" + Base64.getEncoder().encodeToString(text) + "\"");
        put(set.name(), set.id(row), row);
    }

    /** A row of a delivery, with the etag that it came with. */
    public void load(EntitySet set, ObjectNode row) {
        put(set.name(), set.id(row), row);
    }

    public void markPlayed(String period) {
        open().markPlayed(period);
    }

    public void remove(EntitySet set, String id) {
        ObjectNode old = table(set.name()).remove(id);
        if (old != null) {
            undo.push(() -> table(set.name()).put(id, old));
            open().remove(set.name(), id).countUpdate(set.name());
        }
    }

    /** The next number of a sequence, from 1; a failed {@link #atomically} gives it back. */
    public long next(String sequence) {
        ObjectNode old = table(SEQUENCE).get(sequence);
        long number = (old == null ? 0 : old.get("last").asLong()) + 1;
        put(SEQUENCE, sequence, JsonNodeFactory.instance.objectNode().put("last", number));
        return number;
    }

    private void put(String table, String id, ObjectNode row) {
        ObjectNode old = table(table).put(id, row);
        undo.push(() -> {
            if (old == null) {
                table(table).remove(id);
                written.remove(table + "|" + id);
            } else {
                table(table).put(id, old);
            }
        });
        open().put(table, id, row);
    }

    private StateFile.Batch open() {
        if (batch == null) {
            throw new IllegalStateException("Rows change inside atomically only");
        }
        return batch;
    }

    private Map<String, ObjectNode> table(String name) {
        return tables.computeIfAbsent(name, any -> new LinkedHashMap<>());
    }
}
