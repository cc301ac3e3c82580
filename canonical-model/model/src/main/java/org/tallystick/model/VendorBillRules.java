package org.tallystick.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;

/** What a vendor's bill keeps. Its totals are those of an invoice (I4, I8, I9). */
final class VendorBillRules {

    static final Rule CURRENCY = Rule.error(
            "VENDOR_BILL_CURRENCY",
            "All amounts of a vendor's bill are in its currency.",
            "enter it as the vendor wrote it");
    static final Rule LINES = Rule.error(
            "VENDOR_BILL_LINES",
            "A vendor's bill has at least one line, and its lines are numbered from 1.",
            "number the lines in their order");
    static final Rule HOURS = Rule.error(
            "VENDOR_BILL_HOURS",
            "A vendor bills no more hours than were approved, and each time entry once.",
            "dispute the bill, or have the missing hours approved");
    static final Rule PASSED_ON = Rule.error(
            "VENDOR_BILL_PASSED_ON",
            "Each line of a vendor's bill is passed on once: billable expenses are no more than its billable lines, tax included.",
            "take away the expense that bills it again");

    private VendorBillRules() {}

    static List<Rule> all() {
        return List.of(CURRENCY, LINES, HOURS, PASSED_ON);
    }

    static List<Violation> check(VendorBill bill) {
        Findings findings = new Findings();
        HeaderRules.check(bill.header(), findings);
        if (bill.lines().isEmpty()) {
            findings.broken(LINES, "/lines", "there is no line");
        }
        for (int i = 0; i < bill.lines().size(); i++) {
            int no = bill.lines().get(i).no();
            if (no != i + 1) {
                findings.broken(LINES, "/lines/" + i + "/no", "line %d is numbered %d".formatted(i + 1, no));
            }
        }
        if (currencies(bill).isOne(findings, CURRENCY, "/currency")) {
            checkTotals(bill, findings);
        }
        return findings.all();
    }

    private static Currencies currencies(VendorBill bill) {
        return new Currencies(bill.currency())
                .add(bill.net())
                .add(bill.tax())
                .add(bill.gross())
                .addAll(bill.lines(), VendorBillLine::net)
                .addAll(bill.lines(), VendorBillLine::tax);
    }

    private static void checkTotals(VendorBill bill, Findings findings) {
        BigDecimal net = Amounts.sum(bill.lines(), VendorBillLine::net);
        findings.expectEqual(TotalsRules.LINES, "/net", bill.net(), net, "the sum of the lines");
        BigDecimal tax = Amounts.sum(bill.lines(), VendorBillLine::tax);
        findings.expectEqual(TotalsRules.TAX, "/tax", bill.tax(), tax, "the sum of the lines' tax");
        BigDecimal gross = bill.net().amount().add(bill.tax().amount());
        findings.expectEqual(TotalsRules.GROSS, "/gross", bill.gross(), gross, "net and tax");
    }

    static List<Violation> checkHours(VendorBill bill, Collection<TimeEntry> entries) {
        Findings findings = new Findings();
        Map<Ref<?>, BigDecimal> approved = new HashMap<>();
        entries.stream()
                .filter(entry -> entry.approval() == Approval.APPROVED)
                .forEach(entry -> approved.put(entry.ref(), entry.hours().value()));
        Set<Ref<?>> billed = new HashSet<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            checkHours(bill.lines().get(i), "/lines/" + i, approved, billed, findings);
        }
        return findings.all();
    }

    private static void checkHours(
            VendorBillLine line, String path, Map<Ref<?>, BigDecimal> approved, Set<Ref<?>> billed, Findings findings) {
        BigDecimal covered = BigDecimal.ZERO;
        for (int i = 0; i < line.timeEntries().size(); i++) {
            Ref<TimeEntry> entry = line.timeEntries().get(i);
            if (billed.add(entry)) {
                covered = covered.add(approved.getOrDefault(entry, BigDecimal.ZERO));
            } else {
                findings.broken(HOURS, path + "/timeEntries/" + i, "%s is billed twice".formatted(entry));
            }
        }
        if (line.hours() != null && line.hours().value().compareTo(covered) > 0) {
            findings.broken(
                    HOURS, path + "/hours", "is %s, approved are %s".formatted(line.hours(), covered.toPlainString()));
        }
    }

    static List<Violation> checkPassedOn(VendorBill bill, Collection<ExpenseItem> items) {
        Findings findings = new Findings();
        List<ExpenseItem> passedOn = items.stream()
                .filter(item -> item.billable() && bill.ref().equals(item.vendorBill()))
                .toList();
        if (currencies(bill).addAll(passedOn, ExpenseItem::amount).isOne(findings, CURRENCY, "/currency")) {
            List<VendorBillLine> billable =
                    bill.lines().stream().filter(VendorBillLine::billable).toList();
            BigDecimal most =
                    Amounts.sum(billable, VendorBillLine::net).add(Amounts.sum(billable, VendorBillLine::tax));
            BigDecimal sum = Amounts.sum(passedOn, ExpenseItem::amount);
            if (sum.compareTo(most) > 0) {
                findings.broken(
                        PASSED_ON,
                        "/lines",
                        "billable are %s, expenses pass on %s".formatted(most.toPlainString(), sum.toPlainString()));
            }
        }
        return findings.all();
    }
}
