package org.tallystick.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.billing.Case.entry;
import static org.tallystick.billing.Case.project;
import static org.tallystick.billing.Case.rateRow;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Period;

/** RULES rules 7 and 9. */
class ProposalTest {

    private final Case billing = new Case();

    @Test
    void theKeyIsPeriodAndEngagementAndTheDateThePeriodsLastDay() {
        billing.time("T-1", "2026-08-11", "1");

        Invoice invoice = billing.bill().proposal().orElseThrow();
        assertThat(invoice.ref()).isEqualTo(new Ref<>("hub", RecordType.INVOICE, "2026-08/E-1"));
        assertThat(invoice.issueDate()).isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(invoice.number()).isNull();
        assertThat(invoice.billTo().id()).isEqualTo("C-1");
    }

    @Test
    void nothingBillableMakesNoProposal() {
        assertThat(billing.bill().proposal()).isEmpty();
    }

    @Test
    void anItemOfAmountZeroIsBilled() {
        billing.expense("X-1", "2026-08-11", "0.00", "EUR");

        assertThat(billing.bill().proposal().orElseThrow().totals().gross().signum())
                .isZero();
    }

    @Test
    void hoursOfOneProjectRoleAndRateAreOneLineInOrderOfDateThenId() {
        billing.time("T-b", "2026-08-12", "2").time("T-a", "2026-08-12", "1.25").time("T-c", "2026-08-11", "3");

        InvoiceLine line = lines().get(0);
        assertThat(lines()).hasSize(1);
        assertThat(line.sources()).extracting(LineSource::id).containsExactly("T-c", "T-a", "T-b");
        assertThat(line.serviceDate()).isEqualTo(LocalDate.of(2026, 8, 11));
        assertThat(line.quantity()).hasToString("6.25");
        assertThat(line.net()).isEqualTo(Money.of("625.00", "EUR"));
    }

    @Test
    void ratesThatDifferOnlyInTrailingZerosAreOneRate() {
        billing.assignment("A-1", "Consultant", "100.000", Period.ALWAYS);
        billing.time("T-1", "2026-08-11", "1").time("T-2", "2026-08-12", "1", "A-1");

        assertThat(lines()).hasSize(1);
    }

    @Test
    void serviceBeforeThePeriodIsLateALineOfItsOwnAtTheRateOfItsDate() {
        billing.rateCard.add(rateRow("card-2", "Consultant", "110", "2026-08-01", null));
        billing.time("T-1", "2026-07-31", "1").time("T-2", "2026-08-01", "1");
        billing.expense("X-1", "2026-07-30", "10.00", "EUR");

        assertThat(lines()).extracting(InvoiceLine::late).containsExactly(true, false, true);
        assertThat(lines().get(0).unitPrice().amount()).isEqualByComparingTo("100");
    }

    @Test
    void lateAndTimelyHoursOfOneRateAreTwoLinesTheLateFirst() {
        billing.time("T-2", "2026-08-01", "1").time("T-1", "2026-07-31", "1");

        assertThat(lines())
                .extracting(InvoiceLine::serviceDate)
                .containsExactly(LocalDate.of(2026, 7, 31), LocalDate.of(2026, 8, 1));
    }

    @Test
    void linesAreOrderedByKindProjectRoleRateDateAndId() {
        billing.projects.add(project("P-0", null));
        billing.assignment("none", null, "200", Period.ALWAYS);
        billing.assignment("dear", "Consultant", "1000", Period.ALWAYS);
        billing.assignment("cheap", "Consultant", "90", Period.ALWAYS);
        billing.expense("X-2", "2026-08-02", "1.00", "EUR").expense("X-1", "2026-08-02", "2.00", "EUR");
        billing.expense("X-3", "2026-08-01", "3.00", "EUR");
        billing.time("T-1", "2026-08-01", "1", "dear").time("T-2", "2026-08-02", "1", "cheap");
        billing.time("T-3", "2026-08-31", "1", "none");
        billing.time.add(entry("T-4", "2026-08-31", "1", "P-0", null, true, Approval.APPROVED));

        assertThat(lines())
                .extracting(line -> line.sources().get(0).id())
                .containsExactly("T-4", "T-3", "T-2", "T-1", "X-3", "X-1", "X-2");
        assertThat(lines()).extracting(InvoiceLine::no).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void eachExpenseIsALineOfQuantityOneWithoutRoleAndRate() {
        billing.expense("X-1", "2026-08-02", "1.00", "EUR").expense("X-2", "2026-08-02", "1.00", "EUR");

        assertThat(lines()).hasSize(2).allSatisfy(line -> {
            assertThat(line.kind()).isEqualTo(LineKind.EXPENSE);
            assertThat(line.quantity()).hasToString("1");
            assertThat(line.role()).isNull();
            assertThat(line.unitPrice()).isNull();
        });
    }

    @Test
    void idsCompareCodePointByCodePoint() {
        billing.expense("\uD83D\uDE00", "2026-08-02", "1.00", "EUR").expense("\uFFFD", "2026-08-02", "2.00", "EUR");
        billing.expense("a", "2026-08-02", "3.00", "EUR").expense("B", "2026-08-02", "4.00", "EUR");

        assertThat(lines())
                .extracting(line -> line.sources().get(0).id())
                .containsExactly("B", "a", "\uFFFD", "\uD83D\uDE00");
    }

    private List<InvoiceLine> lines() {
        return billing.bill().proposal().orElseThrow().lines();
    }
}
