package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Told.header;
import static org.tallystick.model.Told.told;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.value.Period;

/** Where a record came from, and when it is in force. */
class HeaderRulesTest {

    private final SourceRef crm = new SourceRef("crm", "org-1", "Account", "001", "7", Instant.EPOCH);
    private final SourceRef newer = new SourceRef("crm", "org-1", "Account", "001", "8", Instant.EPOCH);
    private final SourceRef other = new SourceRef("crm", "org-2", "Account", "001", "7", Instant.EPOCH);

    @Test
    void aRecordOfAnotherSystemIsNamedOnce() {
        assertThat(customer(Period.ALWAYS, crm, other).check()).isEmpty();
        assertThat(told(customer(Period.ALWAYS, crm, other, newer).check()))
                .containsExactly("HEADER_SOURCES /header/provenance/sources/2");
    }

    @Test
    void versionsOfOneRecordDoNotOverlap() {
        Customer july = customer(Period.of(YearMonth.of(2026, 7)));
        Customer august = customer(Period.of(YearMonth.of(2026, 8)));
        Customer since = customer(new Period(LocalDate.of(2026, 8, 31), null));

        assertThat(EffectiveVersions.check(List.of(august, july, customer(Period.ALWAYS))))
                .isEmpty();
        assertThat(told(EffectiveVersions.check(List.of(august, july, since))))
                .containsExactly("HEADER_EFFECTIVE /header/effective");
    }

    private static Customer customer(Period effective, SourceRef... sources) {
        Header header = HeaderBuilder.builder(header(RecordType.CUSTOMER, "C-1"))
                .provenance(new Provenance(List.of(sources), null, null, null))
                .effective(effective)
                .build();
        return CustomerBuilder.builder().header(header).name("Acme").build();
    }
}
