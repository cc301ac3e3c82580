package org.tallystick.model;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.rule.Code;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;
import org.tallystick.model.value.UnitPrice;

/**
 * One row of the append-only billing ledger: unbilled work is a sum of rows, not a flag. A row never changes.
 *
 * @param header what all records share
 * @param kind what it records
 * @param transactionClass what it is about
 * @param source the time entry, expense item, milestone or contract line that it came from
 * @param contractLine the line that sells it
 * @param project of what
 * @param quantity how much; negative in reversals
 * @param unitPrice of one, before tax
 * @param amount before tax; negative in reversals
 * @param workDate day of service
 * @param accountingDate day on which it is booked
 * @param contractVersion number of the contract's version by which it was priced
 * @param rateRef where its price came from
 * @param links to other rows
 */
@BuiltRecord
public record BillableTransaction(
        @Valid Header header,
        TransactionKind kind,
        TransactionClass transactionClass,
        Ref<?> source,
        Ref<ContractLine> contractLine,
        Ref<Project> project,
        Quantity quantity,
        UnitPrice unitPrice,
        Money amount,
        LocalDate workDate,
        @Nullable LocalDate accountingDate,
        int contractVersion,
        @Nullable @Code String rateRef,
        List<@Valid TransactionLink> links)
        implements Entity {

    public BillableTransaction {
        MissingFieldsException.check(
                BillableTransaction.class,
                "header",
                header,
                "kind",
                kind,
                "transactionClass",
                transactionClass,
                "source",
                source,
                "contractLine",
                contractLine,
                "project",
                project,
                "quantity",
                quantity,
                "unitPrice",
                unitPrice,
                "amount",
                amount,
                "workDate",
                workDate);
        links = links == null ? List.of() : List.copyOf(links);
    }

    @Override
    public List<Violation> check() {
        return TransactionRules.check(this);
    }
}
