package org.tallystick.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Agreed prices of roles.
 *
 * @param header what all records share
 * @param name as shown, if it has one
 * @param entries its rows, in no order; several may be in force for one role on one day
 */
@BuiltRecord
public record RateCard(Header header, @Nullable String name, List<RateCardEntry> entries) implements Entity {

    public RateCard {
        MissingFieldsException.check(RateCard.class, "header", header, "entries", entries);
        entries = List.copyOf(entries);
    }
}
