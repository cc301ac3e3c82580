package org.tallystick.engine.internal.ingest;

import java.util.List;
import java.util.stream.Stream;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.CreditMemoBuilder;
import org.tallystick.model.Entity;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceBuilder;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.InvoiceTotals;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.value.Money;
import org.tallystick.spi.FailureKind;
import org.tallystick.spi.Problem;

/**
 * What a document bills is the hub's, whoever owns its other fields: a target keeps lines and no items, and items that no document names any more would be
 * billed again (I11, I12). Of a document that comes back from where it was delivered only what is the target's is taken: its number, how it stands, when it
 * is due.
 */
final class BilledContent {

    private BilledContent() {}

    /** Whether records of the type bill. */
    static boolean isOf(RecordType<?> type) {
        return type == RecordType.INVOICE || type == RecordType.CREDIT_MEMO;
    }

    /** Whether both bill the same items of the same contract. */
    static boolean isSame(Entity ours, Entity other) {
        return items(ours).equals(items(other));
    }

    /** Whether both come to the same amounts, line by line; rounding of the whole is the target's. */
    static boolean isSameAmount(Entity ours, Entity other) {
        return amounts(ours).equals(amounts(other));
    }

    /** Our document with what its target says of it. */
    static <T extends Entity> T kept(Class<T> type, T ours, T said) {
        if (ours instanceof Invoice invoice && said instanceof Invoice theirs) {
            return type.cast(InvoiceBuilder.builder(invoice)
                    .header(theirs.header())
                    .number(theirs.number())
                    .terms(theirs.terms())
                    .state(theirs.state())
                    .build());
        }
        if (ours instanceof CreditMemo credit && said instanceof CreditMemo theirs) {
            return type.cast(CreditMemoBuilder.builder(credit)
                    .header(theirs.header())
                    .number(theirs.number())
                    .applications(theirs.applications())
                    .status(theirs.status())
                    .posting(theirs.posting())
                    .build());
        }
        return said;
    }

    /** For a person: the document there is another than the one that was decided. */
    static Problem changed(String system) {
        return Problem.of(
                        FailureKind.INVALID,
                        "DOCUMENT_CHANGED",
                        "%s has other amounts in this document than it was sent: the hub keeps what was decided"
                                .formatted(system))
                .withRemedy("Put it right in %s, or credit it and bill again".formatted(system));
    }

    private static List<?> items(Entity document) {
        if (document instanceof Invoice invoice) {
            return List.of(invoice.engagement(), invoice.period(), sources(invoice.lines()));
        }
        if (document instanceof CreditMemo credit) {
            return List.of(credit.original(), sources(lines(credit)));
        }
        return List.of();
    }

    private static List<?> amounts(Entity document) {
        if (document instanceof Invoice invoice) {
            return amounts(invoice.lines(), invoice.totals());
        }
        return document instanceof CreditMemo credit ? amounts(lines(credit), credit.totals()) : List.of();
    }

    private static List<Money> amounts(List<InvoiceLine> lines, InvoiceTotals totals) {
        return Stream.concat(lines.stream().map(InvoiceLine::net), Stream.of(totals.net(), totals.tax()))
                .toList();
    }

    private static List<LineSource> sources(List<InvoiceLine> lines) {
        return lines.stream().flatMap(line -> line.sources().stream()).toList();
    }

    private static List<InvoiceLine> lines(CreditMemo credit) {
        return credit.lines().stream().map(CreditLine::line).toList();
    }
}
