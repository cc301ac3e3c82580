package org.tallystick.billing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.model.CreditLine;
import org.tallystick.model.CreditMemo;
import org.tallystick.model.Invoice;
import org.tallystick.model.InvoiceLine;
import org.tallystick.model.ItemKey;
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
import org.tallystick.model.value.CurrencyCode;
import org.tallystick.model.value.Money;
import org.tallystick.model.value.Quantity;

/** What was billed of the engagement's items and not credited since, and what of it is not right any more (RULES rule 8). */
final class BilledLedger {

    /** A part of an item on one line of an issued invoice. */
    record Part(Invoice invoice, InvoiceLine line, LineSource source) {

        boolean isCapped() {
            return line.kind() == LineKind.TIME || line.kind() == LineKind.EXPENSE;
        }

        /** Days of service; of a grouped line, the item's own. */
        LocalDate serviceDate() {
            return Objects.requireNonNullElse(source.serviceDate(), line.serviceDate());
        }
    }

    private record Place(Ref<Invoice> invoice, int line, String item) {}

    private final Map<ItemKey, List<Part>> live = new HashMap<>();
    private final Set<ItemKey> known = new HashSet<>();
    private final List<Part> wrong = new ArrayList<>();
    private final Ref<LegalEntity> legalEntity;
    private final boolean isClosed;

    BilledLedger(BillingInput input) {
        Set<Place> credited = new HashSet<>();
        input.credits().stream()
                .filter(credit -> credit.status() != CreditMemoStatus.CANCELLED)
                .forEach(credit ->
                        credit.lines().forEach(line -> places(credit, line).forEach(credited::add)));
        for (Invoice invoice : input.issued()) {
            for (InvoiceLine line : invoice.lines()) {
                known.addAll(line.items());
                for (LineSource source : line.sources()) {
                    if (!credited.contains(new Place(RecordType.INVOICE.refOf(invoice), line.no(), source.id()))) {
                        live.computeIfAbsent(new ItemKey(line.kind(), source.id()), key -> new ArrayList<>())
                                .add(new Part(invoice, line, source));
                    }
                }
            }
        }
        this.legalEntity = input.engagement().legalEntity();
        this.isClosed = isClosed(input);
    }

    private static Stream<Place> places(CreditMemo credit, CreditLine line) {
        return line.line().sources().stream()
                .map(source -> new Place(credit.original(), line.originalLine(), source.id()));
    }

    private static boolean isClosed(BillingInput input) {
        YearMonth period = input.period();
        return input.issued().stream().anyMatch(invoice -> invoice.period().equals(period))
                || input.credits().stream()
                        .anyMatch(credit -> credit.ref()
                                .equals(Credits.ref(period, credit.original().id())));
    }

    /**
     * Whether billing has made the period's documents already: they are frozen, and what became known since waits for the next run. A credit that
     * a person asked for is none of them, whatever its date is.
     */
    boolean isClosed() {
        return isClosed;
    }

    /**
     * Takes out what is billed otherwise than {@code items} are now, to be credited; a closed period keeps it for the next run.
     *
     * @param unpriced of which nobody can say what they are now: what another legal entity billed of them stays
     * @param kept of which nothing new is billed, and nothing is reversed as long as they may be billed at all: what was billed of them stays
     * @param unclear of which nobody can say which record they are: what was billed of them stays
     */
    void compare(Map<ItemKey, BillableItem> items, Set<ItemKey> unpriced, Set<ItemKey> kept, Set<ItemKey> unclear) {
        if (isClosed) {
            return;
        }
        live.entrySet().removeIf(billed -> {
            if (unclear.contains(billed.getKey())) {
                return false;
            }
            BillableItem now = items.get(billed.getKey());
            boolean isRight = now == null
                    ? unpriced.contains(billed.getKey())
                            && billed.getValue().stream().noneMatch(this::isOwn)
                    : kept.contains(billed.getKey()) || isRight(now);
            if (!isRight) {
                wrong.addAll(billed.getValue());
            }
            return !isRight;
        });
    }

    /** Whether all that is billed of it is billed as it is now. */
    boolean isRight(BillableItem now) {
        return parts(now.key()).stream().allMatch(part -> isSame(now, part));
    }

    private boolean isOwn(Part part) {
        return part.invoice().legalEntity().id().equals(legalEntity.id());
    }

    /** What is to be credited, in no order. */
    List<Part> wrong() {
        return wrong;
    }

    /** What of the item is still to be billed; none if all of it is. */
    Optional<Share> open(BillableItem item) {
        Share rest = rest(Share.whole(item));
        return isBilled(item.key()) && rest.amount().signum() == 0 ? Optional.empty() : Optional.of(rest);
    }

    /** What is left of it without what is billed; less than nothing if more is billed than there is now. */
    Share rest(Share share) {
        Share rest = share;
        for (Part part : parts(share.item().key())) {
            if (part.source().amount().currency().equals(rest.amount().currency())) {
                rest = rest.without(new Share(
                        share.item(), part.source().quantity(), part.source().amount()));
            }
        }
        return rest;
    }

    /** Whether it is or was billed, credited since or not. */
    boolean wasBilled(ItemKey item) {
        return known.contains(item);
    }

    boolean isBilled(ItemKey item) {
        return live.containsKey(item);
    }

    /** What was billed on time and expense and stays, and what was used before. */
    Money used(Money before) {
        return billed(before.currency())
                .filter(Part::isCapped)
                .map(part -> part.source().amount())
                .reduce(before, Money::plus);
    }

    /** What was billed in that currency and stays, in no order. */
    Stream<Part> billed(CurrencyCode currency) {
        return live.values().stream()
                .flatMap(List::stream)
                .filter(part -> part.source().amount().currency().equals(currency));
    }

    private List<Part> parts(ItemKey item) {
        return live.getOrDefault(item, List.of());
    }

    private static boolean isSame(BillableItem now, Part part) {
        InvoiceLine line = part.line();
        Quantity quantity = part.source().item().quantity();
        return part.invoice().currency().equals(now.amount().currency())
                && part.serviceDate().equals(now.serviceDate())
                && Objects.equals(line.serviceUntil(), now.serviceUntil())
                && line.kind() == now.kind()
                && line.project().equals(now.project())
                && Objects.equals(line.role(), now.role())
                && quantity.equals(now.quantity())
                && isSamePrice(now, part);
    }

    /** Time by its rate, all else by its amount before the cap. */
    private static boolean isSamePrice(BillableItem now, Part part) {
        return now.kind() == LineKind.TIME
                ? Objects.equals(part.line().unitPrice(), now.unitPrice())
                : part.source().item().amount().equals(now.amount());
    }
}
