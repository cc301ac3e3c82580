package org.tallystick.store.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.store.jdbc.engine.Papers.AUGUST;
import static org.tallystick.store.jdbc.engine.Papers.SEPTEMBER;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.engine.Run;
import org.tallystick.engine.Tallystick;
import org.tallystick.engine.decide.Finding;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.CustomerProfile;
import org.tallystick.model.RecordType;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.CustomerStatus;
import org.tallystick.spi.Change;
import org.tallystick.spi.Draft;
import org.tallystick.store.jdbc.JdbcStore;

/** CM-6 and CM-7 at the door: what breaks a rule, or takes a step that its lifecycle has not, is set aside with the rule's id. */
class BrokenRulesTest {

    private final JdbcStore store = JdbcStore.sqliteInMemory();
    private final PaperSource<Customer> source = new PaperSource<>();
    private final Looker<Customer> looker = new Looker<>(RecordType.CUSTOMER);
    private final Tallystick tally = Bench.reading(store, new ManualTime(), "crm", RecordType.CUSTOMER, source, looker);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void allRulesThatARecordBreaksAreNamedWithPathAndRemedy() {
        source.says(account(
                1,
                with -> with.name(" ")
                        .profile(new CustomerProfile("x".repeat(101), null, null))
                        .status(CustomerStatus.MERGED)));

        Run run = tally.run(AUGUST);

        assertThat(looker.records()).isEmpty();
        assertThat(run.exceptions())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("FIELD_NAME", "FIELD_CODE", "CUSTOMER_SURVIVOR");
        assertThat(run.exceptions())
                .filteredOn(found -> found.code().equals("FIELD_CODE"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.details()).containsEntry("field", "/profile/industry");
                    assertThat(found.remedy()).isEqualTo("correct the value at its source");
                });
    }

    @Test
    void whatIsOnlyDoubtfulIsUsed() {
        source.says(account(1, with -> with.name("Acme").status(CustomerStatus.ACTIVE)));

        assertThat(tally.run(AUGUST).exceptions()).isEmpty();
        assertThat(looker.records()).hasSize(1);
    }

    @Test
    void aStepThatNoPathLeadsToIsRefusedAndWhatWasKnownStays() {
        source.says(account(1, with -> with.name("Acme").status(CustomerStatus.ERASED)));
        tally.run(AUGUST);
        source.says(account(2, with -> with.name("Acme again").status(CustomerStatus.ACTIVE)));
        tally.run(SEPTEMBER);

        assertThat(tally.query().exceptionsOpenAfter(SEPTEMBER)).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("LC_CUSTOMER_STATUS");
            assertThat(found.message()).isEqualTo("was ERASED, from which no path leads to ACTIVE");
        });
        assertThat(looker.records()).extracting(Customer::status).containsExactly(CustomerStatus.ERASED);
    }

    @Test
    void stepsThatWereMissedBetweenTwoLooksAreNone() {
        source.says(account(1, with -> with.name("Acme").status(CustomerStatus.PROSPECT)));
        tally.run(AUGUST);
        source.says(account(2, with -> with.name("Acme").status(CustomerStatus.INACTIVE)));
        tally.run(SEPTEMBER);

        assertThat(tally.query().exceptionsOpenAfter(SEPTEMBER)).isEmpty();
        assertThat(looker.records()).extracting(Customer::status).containsExactly(CustomerStatus.INACTIVE);
    }

    @Test
    void aDayOfTooManyHoursIsForTheRulesOfBilling() {
        try (JdbcStore other = JdbcStore.sqliteInMemory()) {
            PaperSource<TimeEntry> timecards = new PaperSource<>();
            Looker<TimeEntry> seen = new Looker<>(RecordType.TIME_ENTRY);
            timecards.says(Papers.timecard("T1", 1, Approval.APPROVED, Map.of(3, "25")));

            Run run = Bench.reading(other, new ManualTime(), "psa", RecordType.TIME_ENTRY, timecards, seen)
                    .run(AUGUST);

            assertThat(run.exceptions()).isEmpty();
            assertThat(seen.records()).hasSize(1);
        }
    }

    private static Change<Customer> account(long version, UnaryOperator<CustomerBuilder> with) {
        CustomerBuilder builder = with.apply(Papers.builder("crm", "C1"));
        return Papers.account("C1", version, Draft.of(Papers.customerRef("crm", "C1"), builder), "version " + version);
    }
}
