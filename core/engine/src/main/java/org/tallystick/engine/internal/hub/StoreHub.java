package org.tallystick.engine.internal.hub;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.decide.Hub;
import org.tallystick.engine.decide.Index;
import org.tallystick.engine.store.Crosswalk.RefKey;
import org.tallystick.engine.store.Documents.DocumentRow;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.engine.store.StoreTransaction;
import org.tallystick.model.Entity;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;

/** The hub of one store transaction. */
public final class StoreHub implements Hub {

    private static final int PAGE = 500;

    private final StoreTransaction tx;

    public StoreHub(StoreTransaction tx) {
        this.tx = tx;
    }

    @Override
    public <T extends Entity> Optional<T> find(Ref<T> ref) {
        return Optional.ofNullable(findAll(ref.type(), List.of(ref)).get(ref));
    }

    @Override
    public <T extends Entity> Map<Ref<T>, T> findAll(RecordType<T> type, Collection<Ref<T>> refs) {
        Map<RefKey, Ref<T>> byKey = refs.stream().distinct().collect(toMap(RecordIds::key, Function.identity()));
        Map<RefKey, String> ids = tx.crosswalk().recordIds(byKey.keySet());
        Map<String, RecordRow> rows = tx.records().find(type.name(), ids.values());
        Map<Ref<T>, T> found = new HashMap<>();
        ids.forEach((key, id) -> Optional.ofNullable(rows.get(id))
                .flatMap(row -> RecordCodec.decided(type, row))
                .ifPresent(record -> found.put(byKey.get(key), record)));
        return found;
    }

    @Override
    public <T extends Entity> List<T> findBy(RecordType<T> type, Index index, Collection<String> keys) {
        return tx.records().findByKey(type.name(), IndexKeys.column(index), keys).stream()
                .flatMap(row -> RecordCodec.decided(type, row).stream())
                .toList();
    }

    @Override
    public <T extends Entity> void forEach(RecordType<T> type, Consumer<T> action) {
        hasAny(type, record -> {
            action.accept(record);
            return false;
        });
    }

    @Override
    public <T extends Entity> boolean hasAny(RecordType<T> type, Predicate<T> such) {
        String after = "";
        List<RecordRow> rows;
        do {
            rows = tx.records().page(type.name(), after, PAGE);
            for (RecordRow row : rows) {
                if (RecordCodec.decided(type, row).filter(such).isPresent()) {
                    return true;
                }
                after = row.id();
            }
        } while (rows.size() == PAGE);
        return false;
    }

    @Override
    public List<String> setAside(String system, RecordType<?> type, Collection<String> ids) {
        return tx.documents().setAside(system + "/" + type.name()).stream()
                .filter(row -> ids.contains(row.id()) || names(row.raw(), ids))
                .map(DocumentRow::id)
                .toList();
    }

    @Override
    public List<Ref<?>> setAside(RecordType<?> type, Collection<String> ids) {
        List<Ref<?>> found = new ArrayList<>();
        for (String flow : ids.isEmpty() ? List.<String>of() : tx.documents().flowsSetAside()) {
            if (flow.endsWith("/" + type.name())) {
                String system = flow.substring(0, flow.length() - type.name().length() - 1);
                setAside(system, type, ids).forEach(id -> found.add(Ref.of(system, type, id)));
            }
        }
        return found;
    }

    private static boolean names(@Nullable String raw, Collection<String> ids) {
        return raw != null && ids.stream().anyMatch(id -> names(raw, id));
    }

    /** Whether the id stands in the text by itself: {@code CT-1} does not in {@code CT-12}. */
    private static boolean names(String raw, String id) {
        for (int at = raw.indexOf(id); at >= 0; at = raw.indexOf(id, at + 1)) {
            if (!isPartOfId(raw, at - 1) && !isPartOfId(raw, at + id.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfId(String raw, int at) {
        return at >= 0
                && at < raw.length()
                && (Character.isLetterOrDigit(raw.charAt(at)) || raw.charAt(at) == '-' || raw.charAt(at) == '_');
    }

    @Override
    public Map<String, List<String>> billedOn(Collection<String> items) {
        return tx.allocations().documentsOf(items);
    }

    @Override
    public Map<String, Integer> timesBilled(Collection<String> items) {
        return billedOn(items).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, billed -> billed.getValue().size()));
    }
}
