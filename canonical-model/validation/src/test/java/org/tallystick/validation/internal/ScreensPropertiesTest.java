package org.tallystick.validation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.groups.Default;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.ExpenseItemBuilder;
import org.tallystick.model.Header;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TimeEntryBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.testkit.properties.Breakages;
import org.tallystick.testkit.properties.Records;

/** The compiled path and the annotations say the same of every record, valid, broken in one place, or at a bound. */
class ScreensPropertiesTest {

    private static final Constraints CONSTRAINTS = new Constraints();

    private static final TimeEntry ENTRY = TimeEntryBuilder.builder()
            .header(Header.of(new Ref<>("psa", RecordType.TIME_ENTRY, "T-1")))
            .workDate(LocalDate.of(2026, 8, 31))
            .hours(Quantity.of("8"))
            .approval(Approval.APPROVED)
            .build();

    private static final ExpenseItem ITEM = ExpenseItemBuilder.builder()
            .header(Header.of(new Ref<>("psa", RecordType.EXPENSE_ITEM, "E-1")))
            .date(LocalDate.of(2026, 8, 31))
            .amount(Money.of("12.50", "EUR"))
            .approval(Approval.APPROVED)
            .build();

    @Property(tries = 300)
    void aScreenAgreesWithTheAnnotations(@ForAll("hot") Entity record) {
        assertAgrees(record);
        Breakages.of(record).forEach(breakage -> assertAgrees(breakage.broken()));
    }

    @Property(tries = 500)
    void aScreenAgreesAtTheBoundsOfTexts(@ForAll("texts") List<String> texts, @ForAll("hours") Quantity hours) {
        TimeEntry entry = TimeEntryBuilder.builder(ENTRY)
                .hours(hours)
                .role(texts.get(0))
                .timesheet(texts.get(1))
                .build();
        ExpenseItem item = ExpenseItemBuilder.builder(ITEM)
                .category(texts.get(0))
                .report(texts.get(1))
                .build();

        assertAgrees(entry);
        assertAgrees(item);
    }

    private void assertAgrees(Entity record) {
        assertThat(Screens.passes(record))
                .as("%s", record)
                .isEqualTo(CONSTRAINTS.check(record, Default.class).isEmpty());
    }

    @Provide
    Arbitrary<Entity> hot() {
        return Arbitraries.of(RecordType.TIME_ENTRY, RecordType.EXPENSE_ITEM)
                .flatMap(type -> Arbitraries.oneOf(
                        Records.valid(type).map(record -> (Entity) record),
                        Records.of(type).map(record -> (Entity) record)));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> one = Arbitraries.of(
                        "",
                        " ",
                        "\t\n\u000b\f\r",
                        "\u00a0",
                        "\u0085",
                        "\u2003",
                        "a",
                        " a ",
                        "x".repeat(100),
                        "x".repeat(101),
                        "x".repeat(255),
                        "x".repeat(256),
                        " ".repeat(300),
                        "\ud83d\ude00".repeat(50),
                        "\n\nx",
                        "\u0008")
                .injectNull(0.1);
        return Combinators.combine(one, one).as((a, b) -> Arrays.asList(a, b));
    }

    @Provide
    Arbitrary<Quantity> hours() {
        return Arbitraries.of("0", "0.000001", "8", "24", "24.000001", "-1", "-24", "1000")
                .map(Quantity::of);
    }
}
