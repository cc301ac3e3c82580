package org.tallystick.rules.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Period;
import org.tallystick.rules.FieldExplanation;
import org.tallystick.rules.RemoteIds;
import org.tallystick.rules.RoundTripLoss;
import org.tallystick.rules.WrittenFields;
import org.tallystick.spi.Problem;

/**
 * The rules of a record type that write what they read, too (TRN-4). Immutable.
 *
 * @param rules those that take a day from what others write come last
 * @param losses what is lost on the way there and back, by canonical field
 */
public record WayBack(List<FieldRule> rules, Map<String, String> losses) {

    private static final WrittenFields NOTHING = new WrittenFields(new TreeMap<>(), List.of());

    /** Nothing is written. */
    public static final WayBack NONE = new WayBack(List.of(), Map.of());

    public WayBack {
        rules = List.copyOf(rules);
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    }

    /** The system's fields that are written. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        rules.forEach(rule -> fields.addAll(rule.reading().written()));
        return Collections.unmodifiableSet(fields);
    }

    /** See {@link org.tallystick.rules.RuleSet#write}. */
    public WrittenFields write(Entity record, RemoteIds ids) {
        if (rules.isEmpty()) {
            return NOTHING;
        }
        Writing out = new Writing(ids);
        List<Problem> problems = new ArrayList<>();
        rules.forEach(rule -> rule.write(record, out, problems));
        return new WrittenFields(out.fields(), problems);
    }

    /** See {@link org.tallystick.rules.RuleSet#roundTrip}. */
    public List<RoundTripLoss> check(Entity record, RemoteIds ids, ExchangeRates rates) {
        WrittenFields written = write(record, ids);
        if (!written.problems().isEmpty()) {
            return List.of();
        }
        RawFields raw = RawFields.of(written.fields());
        List<RoundTripLoss> found = new ArrayList<>();
        for (FieldRule rule : rules) {
            FieldExplanation back = rule.explain(raw, rates, "");
            Object before = something(rule.value(record));
            boolean isSame = back.problems().isEmpty() && isSame(before, something(back.result()));
            if (!isSame && !losses.containsKey(rule.field())) {
                found.add(new RoundTripLoss(
                        rule.field(), rule.id(), before == null ? "no value" : "'%s'".formatted(before), words(back)));
            }
        }
        return List.copyOf(found);
    }

    /** Another system's name of a record leads to the same record: that was looked up. */
    private static boolean isSame(@Nullable Object before, @Nullable Object after) {
        return (before instanceof Ref<?> ref && after instanceof Ref<?> other)
                ? ref.type() == other.type()
                : Objects.equals(before, after);
    }

    private static String words(FieldExplanation back) {
        if (!back.problems().isEmpty()) {
            return back.problems().stream()
                    .map(Problem::code)
                    .distinct()
                    .toList()
                    .toString();
        }
        return back.result() == null ? "no value" : "'%s'".formatted(back.result());
    }

    /** The value; none: it says nothing. */
    static @Nullable Object something(@Nullable Object value) {
        boolean isNothing = "".equals(value)
                || Period.ALWAYS.equals(value)
                || (value instanceof Collection<?> many && many.isEmpty());
        return isNothing ? null : value;
    }
}
