package org.tallystick.connector.warehouse;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.spi.ConnectorException;
import org.tallystick.spi.EndingSink;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Outcome;
import org.tallystick.spi.Write;

/** Writes the new states of a batch in one transaction. */
final class WarehouseSink<T extends Entity> implements EndingSink<T> {

    private final Database database;
    private final Form<T> form;
    private final History<Write<T>> history;
    private final InstantSource clock;

    WarehouseSink(Database database, Form<T> form, InstantSource clock) {
        this.database = database;
        this.form = form;
        this.history = new History<>(form.layout());
        this.clock = clock;
    }

    @Override
    public List<Ref<?>> references(T record) {
        return form.referencesOf(record);
    }

    /** It keeps each state of what others issue: when it got its number, when it was posted, when it was paid. */
    @Override
    public boolean followsDocuments() {
        return true;
    }

    /** Of several writes under one key the last counts. */
    @Override
    public List<Outcome> write(List<Write<T>> batch) {
        Map<String, Write<T>> byKey =
                batch.stream().collect(toMap(Write::externalKey, identity(), (first, last) -> last));
        Map<String, Outcome> outcomes = new HashMap<>();
        byKey.forEach((key, write) -> Checks.problem(write, form.layout())
                .ifPresent(problem -> outcomes.put(key, Outcome.rejected(problem))));
        byKey.keySet().removeAll(outcomes.keySet());
        outcomes.putAll(load(byKey));
        return batch.stream().map(write -> outcomes.get(write.externalKey())).toList();
    }

    private Map<String, Outcome> load(Map<String, Write<T>> writes) {
        try {
            Set<String> changed = writes.isEmpty() ? Set.of() : replace(writes.values());
            return outcomes(writes, key -> changed.contains(key) ? Outcome.applied(key) : Outcome.unchanged(key));
        } catch (ConnectorException failed) {
            if (failed.kind() == FailureKind.OUTCOME_UNKNOWN) {
                return outcomes(writes, key -> Outcome.unknown(failed.problem()));
            }
            if (failed.kind() == FailureKind.INVALID) {
                return oneByOne(writes);
            }
            throw failed;
        }
    }

    /** The database's own rules refuse one of them, and do not say which. */
    private Map<String, Outcome> oneByOne(Map<String, Write<T>> writes) {
        Map<String, Outcome> outcomes = new HashMap<>();
        writes.forEach((key, write) -> outcomes.put(key, alone(key, write)));
        return outcomes;
    }

    private Outcome alone(String key, Write<T> write) {
        try {
            return replace(List.of(write)).isEmpty() ? Outcome.unchanged(key) : Outcome.applied(key);
        } catch (ConnectorException failed) {
            return Outcome.of(failed.problem());
        }
    }

    private Set<String> replace(Collection<Write<T>> writes) {
        LocalDateTime now = Table.utc(clock.instant());
        return Set.copyOf(database.write(connection -> history.replace(connection, writes, now)));
    }

    /** Its states stay; none of them counts any more. */
    @Override
    public void end(Collection<String> externalKeys) {
        LocalDateTime now = Table.utc(clock.instant());
        database.write(connection -> history.end(connection, externalKeys, now));
    }

    private static <T extends Entity> Map<String, Outcome> outcomes(
            Map<String, Write<T>> writes, Function<String, Outcome> outcome) {
        return writes.keySet().stream().collect(toMap(identity(), outcome));
    }
}
