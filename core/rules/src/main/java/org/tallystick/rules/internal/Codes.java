package org.tallystick.rules.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.value.Period;
import org.tallystick.rules.internal.RawValue.Kind;

/**
 * What the codes of a source stand for in one canonical field (TRN-2). A code that is not in it is a {@link Refusal}, never a guess.
 *
 * @param what it is, in words: {@code the list 'unit'}
 * @param owner who keeps it; none: the rule set does
 * @param meanings by code, each with its days, of which no two overlap
 * @param otherwise what every other code stands for; none: nothing
 */
record Codes(
        String what,
        @Nullable String owner,
        Map<String, List<Meaning>> meanings,
        @Nullable Object otherwise) {

    private static final Conversion CODE =
            new Conversion("a code", Set.of(Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN), text -> text, code -> code);

    /** What a code stands for on some days. */
    record Meaning(Period days, Object value) {}

    /**
     * What a code stands for.
     *
     * @param on which day; none: no code has days
     */
    Object of(RawValue raw, @Nullable LocalDate on) {
        String code = (String) CODE.convert(raw);
        return meanings.getOrDefault(code, List.of()).stream()
                .filter(meaning -> on == null || meaning.days().contains(on))
                .map(Meaning::value)
                .findFirst()
                .orElseGet(() -> otherwise(code, on));
    }

    private Object otherwise(String code, @Nullable LocalDate on) {
        if (otherwise == null) {
            throw refusal(meanings.containsKey(code) ? "is not in force in " : "is not in ", on);
        }
        return otherwise;
    }

    /** The code that stands for a value. */
    String codeOf(Object value, @Nullable LocalDate on) {
        return meanings.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(meaning -> meaning.value().equals(value)
                                && (on == null || meaning.days().contains(on))))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> refusal("is what no code stands for in ", on));
    }

    private Refusal refusal(String how, @Nullable LocalDate on) {
        String has = owner == null ? ", which has " + meanings.keySet() : ", which %s keeps".formatted(owner);
        String remedy = owner == null
                ? "Add what it stands for to the map, or correct it in the source"
                : "Ask %s to add it to %s, or correct it in the source".formatted(owner, what);
        return new Refusal("VALUE_UNMAPPED", how + what + (on == null ? "" : " on " + on) + has, remedy).ownedBy(owner);
    }

    /** Why a value does not say its code; none: each does. */
    @Nullable String oneWay() {
        if (otherwise != null) {
            return "'otherwise' stands for more than one code";
        }
        Map<Object, Map<Period, String>> codes = new HashMap<>();
        for (Map.Entry<String, List<Meaning>> entry : meanings.entrySet()) {
            for (Meaning meaning : entry.getValue()) {
                Map<Period, String> others = codes.computeIfAbsent(meaning.value(), value -> new HashMap<>());
                for (Map.Entry<Period, String> other : others.entrySet()) {
                    if (other.getKey().overlaps(meaning.days())) {
                        return "in %s both '%s' and '%s' stand for %s"
                                .formatted(what, other.getValue(), entry.getKey(), meaning.value());
                    }
                }
                others.put(meaning.days(), entry.getKey());
            }
        }
        return null;
    }
}
