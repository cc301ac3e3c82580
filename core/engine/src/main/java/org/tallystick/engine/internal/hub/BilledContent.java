package org.tallystick.engine.internal.hub;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.engine.store.Records.RecordRow;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.InvoiceTotalsBuilder;
import org.tallystick.model.RecordType;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.Money;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * What a document bills is the hub's, whoever owns its other fields: a target keeps lines and no items, and items that no document names any more would be
 * billed again (I11, I12). Of a document that was decided here only what is its target's is taken of others: its number, its terms, how it stands, and
 * what the whole is rounded by.
 */
public final class BilledContent {

    private BilledContent() {}

    /** Whether it is a document that bills and was decided here: no flow feeds it, and none may. */
    public static boolean isDecidedHere(@Nullable RecordRow row) {
        return row != null && row.flow() == null && row.seen() != null && isOf(row.type());
    }

    /** Whether records of the type are documents that bill. */
    public static boolean isOf(String type) {
        return type.equals(RecordType.INVOICE.name()) || type.equals(RecordType.CREDIT_MEMO.name());
    }

    /** Whether it is a credit that was given up before any system had it: it counts for nothing. */
    public static boolean isWithdrawn(@Nullable Entity document) {
        return document instanceof CreditMemo credit && credit.status() == CreditMemoStatus.CANCELLED;
    }

    /** Whether both come to the same amounts, line by line; rounding of the whole is the target's. */
    public static boolean isSameAmount(Entity ours, Entity other) {
        return amounts(ours).equals(amounts(other));
    }

    /** Our document with what its target says of it. */
    public static <T extends Entity> T kept(Class<T> type, T ours, T said) {
        if (ours instanceof Invoice invoice && said instanceof Invoice theirs) {
            return type.cast(InvoiceBuilder.builder(invoice)
                    .number(theirs.number())
                    .terms(theirs.terms())
                    .state(theirs.state())
                    .totals(rounded(
                            invoice.totals(),
                            theirs.totals().rounding(),
                            invoice.lines().size()))
                    .build());
        }
        if (ours instanceof CreditMemo credit && said instanceof CreditMemo theirs) {
            return type.cast(CreditMemoBuilder.builder(credit)
                    .number(theirs.number())
                    .applications(theirs.applications())
                    .status(theirs.status())
                    .posting(theirs.posting())
                    .totals(rounded(
                            credit.totals(),
                            theirs.totals().rounding(),
                            credit.lines().size()))
                    .build());
        }
        return ours;
    }

    private static InvoiceTotals rounded(InvoiceTotals ours, Money rounding, int lines) {
        return rounding.equals(ours.rounding())
                        || !rounding.currency().equals(ours.gross().currency())
                        || !isRounding(rounding, lines)
                ? ours
                : InvoiceTotalsBuilder.builder(ours)
                        .rounding(rounding)
                        .due(ours.gross().minus(ours.prepaid()).plus(rounding))
                        .build();
    }

    /** A minor unit for each line is what rounding can come to; more is another amount. */
    private static boolean isRounding(Money amount, int lines) {
        BigDecimal most = BigDecimal.valueOf(lines, amount.currency().exponent());
        return amount.amount().abs().compareTo(most) <= 0;
    }

    /** For a person: the document there is another than the one that was decided. */
    public static Problem changed(String system) {
        return differs(
                "DOCUMENT_CHANGED",
                "%s has other amounts in this document than it was sent: the hub keeps what was decided",
                "Put it right in %s, or credit it and bill again",
                system);
    }

    /** For a person: what was decided is there no more, and what it bills is not billed again. */
    public static Problem deleted(String system) {
        return differs(
                "DOCUMENT_DELETED",
                "%s has this document no more: the hub keeps what was decided, and what it bills counts as billed",
                "Enter it in %s again, or credit it and bill again",
                system);
    }

    private static Problem differs(String code, String message, String remedy, String system) {
        return Problem.of(FailureKind.INVALID, code, message.formatted(system)).withRemedy(remedy.formatted(system));
    }

    private static List<?> amounts(Entity document) {
        if (document instanceof Invoice invoice) {
            return amounts(invoice.lines(), invoice.totals());
        }
        return document instanceof CreditMemo credit
                ? amounts(credit.lines().stream().map(CreditLine::line).toList(), credit.totals())
                : List.of();
    }

    private static List<Money> amounts(List<InvoiceLine> lines, InvoiceTotals totals) {
        Money rounding = totals.rounding();
        Money beyond = isRounding(rounding, lines.size()) ? Money.zero(rounding.currency()) : rounding;
        return Stream.concat(lines.stream().map(InvoiceLine::net), Stream.of(totals.net(), totals.tax(), beyond))
                .toList();
    }
}
