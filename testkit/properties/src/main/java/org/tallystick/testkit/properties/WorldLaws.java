package org.tallystick.testkit.properties;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillableTransaction;
import org.tallystick.model.BilledSources;
import org.tallystick.model.BillingAmount;
import org.tallystick.model.Collecting;
import org.tallystick.model.Corrections;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Customer;
import org.tallystick.model.Engagement;
import org.tallystick.model.Entity;
import org.tallystick.model.Hierarchy;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBalance;
import org.tallystick.model.JournalEntry;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LiveItems;
import org.tallystick.model.Opportunity;
import org.tallystick.model.Payment;
import org.tallystick.model.Project;
import org.tallystick.model.RateCard;
import org.tallystick.model.RateRequest;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.Resource;
import org.tallystick.model.Staffing;
import org.tallystick.model.TaskDependencies;
import org.tallystick.model.TaskTree;
import org.tallystick.model.TimeApproval;
import org.tallystick.model.TimeEntry;
import org.tallystick.model.TransactionKind;
import org.tallystick.model.VendorBill;
import org.tallystick.model.WorkDays;
import org.tallystick.model.WorkInProgress;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.Correction;
import org.tallystick.model.value.Quantity;

/**
 * The laws of the model over all records of one firm: what each keeps by itself, and what they keep together. Plain methods, for plain JUnit
 * as well, and for a world that a test puts together from records of its own:
 *
 * <pre>{@code
 * World mine = new World(recordsThatMySystemHolds);
 * assertThat(WorldLaws.check(mine)).isEmpty();
 * }</pre>
 */
public final class WorldLaws {

    private static final String BALANCE = "I23";

    private WorldLaws() {}

    /** What {@code world} breaks, all of it; none if it keeps every law, whatever day it is. */
    public static List<Violation> check(World world) {
        List<Violation> found = new ArrayList<>();
        world.records().forEach(record -> found.addAll(record.check()));
        found.addAll(checkStructure(world));
        found.addAll(checkContracts(world));
        found.addAll(checkWork(world));
        found.addAll(checkBilling(world));
        found.addAll(checkCaps(world));
        found.addAll(checkDocuments(world));
        found.addAll(checkRevenue(world));
        found.addAll(checkReversals(world));
        return List.copyOf(found);
    }

    /** Hierarchies and trees: I38, I39. */
    public static List<Violation> checkStructure(World world) {
        List<Violation> found = new ArrayList<>();
        found.addAll(Hierarchy.check(world.all(RecordType.CUSTOMER), "/parent", Customer::parent));
        found.addAll(Hierarchy.check(world.all(RecordType.LEGAL_ENTITY), "/parent", LegalEntity::parent));
        found.addAll(Hierarchy.check(world.all(RecordType.RESOURCE), "/manager", Resource::manager));
        found.addAll(TaskTree.check(world.all(RecordType.TASK)));
        found.addAll(TaskDependencies.check(world.all(RecordType.TASK)));
        return found;
    }

    /** Sales with what they became; contracts with their lines, projects and prices: I37, I40. */
    public static List<Violation> checkContracts(World world) {
        List<Violation> found = new ArrayList<>();
        for (Opportunity sale : world.all(RecordType.OPPORTUNITY)) {
            List<Engagement> contracts = world.all(RecordType.ENGAGEMENT).stream()
                    .filter(contract -> sale.ref().equals(contract.paper().opportunity()))
                    .toList();
            found.addAll(sale.checkSplit(contracts));
            found.addAll(sale.checkReopened(contracts));
        }
        for (Engagement contract : world.all(RecordType.ENGAGEMENT)) {
            found.addAll(contract.checkLines(world.all(RecordType.CONTRACT_LINE).stream()
                    .filter(line -> contract.ref().equals(line.engagement()))
                    .toList()));
        }
        for (Project project : world.all(RecordType.PROJECT)) {
            find(world, project.engagement()).ifPresent(contract -> found.addAll(project.checkContract(contract)));
        }
        for (RateCard card : world.all(RecordType.RATE_CARD)) {
            card.entries().stream()
                    .filter(entry -> entry.period().from() != null)
                    .forEach(entry -> found.addAll(card.checkRate(new RateRequest(
                            entry.role(),
                            entry.currency(),
                            entry.unit(),
                            entry.key(),
                            entry.period().from()))));
        }
        return found;
    }

    /** Hours and bookings of people: I36, and who approved; what vendors bill of it. */
    public static List<Violation> checkWork(World world) {
        List<TimeEntry> approved = world.all(RecordType.TIME_ENTRY).stream()
                .filter(entry -> entry.approval() == Approval.APPROVED)
                .toList();
        List<Violation> found = new ArrayList<>(WorkDays.check(approved));
        for (VendorBill bill : world.all(RecordType.VENDOR_BILL)) {
            found.addAll(bill.checkHours(world.all(RecordType.TIME_ENTRY)));
            found.addAll(bill.checkPassedOn(world.all(RecordType.EXPENSE_ITEM)));
        }
        for (Resource person : world.all(RecordType.RESOURCE)) {
            List<Assignment> bookings = world.all(RecordType.ASSIGNMENT).stream()
                    .filter(assignment -> person.ref().equals(assignment.resource()))
                    .toList();
            found.addAll(Staffing.check(person, bookings));
            bookings.forEach(booking -> find(world, booking.project())
                    .ifPresent(project -> found.addAll(booking.checkPeriod(project, person))));
            approved.stream()
                    .filter(entry -> person.ref().equals(entry.resource()))
                    .forEach(entry -> {
                        found.addAll(entry.checkEmployment(person));
                        found.addAll(TimeApproval.check(entry, person));
                    });
        }
        return found;
    }

