package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tallystick.model.Invoice;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.value.Quantity;

/** Tests such as a user writes, against a system that is as small as can be. */
class YourOwnTest {

    @Property
    void aTimeEntryIsBilledForNoMoreThanItHas(@ForAll TimeEntry entry) {
        assertThat(entry.billableHours()).isLessThanOrEqualTo(entry.hours());
    }

    @Property(tries = 100)
    void aBrokenInvoiceIsRefusedByItsRule(@ForAll BrokenRecord<Invoice> broken) {
        if (!broken.rule().startsWith("FIELD_")) {
            assertThat(broken.record().check()).extracting("rule").containsExactly(broken.rule());
        }
    }

    @Property(tries = 100)
    void hoursOfAFirmAreAtMostWhatItsDaysHave(@ForAll @WorldSize(parties = 4) World firm) {
        Quantity hours =
                firm.all(RecordType.TIME_ENTRY).stream().map(TimeEntry::hours).reduce(Quantity.ZERO, Quantity::plus);
        assertThat(WorldLaws.check(firm)).isEmpty();
        assertThat(hours.signum()).isNotNegative();
    }

    @Property(tries = 100)
    void whateverComesLateOrTwiceTheSystemEndsTheSame(@ForAll History history) {
        Map<Ref<?>, Delivery> system = new HashMap<>();
        for (Delivery change : history.deliveries()) {
            system.merge(change.record().ref(), change, (held, next) -> next.version() > held.version() ? next : held);
        }
        assertThat(system.values())
                .extracting(Delivery::record)
                .containsExactlyInAnyOrderElementsOf(history.world().records());
    }
}
