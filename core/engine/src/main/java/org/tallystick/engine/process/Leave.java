package org.tallystick.engine.process;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;

/**
 * Above which amount a person must allow a document.
 *
 * @param role who does
 * @param free per currency the largest gross amount that needs no one; of a currency that is not named every amount needs one
 */
public record Leave(String role, Map<CurrencyCode, Money> free) {

    /** @throws IllegalArgumentException if an amount is in another currency than the one for which it stands */
    public Leave {
        requireNonNull(role, "role");
        free = Map.copyOf(free);
        free.forEach((currency, amount) -> {
            if (!amount.currency().equals(currency)) {
                throw new IllegalArgumentException(
                        "The limit for %s is in another currency: %s".formatted(currency, amount));
            }
        });
    }

    /** That role allows every document. */
    public static Leave always(String role) {
        return new Leave(role, Map.of());
    }

    boolean isNeeded(Money gross) {
        Money most = free.get(gross.currency());
        return most == null || gross.compareTo(most) > 0;
    }

    /** The same deed, until the person says yes, if one is needed. */
    Deed of(Deed deed, Money gross) {
        return isNeeded(gross) ? deed.until(Wait.person(role)) : deed;
    }
}
