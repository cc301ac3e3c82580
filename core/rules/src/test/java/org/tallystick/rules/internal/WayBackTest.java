package org.tallystick.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;
import org.tallystick.rules.RemoteIds;
import org.tallystick.rules.RoundTripLoss;

class WayBackTest {

    private static final TimeEntry ENTRY = TimeEntryBuilder.builder()
            .header(Header.of(new Ref<>("psa", RecordType.TIME_ENTRY, "1")))
            .hours(Quantity.of("7.77"))
            .workDate(LocalDate.of(2026, 8, 31))
            .approval(Approval.SUBMITTED)
            .build();

    /** A rule set that does not declare it is refused, so the declaration is taken away behind the reader's back. */
    @Test
    void trn4_aLossThatIsNotDeclaredIsFound() {
        WayBack declared = RuleSetReader.parse("""
                        ruleset: acme
                        units: { day: { hour: 8 } }
                        systems:
                          psa:
                            time-entry:
                              fields:
                                hours: { convert: { quantity: Days__c, from: day, to: hour, scale: 2, rounding: HALF_UP } }
                              writes: [hours]
                              loss: { hours: days have two decimals }
                        """, "rules.yaml")
                .systems()
                .get("psa")
                .get(RecordType.TIME_ENTRY)
                .wayBack();
        WayBack undeclared = new WayBack(declared.rules(), Map.of());

        assertThat(declared.check(ENTRY, RemoteIds.NONE, ExchangeRates.NONE)).isEmpty();
        assertThat(undeclared.check(ENTRY, RemoteIds.NONE, ExchangeRates.NONE))
                .isEqualTo(List.of(new RoundTripLoss("hours", "acme/psa/time-entry/hours", "'7.77'", "'7.76'")));
    }
}
