package org.tallystick.testkit.properties;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Name;
import org.tallystick.model.rule.Text;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.Rate;

/** Values that keep the constraint on a component, up to its bounds. */
final class Constrained {

    private static final BigDecimal MANY = BigDecimal.valueOf(1_000_000);

    private Constrained() {}

    /** Values for this component, if it has a constraint. */
    static Optional<Arbitrary<?>> of(RecordComponent component) {
        Field field = field(component);
        if (field.isAnnotationPresent(Name.class)) {
            return Optional.of(printable(255));
        }
        if (field.isAnnotationPresent(Code.class)) {
            return Optional.of(code());
        }
        if (field.isAnnotationPresent(Text.class)) {
            return Optional.of(upTo(4000, Values.text()));
        }
        boolean isBounded =
                field.isAnnotationPresent(Positive.class) || field.isAnnotationPresent(PositiveOrZero.class);
        return isBounded ? Optional.of(number(field)) : Optional.empty();
    }

    static Arbitrary<String> code() {
        return printable(100);
    }

    private static Arbitrary<String> printable(int maxLength) {
        return upTo(maxLength, Values.text().map(text -> "n" + text).filter(text -> text.length() <= maxLength));
    }

    /** Now and then one that is as long as it may be. */
    private static Arbitrary<String> upTo(int maxLength, Arbitrary<String> texts) {
        return Arbitraries.frequencyOf(Tuple.of(30, texts), Tuple.of(1, Arbitraries.just("n".repeat(maxLength))))
                .edgeCases(edges -> edges.add("n".repeat(maxLength)));
    }

    private static Arbitrary<?> number(Field field) {
        DecimalMax bound = field.getAnnotation(DecimalMax.class);
        BigDecimal max = bound == null ? MANY : new BigDecimal(bound.value());
        boolean isPositive = field.isAnnotationPresent(Positive.class);
        if (field.getType() == Money.class) {
            return money(isPositive);
        }
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals()
                .between(isPositive ? BigDecimal.valueOf(1, 6) : ZERO, max)
                .ofScale(6);
        return field.getType() == Rate.class ? numbers.map(Rate::new) : numbers.map(Quantity::new);
    }

    private static Arbitrary<Money> money(boolean isPositive) {
        return Values.money()
                .map(amount -> amount.signum() < 0 ? amount.negated() : amount)
                .map(amount -> isPositive && amount.signum() == 0 ? one(amount.currency()) : amount);
    }

    private static Money one(CurrencyCode currency) {
        return Money.of(ONE, currency);
    }

    /** A component's constraints stand on its field. */
    static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new LinkageError("A component has its field", e);
        }
    }
}
