package org.tallystick.rules.internal;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Ref;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;
import org.tallystick.model.value.UnitPrice;

/** Reads what one rule says about one canonical field: {@code { copy: Kind__c, map: {…} }}. */
final class ReadingReader {

    private static final List<String> FORMS =
            List.of("copy", "constant", "ref", "percent", "money", "price", "period", "convert");
    private static final String WHEN = "when";
    private static final String A_FIELD = "the name of a source field";

    private final String path;
    private final Type type;
    private final Section rule;
    private final Definitions definitions;
    private final Faults faults;
    private final SourceTextReader texts;

    ReadingReader(String path, Type type, Section rule, Definitions definitions, Faults faults) {
        this.path = path;
        this.type = type;
        this.rule = rule;
        this.definitions = definitions;
        this.faults = faults;
        this.texts = new SourceTextReader(faults);
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
            case "convert" -> raw == Quantity.class;
            default -> Values.conversion(type) != null;
        };
    }

    private @Nullable Reading read(String form) {
        return switch (form) {
            case "ref" -> ref();
            case "percent" -> percent();
            case "money", "price", "convert" -> inner(form);
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
        allowOnly("copy", "map", "otherwise", "list", "on", "default");
        Object fallback = value(rule.textIfAny("default", "a value"), rule.placeOf("default"));
        CodesReader codes = new CodesReader(path, rule, definitions.lists(), this::value, faults);
        codes.refuseStrays();
        SourceText from = texts.read(rule, "copy");
        if (codes.hasCodes()) {
            Codes read = codes.read();
            String on = rule.textIfAny("on", A_FIELD);
            return from == null || read == null ? null : new Reading.Coded(from, read, on, fallback);
        }
        Conversion conversion = Values.conversion(type);
        return from == null || conversion == null ? null : new Reading.Copy(from, conversion, fallback);
    }

    private void allowOnly(String... names) {
        rule.allowOnly(Stream.concat(Stream.of(names), Stream.of(WHEN)).toList());
    }

    private @Nullable Reading ref() {
        allowOnly("ref", "system");
        String system = rule.text("system", "the system that knows the id");
        SourceText from = texts.read(rule, "ref");
        return system == null || from == null ? null : new Reading.Reference(from, system, Values.referredTo(type));
    }

    private @Nullable Reading percent() {
        allowOnly("percent");
        String field = rule.text("percent", A_FIELD);
        return field == null ? null : new Reading.Copy(new SourceText.Whole(field), Values.PERCENT, null);
    }

    private @Nullable Reading inner(String form) {
        allowOnly(form);
        return switch (form) {
            case "money" -> new AmountReader(faults).money(rule);
            case "price" -> new AmountReader(faults).price(rule);
            default -> new QuantityReader(definitions.units(), faults).read(rule);
        };
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
