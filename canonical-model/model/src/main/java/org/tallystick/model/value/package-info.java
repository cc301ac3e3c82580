/**
 * Amounts, quantities, codes and periods. Nothing here is binary floating point, and every rounding names its mode.
 *
 * <p>Start with {@link org.tallystick.model.value.Money}.
 */
@NullMarked
package org.tallystick.model.value;

import org.jspecify.annotations.NullMarked;
