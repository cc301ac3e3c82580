package org.tallystick.testkit.properties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.model.AmendmentKind;
import org.tallystick.model.CapHistory;
import org.tallystick.model.CapMovement;
import org.tallystick.model.CapMovement.Kind;
import org.tallystick.model.CreditLine;
import org.tallystick.model.Engagement;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.LineKind;
import org.tallystick.model.RecordType;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.Approval;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.value.Money;

/** What happened to the cap of a contract, in the order of days: amendments, then credits, then invoices of one day (I14). */
record CapLaws(World world, Engagement contract) {

    private record Dated(LocalDate day, CapMovement movement) {}

    static List<Violation> check(World world) {
        return world.all(RecordType.ENGAGEMENT).stream()
                .filter(contract -> contract.terms().cap() != null)
                .flatMap(contract -> new CapLaws(world, contract).history().check().stream())
                .toList();
    }

    private CapHistory history() {
        List<CapMovement> movements = new ArrayList<>();
        Money cap = contract.terms().cap();
        if (cap != null) {
            movements.add(new CapMovement(Kind.CAP, cap));
        }
        Stream.of(amendments(), credits(), invoices())
                .flatMap(some -> some)
                .sorted(Comparator.comparing(Dated::day))
                .map(Dated::movement)
                .forEach(movements::add);
        return new CapHistory(contract.currency(), movements);
    }

    private Stream<Dated> amendments() {
        return world.all(RecordType.CONTRACT_AMENDMENT).stream()
                .filter(change -> contract.ref().equals(change.engagement())
                        && change.kind() == AmendmentKind.CAP
                        && change.approval() == Approval.APPROVED)
                .flatMap(change -> Stream.ofNullable(change.newCap())
                        .map(newCap -> new Dated(change.effectiveFrom(), new CapMovement(Kind.CAP, newCap))));
    }

    private Stream<Invoice> issued() {
        return world.all(RecordType.INVOICE).stream()
                .filter(invoice -> invoice.engagement().equals(contract.ref())
                        && invoice.state().document() == DocumentStatus.ISSUED);
    }

    private Stream<Dated> invoices() {
        return issued().map(invoice ->
                new Dated(invoice.issueDate(), new CapMovement(Kind.INVOICED, capped(invoice.lines().stream()))));
    }

    private Stream<Dated> credits() {
        List<Invoice> issued = issued().toList();
        return world.all(RecordType.CREDIT_MEMO).stream()
                .filter(credit -> credit.status().isIssued()
                        && issued.stream().anyMatch(each -> credit.original().equals(each.ref())))
                .map(credit -> new Dated(
                        credit.issueDate(),
                        new CapMovement(
                                Kind.CREDITED, capped(credit.lines().stream().map(CreditLine::line)))));
    }

    /** Milestones and recurring charges do not count (RULES rule 6.4). */
    private Money capped(Stream<InvoiceLine> lines) {
        return lines.filter(line -> line.kind() == LineKind.TIME || line.kind() == LineKind.EXPENSE)
                .map(InvoiceLine::net)
                .reduce(Money.zero(contract.currency()), Money::plus);
    }
}
