package org.tallystick.testkit.properties;

import static org.tallystick.testkit.properties.Refs.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.RecordType;
import org.tallystick.model.Resource;
import org.tallystick.model.ResourceKind;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.VendorBill;
import org.tallystick.model.VendorBillBuilder;
import org.tallystick.model.VendorBillLine;
import org.tallystick.model.VendorBillLineBuilder;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.VendorBillStatus;
import org.tallystick.model.value.Money;

/** What a vendor bills for one project: approved hours of contractors, and costs that are passed on. */
record Subcontracting(Execution project, List<TimeEntry> time, List<ExpenseItem> expenses) {

    private static final long UNITS_A_LINE = 7_500;

    /** Its bill, if there is anything on it. */
    Optional<VendorBill> bill() {
        List<VendorBillLine> lines = new ArrayList<>();
        time.stream().filter(this::isOfContractor).forEach(entry -> lines.add(hours(lines.size() + 1, entry)));
        expenses.stream()
                .filter(item -> item.vendorBill() != null)
                .forEach(item -> lines.add(cost(lines.size() + 1, item)));
        return lines.isEmpty() ? Optional.empty() : Optional.of(bill(lines));
    }

    private boolean isOfContractor(TimeEntry entry) {
        return entry.approval() == Approval.APPROVED
                && project.firm().people().stream()
                        .filter(person -> person.kind() == ResourceKind.CONTRACTOR)
                        .map(Resource::ref)
                        .anyMatch(person -> person.equals(entry.resource()));
    }

    private VendorBillLine hours(int no, TimeEntry entry) {
        return line(no, "WORK", project.firm().units(UNITS_A_LINE))
                .resource(entry.resource())
                .hours(entry.hours())
                .timeEntries(List.of(RecordType.TIME_ENTRY.refOf(entry)))
                .build();
    }

    private VendorBillLine cost(int no, ExpenseItem item) {
        return line(no, "TRAVEL", item.amount()).billable(true).build();
    }

    private VendorBillLineBuilder line(int no, String category, Money net) {
        return VendorBillLineBuilder.builder()
                .no(no)
                .project(project.projectRef())
                .category(category)
                .net(net)
                .tax(Money.zero(net.currency()));
    }

    private VendorBill bill(List<VendorBillLine> lines) {
        Money none = Money.zero(project.firm().plan().currency());
        Money net = lines.stream().map(VendorBillLine::net).reduce(none, Money::plus);
        return VendorBillBuilder.builder()
                .header(header(RecordType.VENDOR_BILL, project.vendorBill().id()))
                .vendor(Firm.VENDOR)
                .legalEntity(RecordType.LEGAL_ENTITY.refOf(project.firm().company()))
                .number(project.vendorBill().id())
                .date(project.firm().billingDay())
                .currency(none.currency())
                .lines(lines)
                .net(net)
                .tax(none)
                .gross(net)
                .status(VendorBillStatus.POSTED)
                .build();
    }
}
