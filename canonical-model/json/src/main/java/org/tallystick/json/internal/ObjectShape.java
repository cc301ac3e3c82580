package org.tallystick.json.internal;

import static org.tallystick.json.DocumentRules.JSON_MISSING;
import static org.tallystick.json.DocumentRules.JSON_VALUE;

import java.lang.invoke.MethodHandle;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.MissingFieldsException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;

/** A record as an object: its components are the fields, in their order; absent ones are left out. */
final class ObjectShape extends Shape {

    private final Class<?> type;
    private final Component[] components;
    private final PropertyNameMatcher names;
    private final MethodHandle constructor;
    private final int parameters;
    private final boolean mayBeEmpty;
    private final @Nullable Boolean[] supplies;
    private final long primitives;

    /**
     * @param names matches a field to its place in {@code components}
     * @param constructor takes all arguments as one {@code Object[]}
     * @param parameters how many it takes; those that are no field get null
     * @param mayBeEmpty whether the constructor takes nothing but nulls
     */
    ObjectShape(
            Class<?> type,
            List<Component> components,
            PropertyNameMatcher names,
            MethodHandle constructor,
            int parameters,
            boolean mayBeEmpty) {
        this.type = type;
        this.components = components.toArray(Component[]::new);
        this.names = names;
        this.constructor = constructor;
        this.parameters = parameters;
        this.mayBeEmpty = mayBeEmpty;
        this.supplies = new @Nullable Boolean[parameters];
        this.primitives = components.stream()
                .filter(Component::isPrimitive)
                .mapToLong(component -> 1L << component.index())
                .reduce(0, (one, other) -> one | other);
    }

    Class<?> type() {
        return type;
    }

    List<Component> components() {
        return List.of(components);
    }

    @Override
    boolean mayBeEmpty() {
        return mayBeEmpty;
    }

    @Override
    boolean isEmpty(Object value) {
        if (!mayBeEmpty) {
            return false;
        }
        for (Component component : components) {
            Object part = component.getter().apply(value);
            if (part != null && !isLeftOut(component, part, value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void write(Object value, DocumentWriter out, @Nullable Kept kept) {
        out.json.writeStartObject();
        for (Component component : components) {
            Object part = component.getter().apply(value);
            if (part != null) {
                write(component, part, value, out, kept == null ? null : kept.below(component.name()));
            }
        }
        if (kept != null) {
            kept.writeTo(out, this);
        }
        out.json.writeEndObject();
    }

    private void write(Component component, Object part, Object value, DocumentWriter out, @Nullable Kept kept) {
        if (kept != null || !component.mayBeEmpty() || !isLeftOut(component, part, value)) {
            out.json.writeName(component.encodedName());
            component.shape().write(part, out, kept);
        }
    }

    /** Whether a part has an empty form, and the record comes by it without. */
    private boolean isLeftOut(Component component, Object part, Object value) {
        return component.mayBeEmpty() && component.shape().isEmpty(part) && supplies(component, part, value);
    }

    /** Whether the constructor puts this empty part where it is given none. It is asked once; what is empty is always the same. */
    private boolean supplies(Component component, Object part, Object value) {
        Boolean known = supplies[component.index()];
        if (known == null) {
            known = askConstructor(component, part, value);
            supplies[component.index()] = known;
        }
        return known;
    }

    private boolean askConstructor(Component component, Object part, Object value) {
        @Nullable Object[] values = new @Nullable Object[parameters];
        for (Component other : components) {
            values[other.index()] = other.getter().apply(value);
        }
        values[component.index()] = null;
        try {
            Object without = (Object) constructor.invokeExact(values);
            return part.equals(component.getter().apply(without));
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            return false;
        }
    }

    /** The component of that name, if there is one. */
    @Nullable Component find(String name) {
        int match = names.matchName(name);
        return match < 0 ? null : components[match];
    }

    @Override
    Object read(DocumentReader in) {
        if (!in.json.hasToken(JsonToken.START_OBJECT)) {
            return in.wrongKind("object");
        }
        @Nullable Object[] values = new @Nullable Object[parameters];
        long seen = 0;
        boolean isBroken = false;
        int match = in.json.nextNameMatch(names);
        for (; match != PropertyNameMatcher.MATCH_END_OBJECT; match = in.json.nextNameMatch(names)) {
            JsonToken token = in.json.nextToken();
            if (match < 0) {
                in.keep();
                continue;
            }
            Component component = components[match];
            long bit = 1L << component.index();
            if ((seen & bit) != 0) {
                isBroken |= in.twice() == BROKEN;
            } else if (token != JsonToken.VALUE_NULL) {
                Object value = component.shape().read(in);
                isBroken |= value == BROKEN;
                values[component.index()] = value;
            }
            seen |= bit;
        }
        return isBroken || lacksPrimitive(values, seen) ? broken(values, in) : construct(values, in);
    }

    private boolean lacksPrimitive(@Nullable Object[] values, long seen) {
        if (primitives == 0) {
            return false;
        }
        if ((primitives & ~seen) != 0) {
            return true;
        }
        for (Component component : components) {
            if (component.isPrimitive() && values[component.index()] == null) {
                return true;
            }
        }
        return false;
    }

    private Object construct(@Nullable Object[] values, DocumentReader in) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (MissingFieldsException e) {
            return in.because(e, () -> e.fields().forEach(name -> missing(name, in)));
        } catch (NullPointerException e) {
            return in.because(e, () -> nullRefused(values, in, e));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return in.because(e, () -> in.report(JSON_VALUE, String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The constructor of %s throws a checked exception".formatted(type), e);
        }
    }

    private void nullRefused(@Nullable Object[] values, DocumentReader in, NullPointerException e) {
        if (!reportMissing(values, in)) {
            in.report(JSON_VALUE, "a mandatory field is absent: " + e.getMessage());
        }
    }

    /** What cannot be built is not asked what it lacks; its plan knows. */
    private Object broken(@Nullable Object[] values, DocumentReader in) {
        reportMissing(values, in);
        return BROKEN;
    }

    private boolean reportMissing(@Nullable Object[] values, DocumentReader in) {
        boolean lacksOne = false;
        for (Component component : components) {
            if (component.isMandatory() && values[component.index()] == null) {
                missing(component.name(), in);
                lacksOne = true;
            }
        }
        return lacksOne;
    }

    private void missing(String name, DocumentReader in) {
        in.reportAt(
                in.pointer() + Names.pointer(name), JSON_MISSING, "%s lacks %s".formatted(type.getSimpleName(), name));
    }
}
