package org.tallystick.engine.internal.process;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.engine.store.Processes.ProcessRow;
import org.tallystick.engine.store.Processes.State;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.json.TextMap;
import org.tallystick.model.Ref;

/** Processes that have not ended. */
public final class UnderWay {

    private static final int PAGE = 500;
    private static final Set<State> STATES = EnumSet.of(State.RUNNING, State.WAITING, State.COMPENSATING, State.STUCK);

    private UnderWay() {}

    /** Of some records those that the input of such a process names, with where it stands, for people. Reads all such processes, a page at a time. */
    public static Map<Ref<?>, String> about(StoreTransaction tx, Collection<? extends Ref<?>> records) {
        Map<String, Ref<?>> named = new HashMap<>();
        records.forEach(ref -> named.put(ref.toString(), ref));
        Map<Ref<?>, String> found = new HashMap<>();
        List<ProcessRow> page = named.isEmpty() ? List.of() : page(tx, "");
        while (!page.isEmpty()) {
            page.forEach(row -> TextMap.read(row.data()).values().forEach(value -> {
                Ref<?> ref = named.get(value.replace('\t', '/'));
                if (ref != null) {
                    found.putIfAbsent(ref, "%s is %s at step '%s'".formatted(row.key(), row.state(), row.step()));
                }
            }));
            page = page.size() < PAGE
                    ? List.of()
                    : page(tx, page.get(page.size() - 1).key());
        }
        return found;
    }

    private static List<ProcessRow> page(StoreTransaction tx, String after) {
        return tx.processes().page(STATES, after, PAGE);
    }
}
