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
import org.tallystick.model.LegalEntity;
import org.tallystick.model.LineKind;
import org.tallystick.model.LineSource;
import org.tallystick.model.RecordType;
import org.tallystick.model.Ref;
import org.tallystick.model.state.CreditMemoStatus;
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

    private final Map<String, List<Part>> live = new HashMap<>();
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
                for (LineSource source : line.sources()) {
                    if (!credited.contains(new Place(RecordType.INVOICE.refOf(invoice), line.no(), source.id()))) {
                        live.computeIfAbsent(source.id(), id -> new ArrayList<>())
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
                        .anyMatch(credit -> YearMonth.from(credit.issueDate()).equals(period));
    }

    /** Whether the period has documents already: they are frozen, and what became known since waits for the next run. */
    boolean isClosed() {
        return isClosed;
    }

    /**
     * Takes out what is billed otherwise than {@code items} are now, to be credited; a closed period keeps it for the next run.
     *
     * @param unpriced of which nobody can say what they are now: what another legal entity billed of them stays
     */
    void compare(Map<String, BillableItem> items, Set<String> unpriced) {
        if (isClosed) {
            return;
        }
        live.entrySet().removeIf(billed -> {
            BillableItem now = items.get(billed.getKey());
            boolean isRight = now == null
                    ? unpriced.contains(billed.getKey())
                            && billed.getValue().stream().noneMatch(this::isOwn)
                    : billed.getValue().stream().allMatch(part -> isSame(now, part));
            if (!isRight) {
                wrong.addAll(billed.getValue());
            }
            return !isRight;
        });
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
        Share open = Share.whole(item);
        for (Part part : parts(item.id())) {
            open = open.without(
                    new Share(item, part.source().quantity(), part.source().amount()));
        }
        return isBilled(item.id()) && open.amount().signum() == 0 ? Optional.empty() : Optional.of(open);
    }

    boolean isBilled(String item) {
        return live.containsKey(item);
    }

    /** What was billed on time and expense and stays. */
    Money used(Money zero) {
        return live.values().stream()
                .flatMap(List::stream)
                .filter(Part::isCapped)
                .map(part -> part.source().amount())
                .filter(amount -> amount.currency().equals(zero.currency()))
                .reduce(zero, Money::plus);
    }

    private List<Part> parts(String item) {
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
