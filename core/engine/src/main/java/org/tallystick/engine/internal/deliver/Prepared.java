package org.tallystick.engine.internal.deliver;

import org.tallystick.engine.store.Deliveries.DeliveryRow;
import org.tallystick.model.Entity;
import org.tallystick.spi.Write;

/** A delivery that nothing blocks, and the write that it becomes. */
record Prepared<T extends Entity>(DeliveryRow row, Write<T> write) {}
