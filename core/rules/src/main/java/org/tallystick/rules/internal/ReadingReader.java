package org.tallystick.rules.internal;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;
import org.tallystick.rules.internal.RawValue.Kind;

/** Reads what one rule says about one canonical field: {@code { copy: Kind__c, map: {…} }}. */
final class ReadingReader {

    private static final List<String> FORMS = List.of("copy", "constant", "ref", "percent", "money", "price", "period");
    private static final String WHEN = "when";
    private static final String A_FIELD = "the name of a source field";

    private final String path;
    private final Type type;
    private final Section rule;
    private final Faults faults;

    ReadingReader(String path, Type type, Section rule, Faults faults) {
        this.path = path;
        this.type = type;
        this.rule = rule;
        this.faults = faults;
    }

    /** When the rule applies; always if it does not say, none if there are faults. */
    @Nullable Condition when() {
        Node.Entry when = rule.entries().get(WHEN);
        return when == null ? Condition.All.NONE : new ConditionReader(faults).read(when.value());
    }

    /** The reading, or none; then there are faults. */
    @Nullable Reading read() {
        List<String> forms = FORMS.stream().filter(rule::has).toList();
        if (forms.size() != 1) {
            String found = forms.isEmpty() ? "none of the forms of a rule" : String.join(" and ", forms);
            faults.add(rule.at(), "The rule for '%s' has %s".formatted(path, found), remedy());
            return null;
        }
        String form = forms.get(0);
        if (!fits(form)) {
            String what = "'%s' does not make what '%s' holds, %s"
                    .formatted(form, path, Values.rawType(type).getSimpleName());
            faults.add(rule.at(), what, remedy());
            return null;
        }
        return read(form);
    }

    private String remedy() {
        return "Use one of " + FORMS.stream().filter(this::fits).collect(joining(", "));
    }

    private boolean fits(String form) {
        Class<?> raw = Values.rawType(type);
        return switch (form) {
            case "ref" -> raw == Ref.class;
            case "percent" -> raw == Rate.class;
            case "money" -> raw == Money.class;
            case "price" -> raw == UnitPrice.class;
            case "period" -> raw == Period.class;
            default -> Values.conversion(type) != null;
        };
    }

    private @Nullable Reading read(String form) {
        return switch (form) {
            case "ref" -> ref();
            case "percent" -> percent();
            case "money" -> amount("money", Values::money);
            case "price" -> amount("price", Values::price);
            case "period" -> period();
            case "constant" -> constant();
            default -> copy();
        };
    }

    private @Nullable Reading constant() {
        allowOnly("constant");
        Object value = value(rule.text("constant", "a value"), rule.placeOf("constant"));
        return value == null ? null : new Reading.Constant(value);
    }

    private @Nullable Reading copy() {
        allowOnly("copy", "map", "otherwise", "default");
        Object fallback = value(rule.textIfAny("default", "a value"), rule.placeOf("default"));
        if (rule.has("otherwise") && !rule.has("map")) {
            faults.add(
                    rule.placeOf("otherwise"),
                    "'otherwise' stands without a map",
                    "Write map: { CODE: VALUE } beside it");
        }
        Conversion conversion = rule.has("map") ? map() : Values.conversion(type);
        return conversion == null ? null : from("copy", conversion, fallback);
    }

    /** The value of one field, or of several that are joined: {@code { join: [FIELD, FIELD], with: "/" }}. */
    private @Nullable Reading from(String form, Conversion conversion, @Nullable Object fallback) {
        Node.Entry entry = rule.entries().get(form);
        if (entry == null || !(entry.value() instanceof Node.Mapping)) {
            String field = rule.text(form, A_FIELD);
            return field == null ? null : new Reading.Copy(field, conversion, fallback);
        }
        Section parts = rule.section(form, A_FIELD + ", or { join: [FIELD, FIELD], with: TEXT }");
        if (parts == null) {
            return null;
        }
        parts.allowOnly(List.of("join", "with"));
        List<String> fields = parts.texts("join", A_FIELD).stream()
                .map(field -> String.valueOf(field.text()))
                .toList();
        String with = parts.textIfAny("with", "what stands between two values");
        if (fields.size() < 2) {
            faults.add(parts.placeOf("join"), "'join' has less than two fields", "Write join: [FIELD, FIELD]");
            return null;
        }
        return new Reading.Joined(fields, with == null ? "" : with, conversion);
    }

    private void allowOnly(String... names) {
        rule.allowOnly(Stream.concat(Stream.of(names), Stream.of(WHEN)).toList());
    }

    private @Nullable Conversion map() {
        Section map = rule.section("map", "what each value of the source stands for: { Expense: COST_PLUS }");
        if (map == null) {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String code : map.entries().keySet()) {
            Object value = value(map.text(code, "what it stands for"), map.placeOf(code));
            if (value != null) {
                values.put(code, value);
            }
        }
        Object otherwise = value(rule.textIfAny("otherwise", "a value"), rule.placeOf("otherwise"));
        return new Conversion("a value of the map", Set.of(Kind.TEXT, Kind.NUMBER, Kind.BOOLEAN), code -> {
            Object value = values.getOrDefault(code, otherwise);
            if (value == null) {
                throw new Refusal(
                        "VALUE_UNMAPPED",
                        "is not in the map of '%s', which has %s".formatted(path, values.keySet()),
                        "Add what it stands for to the map, or correct it in the source");
            }
            return value;
        });
    }

    private @Nullable Reading ref() {
        allowOnly("ref", "system");
        String system = rule.text("system", "the system that knows the id");
        if (system == null) {
            return null;
        }
        RecordType<?> referredTo = Values.referredTo(type);
        Conversion conversion =
                new Conversion("an id", Set.of(Kind.TEXT, Kind.NUMBER), id -> Ref.of(system, referredTo, id));
        return from("ref", conversion, null);
    }

    private @Nullable Reading percent() {
        allowOnly("percent");
        String field = rule.text("percent", A_FIELD);
        return field == null ? null : new Reading.Copy(field, Values.PERCENT, null);
    }

    private @Nullable Reading amount(String form, BiFunction<BigDecimal, CurrencyCode, Object> make) {
        allowOnly(form);
        Section parts =
                rule.section(form, "{ amount: FIELD, currency: FIELD }, without a currency in that of the contract");
        if (parts == null) {
            return null;
        }
        parts.allowOnly(List.of("amount", "currency"));
        String amount = parts.text("amount", A_FIELD);
        String currency = parts.textIfAny("currency", A_FIELD);
        return amount == null ? null : new Reading.Amount(amount, currency, make);
    }

    private @Nullable Reading period() {
        allowOnly("period");
        Section bounds = rule.section("period", "{ first: FIELD, last: FIELD }");
        if (bounds == null) {
            return null;
        }
        bounds.allowOnly(List.of("first", "last"));
        String first = bounds.textIfAny("first", A_FIELD);
        String last = bounds.textIfAny("last", A_FIELD);
        if (first == null && last == null) {
            faults.add(bounds.at(), "The period has no bound", "Write { first: FIELD, last: FIELD }, or one of them");
            return null;
        }
        return new Reading.Bounds(first, last);
    }

    /** What the rule set itself says, as a value of the canonical field. */
    private @Nullable Object value(@Nullable String text, Position at) {
        Conversion conversion = Values.conversion(type);
        if (text == null || conversion == null) {
            return null;
        }
        try {
            return conversion.parse().apply(text);
        } catch (Refusal e) {
            faults.add(at, "'%s' %s".formatted(text, e.what()), "Write " + conversion.wanted());
            return null;
        }
    }
}
