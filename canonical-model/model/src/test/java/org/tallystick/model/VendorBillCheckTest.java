package org.tallystick.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.model.Papers.eur;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.model.state.Approval;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** Each rule of a vendor's bill, kept and broken. */
class VendorBillCheckTest {

    private static final TimeEntry WORKED = TimeEntryBuilder.builder(Samples.of(RecordType.TIME_ENTRY))
            .hours(Quantity.of("8"))
            .build();

    /** 8 h for 400.00 and 76.00 tax. */
    private final VendorBill bill = VendorBillBuilder.builder(Samples.of(RecordType.VENDOR_BILL))
            .lines(List.of(line(1, "8")))
            .net(eur("400.00"))
            .tax(eur("76.00"))
            .gross(eur("476.00"))
            .build();

    @Test
    void aRightBillKeepsEveryRule() {
        assertThat(bill.check()).isEmpty();
    }

    @Test
    void i4_i8_i9_itsTotalsAreTheSumsOfItsLines() {
        Broken.expect(builder().net(eur("400.01")).gross(eur("476.01")).build().check(), "I4", "/net");
        Broken.expect(builder().tax(eur("76.01")).gross(eur("476.01")).build().check(), "I8", "/tax");
        Broken.expect(builder().gross(eur("476.01")).build().check(), "I9", "/gross");
    }

    @Test
    void itHasLinesNumberedFromOneInItsCurrency() {
        Money nothing = eur("0.00");

        Broken.expect(builder().lines(List.of(line(2, "8"))).build().check(), "VENDOR_BILL_LINES", "/lines/0/no");
        Broken.expect(
                builder()
                        .lines(List.of())
                        .net(nothing)
                        .tax(nothing)
                        .gross(nothing)
                        .build()
                        .check(),
                "VENDOR_BILL_LINES",
                "/lines");
        Broken.expect(builder().gross(Money.of("476.00", "USD")).build().check(), "VENDOR_BILL_CURRENCY", "/currency");
    }

    @Test
    void itBillsNoMoreHoursThanWereApproved() {
        TimeEntry draft =
                TimeEntryBuilder.builder(WORKED).approval(Approval.DRAFT).build();

        assertThat(bill.checkHours(List.of(WORKED))).isEmpty();
        Broken.expect(bill.checkHours(List.of(draft)), "VENDOR_BILL_HOURS", "/lines/0/hours");
        Broken.expect(
                builder().lines(List.of(line(1, "8.25"))).build().checkHours(List.of(WORKED)),
                "VENDOR_BILL_HOURS",
                "/lines/0/hours");
        Broken.expect(
                builder().lines(List.of(line(1, "8"), line(2, "0"))).build().checkHours(List.of(WORKED)),
                "VENDOR_BILL_HOURS",
                "/lines/1/timeEntries/0");
    }

    @Test
    void eachLineIsPassedOnOnce() {
        ExpenseItem item = ExpenseItemBuilder.builder(Samples.of(RecordType.EXPENSE_ITEM))
                .amount(eur("476.00"))
                .billable(true)
                .vendorBill(Samples.ref(RecordType.VENDOR_BILL))
                .build();
        ExpenseItem internal = ExpenseItemBuilder.builder(item).billable(false).build();

        assertThat(bill.checkPassedOn(List.of(item, internal))).isEmpty();
        Broken.expect(bill.checkPassedOn(List.of(item, item)), "VENDOR_BILL_PASSED_ON", "/lines");
    }

    private VendorBillBuilder builder() {
        return VendorBillBuilder.builder(bill);
    }

    private static VendorBillLine line(int no, String hours) {
        return VendorBillLineBuilder.builder()
                .no(no)
                .category("Subcontractor")
                .net(eur("400.00"))
                .tax(eur("76.00"))
                .billable(true)
                .hours(Quantity.of(hours))
                .timeEntries(List.of(Samples.ref(RecordType.TIME_ENTRY)))
                .build();
    }
}
