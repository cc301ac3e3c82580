package org.tallystick.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.model.rule.Rule;
import org.tallystick.model.rule.Violation;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.state.DocumentStatus;
import org.tallystick.model.state.JournalStatus;
import org.tallystick.model.state.Posting;
import org.tallystick.model.state.RevenueEventStatus;

/** What a new version of a record may change: its states as their lifecycles allow (CM-7), and nothing of a finished document (CM-9). */
public final class Succession {

    /** A new version has a greater number. */
    public static final Rule VERSION = Rule.error(
            "HEADER_VERSION",
            "Versions of a record count upwards: each has a greater number than the one before.",
            "read the newest version again and change that one");

    /** A finished document never changes. */
    public static final Rule FROZEN = Rule.error(
            "FROZEN",
            "An issued invoice or credit memo, a posted entry or revenue event and a row of the billing ledger never change.",
            "correct it by another document: a credit memo, a reversal, a new row");

    private Succession() {}

    /**
     * What {@code later} breaks as the version after {@code earlier}.
     *
     * @throws IllegalArgumentException if they are of different types
     */
    public static <T extends Entity> List<Violation> check(T earlier, T later) {
        if (earlier.getClass() != later.getClass()) {
            throw new IllegalArgumentException("%s is no version of %s".formatted(later.ref(), earlier.ref()));
        }
        List<Violation> found = new ArrayList<>();
        Axis.all().forEach(axis -> moved(axis, earlier, later).ifPresent(found::add));
        found.addAll(parts(earlier, later));
        if (isFrozen(earlier) && !content(earlier).equals(content(later))) {
            found.add(FROZEN.brokenAt("", "%s is finished, its content changed".formatted(earlier.ref())));
        }
        Stamp before = earlier.header().stamp();
        Stamp after = later.header().stamp();
        if (before != null && after != null && after.version() <= before.version()) {
            found.add(VERSION.brokenAt(
                    "/header/stamp/version", "is %d after %d".formatted(after.version(), before.version())));
        }
        return List.copyOf(found);
    }

    private static <T extends Entity> Optional<Violation> moved(Axis<T, ?> axis, Entity earlier, Entity later) {
        Class<T> type = axis.type().entityClass();
        return type.isInstance(earlier) ? axis.imported(type.cast(earlier), type.cast(later)) : Optional.empty();
    }

    /** What parts of a record with a life of their own may not do. */
    private static List<Violation> parts(Entity earlier, Entity later) {
        if (earlier instanceof Engagement before && later instanceof Engagement after) {
            return after.checkAfter(before);
        }
        if (earlier instanceof ContractLine before && later instanceof ContractLine after) {
            return after.checkAfter(before);
        }
        return earlier instanceof LegalEntity before && later instanceof LegalEntity after
                ? LegalEntityRules.checkAfter(before, after)
                : List.of();
    }

    private static boolean isFrozen(Entity record) {
        if (record instanceof Invoice invoice) {
            return invoice.state().document() == DocumentStatus.ISSUED;
        }
        if (record instanceof CreditMemo credit) {
            return credit.status().isIssued();
        }
        if (record instanceof JournalEntry entry) {
            return entry.status() == JournalStatus.POSTED || entry.status() == JournalStatus.REVERSED;
        }
        if (record instanceof RevenueEvent event) {
            return event.status() == RevenueEventStatus.POSTED || event.status() == RevenueEventStatus.REVERSED;
        }
        return record instanceof BillableTransaction;
    }

    /** The record without what goes on changing: its header, its states, how it is paid, what it is set against. */
    private static Entity content(Entity record) {
        Header bare = Header.of(record.ref());
        if (record instanceof Invoice invoice) {
            return InvoiceBuilder.builder(invoice)
                    .header(bare)
                    .terms(InvoiceTerms.DEFAULT)
                    .state(InvoiceState.PROPOSED)
                    .build();
        }
        if (record instanceof CreditMemo credit) {
            return CreditMemoBuilder.builder(credit)
                    .header(bare)
                    .status(CreditMemoStatus.ISSUED)
                    .posting(Posting.UNPOSTED)
                    .applications(List.of())
                    .rebill(null)
                    .build();
        }
        if (record instanceof JournalEntry entry) {
            return JournalEntryBuilder.builder(entry)
                    .header(bare)
                    .status(JournalStatus.POSTED)
                    .build();
        }
        if (record instanceof RevenueEvent event) {
            return RevenueEventBuilder.builder(event)
                    .header(bare)
                    .status(RevenueEventStatus.POSTED)
                    .journal(null)
                    .build();
        }
        if (record instanceof BillableTransaction row) {
            return BillableTransactionBuilder.builder(row).header(bare).build();
        }
        return record;
    }
}
