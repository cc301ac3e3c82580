package org.tallystick.testkit.properties;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Entity;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Needed;
import org.tallystick.model.rule.Text;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** All the ways to break one constraint of a record, found from its annotations, so that a new one is covered at once. */
public final class Breakages {

    private Breakages() {}

    /** Of a record, each with one constraint broken: its own components', and those of the small records that it has. */
    public static List<Breakage<Entity>> of(Entity record) {
        List<Breakage<Entity>> all = new ArrayList<>();
        parts(record)
                .forEach(part -> all.add(new Breakage<>(part.pointer(), part.constraint(), (Entity) part.broken())));
        return all;
    }

    private static List<Breakage<Object>> parts(Object record) {
        List<Breakage<Object>> all = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Field field = Constrained.field(component);
            for (Annotation annotation : field.getAnnotations()) {
                add(all, record, component, annotation);
            }
            if (field.getAnnotatedType() instanceof AnnotatedParameterizedType list
                    && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Valid.class)) {
                addFirst(all, record, component);
            }
        }
        return all;
    }

    private static void add(
            List<Breakage<Object>> all, Object record, RecordComponent component, Annotation annotation) {
        Class<? extends Annotation> constraint = annotation.annotationType();
        Object value = RecordParts.get(record, component);
        if (constraint == Valid.class) {
            if (value != null) {
                inside(all, record, component, "", value, part -> part);
            }
        } else if (constraint == Needed.class) {
            all.add(broken(record, component, constraint, null));
        } else {
            Object wrong = wrong(component.getType(), constraint, annotation);
            if (wrong != null) {
                all.add(broken(record, component, constraint, wrong));
            }
        }
    }

    private static void addFirst(List<Breakage<Object>> all, Object record, RecordComponent component) {
        List<?> list = (List<?>) RecordParts.get(record, component);
        if (list != null && !list.isEmpty() && list.get(0).getClass().isRecord()) {
            inside(all, record, component, "/0", list.get(0), part -> {
                List<Object> changed = new ArrayList<>(list);
                changed.set(0, part);
                return changed;
            });
        }
    }

    private static void inside(
            List<Breakage<Object>> all,
            Object record,
            RecordComponent component,
            String step,
            Object part,
            UnaryOperator<Object> whole) {
        parts(part)
                .forEach(inner -> all.add(new Breakage<>(
                        "/" + component.getName() + step + inner.pointer(),
                        inner.constraint(),
                        RecordParts.with(record, component, whole.apply(inner.broken())))));
    }

    private static Breakage<Object> broken(
            Object record, RecordComponent component, Class<? extends Annotation> constraint, @Nullable Object wrong) {
        return new Breakage<>("/" + component.getName(), constraint, RecordParts.with(record, component, wrong));
    }

    private static @Nullable Object wrong(
            Class<?> type, Class<? extends Annotation> constraint, Annotation annotation) {
        if (constraint == Name.class) {
            return " ";
        }
        if (constraint == Code.class) {
            return "c".repeat(101);
        }
        if (constraint == Text.class) {
            return "t".repeat(4001);
        }
        if (constraint == Positive.class) {
            return number(type, BigDecimal.ZERO);
        }
        if (constraint == PositiveOrZero.class) {
            return number(type, BigDecimal.ONE.negate());
        }
        return annotation instanceof DecimalMax max
                ? number(type, new BigDecimal(max.value()).add(BigDecimal.ONE))
                : null;
    }

    private static Object number(Class<?> type, BigDecimal number) {
        if (type == Money.class) {
            return Money.of(number, new CurrencyCode("EUR"));
        }
        return type == Rate.class ? new Rate(number) : new Quantity(number);
    }
}
