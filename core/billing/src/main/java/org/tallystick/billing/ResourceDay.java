package org.tallystick.billing;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;

/** One person's day. */
public record ResourceDay(Ref<Resource> resource, LocalDate day) {

    public ResourceDay {
        requireNonNull(resource, "resource");
        requireNonNull(day, "day");
    }
}
