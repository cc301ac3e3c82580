package org.tallystick.json.internal;

import java.io.Serial;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Ref;
import org.tallystick.model.TaxRegistration;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.UnitPrice;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Names the components that a document must have and that nobody else would miss: primitives, which would silently be zero or
 * false, and the parts of values that are always whole. Entities name what they lack themselves.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> WHOLE = Set.of(Money.class, UnitPrice.class, Ref.class, TaxRegistration.class);

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        boolean required = member.getRawType().isPrimitive() || WHOLE.contains(member.getDeclaringClass());
        return required ? Boolean.TRUE : super.hasRequiredMarker(config, member);
    }
}
