package org.tallystick.billing;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.model.Assignment;
import org.tallystick.model.BillingMethod;
import org.tallystick.model.ContractLine;
import org.tallystick.model.Entity;
import org.tallystick.model.ExpenseItem;
import org.tallystick.model.LineContent;
import org.tallystick.model.LineKind;
import org.tallystick.model.Milestone;
import org.tallystick.model.Ref;
import org.tallystick.model.TimeEntry;

/** On which contract lines an item stands: on the one that its record names, else on those of its engagement that cover it. */
final class LineScope {

    private final BillingInput input;
    private final Map<Ref<?>, ContractLine> lines = new HashMap<>();

    /** Those that may hold an item that names no line: few, if any. */
    private final List<ContractLine> unnamed;

    /** @param taxes how each kind of line is taxed */
    LineScope(BillingInput input, Function<LineKind, Optional<Tax>> taxes) {
        this.input = input;
        input.contractLines().forEach(line -> lines.put(line.ref(), line));
        this.unnamed = lines.values().stream()
                .filter(line -> !line.holds().isEmpty()
                        || !LineTerms.notApplied(line, taxes).isEmpty())
                .sorted(comparing(line -> line.ref().toString(), CodePoints.ORDER))
                .toList();
    }

    /** A line of the input. */
    ContractLine get(Ref<?> line) {
        return requireNonNull(lines.get(line));
    }

    List<ContractLine> of(BillableItem item, Entity record) {
        ContractLine named = lines.get(lineOf(record));
        return named == null
                ? unnamed.stream().filter(line -> covers(line, item)).toList()
                : List.of(named);
    }

    private @Nullable Ref<?> lineOf(Entity record) {
        if (record instanceof TimeEntry time) {
            Assignment assignment = time.assignment() == null
                    ? null
                    : input.people().assignments().get(time.assignment());
            return assignment == null ? null : assignment.contractLine();
        }
        if (record instanceof ExpenseItem expense) {
            return expense.contractLine();
        }
        return record instanceof Milestone milestone ? milestone.contractLine() : record.ref();
    }

    private boolean covers(ContractLine line, BillableItem item) {
        return input.engagement().ref().equals(line.engagement())
                && (line.project() == null || line.project().equals(item.project()))
                && line.period().contains(item.serviceDate())
                && (line.role() == null || line.role().equals(item.role()))
                && sells(line, item.kind());
    }

    /** What it includes, else what its billing method is about. */
    private static boolean sells(ContractLine line, LineKind kind) {
        boolean isSaid = !line.includes().isEmpty();
        return switch (line.billingMethod()) {
            case TIME_AND_MATERIAL, COST_PLUS, RETAINER, UNIT ->
                switch (kind) {
                    case TIME ->
                        isSaid
                                ? line.includes().contains(LineContent.TIME)
                                : line.billingMethod() != BillingMethod.COST_PLUS;
                    case EXPENSE -> isSaid ? line.includes().contains(LineContent.EXPENSE) : line.role() == null;
                    case MILESTONE, RECURRING -> false;
                };
            case FIXED_PRICE, MILESTONE -> kind == LineKind.MILESTONE;
            case RECURRING -> false;
        };
    }
}
