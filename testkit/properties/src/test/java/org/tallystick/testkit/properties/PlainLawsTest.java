package org.tallystick.testkit.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Customer;
import org.tallystick.model.CustomerBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.ResourceBuilder;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.WorkDays;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Quantity;

/** TCK-8: the laws are plain methods. This test knows JUnit and the model, and no property engine. */
class PlainLawsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 29);

    @Test
    void aLawIsAMethodOfTheModel() {
        List<TimeEntry> day = List.of(entry("T-1", "13"), entry("T-2", "11.25"));

        assertThat(WorkDays.check(day)).extracting(Violation::rule).containsExactly("I36");
    }

    @Test
    void allLawsAreAskedOfMyRecordsTogether() {
        World mine = new World(List.of(
                customer("C-1", "C-2"), customer("C-2", "C-1"), person(), entry("T-1", "13"), entry("T-2", "11.25")));

        assertThat(WorldLaws.check(mine)).extracting(Violation::rule).containsExactlyInAnyOrder("I39", "I36");
    }

    @Test
    void aWorldWithoutRecordsBreaksNothing() {
        assertThat(WorldLaws.check(new World(List.of()))).isEmpty();
    }

    @Test
    void aWorldIsSearchedByRef() {
        World mine = new World(List.of(customer("C-1", null), entry("T-1", "1")));

        assertThat(mine.find(ref(RecordType.CUSTOMER, "C-1")))
                .map(Customer::name)
                .contains("Customer C-1");
        assertThat(mine.find(ref(RecordType.INVOICE, "C-1"))).isEmpty();
        assertThat(mine)
                .hasToString("World of 2 records%ncustomer: C-1 (Customer C-1)%ntime-entry: T-1"
                        .formatted()
                        .replace("\r", ""));
    }

    private static Entity person() {
        return ResourceBuilder.builder()
                .header(Header.of(ref(RecordType.RESOURCE, "W-1")))
                .build();
    }

    private static Customer customer(String id, @Nullable String parent) {
        return CustomerBuilder.builder()
                .header(Header.of(ref(RecordType.CUSTOMER, id)))
                .name("Customer " + id)
                .parent(parent == null ? null : ref(RecordType.CUSTOMER, parent))
                .build();
    }

    private static TimeEntry entry(String id, String hours) {
        return TimeEntryBuilder.builder()
                .header(Header.of(ref(RecordType.TIME_ENTRY, id)))
                .resource(ref(RecordType.RESOURCE, "W-1"))
                .workDate(DAY)
                .hours(new Quantity(new BigDecimal(hours)))
                .approval(Approval.APPROVED)
                .build();
    }

    private static <T extends Entity> Ref<T> ref(RecordType<T> type, String id) {
        return new Ref<>("mine", type, id);
    }
}