    /** The billing ledger: I11, I12, and live events. An item's first unbilled row says what was approved of it. */
    public static List<Violation> checkBilling(World world) {
        List<BillableTransaction> rows = world.all(RecordType.BILLABLE_TRANSACTION);
        List<Violation> found = new ArrayList<>(LiveItems.check(world.all(RecordType.BILLING_EVENT), rows));
        Map<Ref<?>, BillingAmount> approved = new HashMap<>();
        Map<String, Quantity> available = new HashMap<>();
        rows.stream().filter(row -> row.kind() == TransactionKind.UNBILLED).forEach(row -> {
            approved.putIfAbsent(row.source(), new BillingAmount(row.quantity(), row.amount()));
            available.putIfAbsent(row.source().id(), row.quantity());
        });
        WorkInProgress ledger = WorkInProgress.of(rows);
        approved.forEach((source, amount) -> {
            BillingAmount none = BillingAmount.zero(amount.amount().currency());
            found.addAll(ledger.position(source, amount, none, none).check());
        });
        found.addAll(BilledSources.of(world.all(RecordType.INVOICE), world.all(RecordType.CREDIT_MEMO))
                .check(available));
        return found;
    }

    /** The use of caps as amended, in the order of days: I14. */
    public static List<Violation> checkCaps(World world) {
        return CapLaws.check(world);
    }

    /** Schedules and events of each contract, in all their versions: I25 to I29. */
    public static List<Violation> checkRevenue(World world) {
        return RevenueLaws.check(world);
    }

    /** Ledger entries that undo others: I32, I34. */
    public static List<Violation> checkReversals(World world) {
        List<Violation> found = new ArrayList<>();
        for (JournalEntry entry : world.all(RecordType.JOURNAL_ENTRY)) {
            find(world, entry.reverses())
                    .ifPresent(original -> world.find(entry.legalEntity())
                            .ifPresent(company -> found.addAll(entry.checkReversalOf(original, company))));
        }
        return found;
    }

    /**
     * The ledger beside what stands behind it: I30, I33. Revenue and unbilled are the accounts that schedules name. Not a part of
     * {@link #check}: which account is that of receivables, only the books say.
     *
     * @param receivables code of the account
     */
    public static List<Violation> checkLedger(World world, String receivables) {
        return LedgerLaws.check(world, receivables);
    }

    /** Invoices with their contracts, taxes, credits and payments: I8, I19 to I23, I35. Whether an invoice is overdue depends on the day, and is not asked. */
    public static List<Violation> checkDocuments(World world) {
        List<Violation> found = new ArrayList<>();
        List<Payment> payments = world.all(RecordType.PAYMENT);
        for (Invoice invoice : world.all(RecordType.INVOICE)) {
            List<CreditMemo> credits = world.all(RecordType.CREDIT_MEMO).stream()
                    .filter(credit -> credit.original().equals(invoice.ref()))
                    .toList();
            find(world, invoice.engagement()).ifPresent(contract -> found.addAll(invoice.checkAgainst(contract)));
            world.all(RecordType.TAX_DETERMINATION).stream()
                    .filter(tax -> tax.document().equals(invoice.ref()))
                    .forEach(tax -> found.addAll(tax.checkAgainst(invoice)));
            for (CreditMemo credit : credits) {
                List<CreditMemo> others = credits.stream()
                        .filter(other -> !other.ref().equals(credit.ref()))
                        .toList();
                found.addAll(credit.checkAgainst(invoice, others));
            }
            if (invoice.state().correction() == Correction.FULLY_CREDITED) {
                found.addAll(Corrections.of(invoice, credits, List.of()).checkNeutral());
            }
            InvoiceBalance.of(invoice, payments, credits, List.of())
                    .check(invoice.issueDate(), Collecting.nothing(invoice.currency()))
                    .stream()
                    .filter(violation -> violation.rule().equals(BALANCE))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Whether everything is posted in open periods: I34. Not a part of {@link #check}: what was posted in time stays when its period closes.
     */
    public static List<Violation> checkPostings(World world) {
        List<Violation> found = new ArrayList<>();
        world.all(RecordType.INVOICE)
                .forEach(invoice -> world.find(invoice.legalEntity())
                        .ifPresent(company -> found.addAll(invoice.checkPostingIn(company, Set.of()))));
        world.all(RecordType.CREDIT_MEMO)
                .forEach(credit -> world.find(credit.legalEntity())
                        .ifPresent(company -> found.addAll(credit.checkPostingIn(company, Set.of()))));
        world.all(RecordType.PAYMENT)
                .forEach(payment -> world.find(payment.legalEntity())
                        .ifPresent(company -> found.addAll(payment.checkPostingIn(company, Set.of()))));
        world.all(RecordType.VENDOR_BILL)
                .forEach(bill -> world.find(bill.legalEntity())
                        .ifPresent(company -> found.addAll(bill.checkPostingIn(company, Set.of()))));
        world.all(RecordType.JOURNAL_ENTRY)
                .forEach(entry -> world.find(entry.legalEntity())
                        .ifPresent(company -> found.addAll(entry.checkPostingIn(company, Set.of()))));
        return found;
    }

    private static <T extends Entity> Optional<T> find(World world, @Nullable Ref<T> ref) {
        return ref == null ? Optional.empty() : world.find(ref);
    }
}
