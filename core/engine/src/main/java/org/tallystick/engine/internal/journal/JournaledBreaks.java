package org.tallystick.engine.internal.journal;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tallystick.engine.observe.HubEvent.BreakCleared;
import org.tallystick.engine.observe.HubEvent.BreakFound;
import org.tallystick.engine.retry.Tier;
import org.tallystick.engine.store.Breaks;

/** Tells of differences that are new, and of those that are gone. */
record JournaledBreaks(Breaks breaks, Journal journal) implements Breaks {

    @Override
    public void replace(String target, String type, Collection<BreakRow> now) {
        Set<BreakRow> before = breaks.open().stream()
                .filter(row -> row.target().equals(target) && row.type().equals(type))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<BreakRow> after = new LinkedHashSet<>(now);
        breaks.replace(target, type, now);
        Tier tier = Tier.of(type);
        before.stream()
                .filter(row -> !after.contains(row))
                .forEach(row -> journal.tell(new BreakCleared(target, type, tier, row.key(), row.kind())));
        after.stream()
                .filter(row -> !before.contains(row))
                .forEach(row -> journal.tell(new BreakFound(target, type, tier, row.key(), row.kind())));
    }

    @Override
    public List<BreakRow> open() {
        return breaks.open();
    }
}
