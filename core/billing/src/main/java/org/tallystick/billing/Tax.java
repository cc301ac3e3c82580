package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import org.tallystick.model.value.Rate;

/**
 * How a line is taxed.
 *
 * @param code of the ERP
 * @param rate its rate
 */
public record Tax(String code, Rate rate) {

    public Tax {
        requireNonNull(code, "code");
        requireNonNull(rate, "rate");
    }
}
